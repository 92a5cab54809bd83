import type { Em } from "../../platform/orm.js";
import { SmsMessage, SmsState } from "./sms-message.entity.js";

/** By https://developers.africastalking.com/docs/sms/notifications: what a report's status means; others change nothing. */
const MEANS: Readonly<Record<string, SmsState>> = {
  Success: SmsState.delivered,
  Rejected: SmsState.failed,
  Failed: SmsState.failed,
  AbsentSubscriber: SmsState.failed,
  Expired: SmsState.failed,
};

/** Notes what the provider reports of a message it took; what was delivered stays so, however late an earlier report comes. */
export async function takeReport(
  em: Em,
  now: Date,
  { id, status, failureReason }: { id: string; status: string; failureReason: string | null },
): Promise<void> {
  const state = MEANS[status];
  if (!state || id === "") return;
  const open = { providerId: id, state: { $in: [SmsState.sending, SmsState.sent, SmsState.unknown] } };
  const why = state === SmsState.failed ? `${status} ${failureReason ?? ""}`.trim().slice(0, 200) : null;
  await em.nativeUpdate(SmsMessage, open, { state, why, changedAt: now }, { filters: { school: false } });
}
