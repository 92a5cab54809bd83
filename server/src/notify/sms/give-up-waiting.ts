import type { Em } from "../../platform/orm.js";
import { PushMessage, PushState } from "../push/push-message.entity.js";
import { SmsMessage, SmsState } from "./sms-message.entity.js";

/** Longer than any provider takes to answer. */
const WAITED_MS = 10 * 60_000;
const ANY_SCHOOL = { filters: { school: false } } as const;

/** Of messages whose process died while it handed them over: a text message is left alone, a notice tried again. */
export async function giveUpWaiting(em: Em, now: Date): Promise<void> {
  const before = new Date(now.getTime() - WAITED_MS);
  const lost = { state: SmsState.sending, changedAt: { $lt: before } };
  const why = "the server stopped while it was sent";
  await em.nativeUpdate(SmsMessage, lost, { state: SmsState.unknown, why, changedAt: now }, ANY_SCHOOL);
  const untold = { state: PushState.sending, dueAt: { $lt: before } };
  await em.nativeUpdate(PushMessage, untold, { state: PushState.queued }, ANY_SCHOOL);
}
