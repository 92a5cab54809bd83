import { ErrorCode, Refusal } from "../errors.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { Actor } from "../schools/actor.js";
import { toLineText } from "../values/line-text.js";
import { MOST_CENTS } from "../values/money.js";
import { NotifySettings } from "./notify-settings.entity.js";
import type { NotifyRules } from "./read-notify-settings.js";
import { SmsMessage, SmsState } from "./sms/sms-message.entity.js";

const DAY_MINUTES = 24 * 60;
const MAX_PAY_TO = 40;

/** Changes how the school tells guardians things; what waited because of the cap is looked at again. */
export async function saveNotifySettings(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  rules: NotifyRules,
): Promise<void> {
  const { capCents, quietFrom, quietTo } = rules;
  if (capCents < 0 || capCents > MOST_CENTS) {
    throw new Refusal(ErrorCode.badInput, "Give what a month's text messages may cost: 0 or more.");
  }
  if ([quietFrom, quietTo].some((minute) => !Number.isInteger(minute) || minute < 0 || minute >= DAY_MINUTES)) {
    throw new Refusal(ErrorCode.badInput, "Give quiet hours as minutes from midnight, 0 to 1439.");
  }
  const payTo = rules.payTo === null ? null : toLineText(rules.payTo) || null;
  if (payTo !== null && payTo.length > MAX_PAY_TO) {
    throw new Refusal(
      ErrorCode.badInput,
      `Say where to pay in at most ${MAX_PAY_TO} characters, such as Paybill 123456.`,
    );
  }
  await tx.upsert(NotifySettings, { schoolId, ...rules, payTo });
  const capped = { schoolId, state: SmsState.capped };
  await tx.nativeUpdate(SmsMessage, capped, { state: SmsState.queued, changedAt: now });
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "messages.set",
    subject: `school:${schoolId}`,
    detail: JSON.stringify({ ...rules, payTo }),
    at: now,
  });
}
