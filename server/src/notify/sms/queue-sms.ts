import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { GuardianId, LearnerId, SchoolId, UserId } from "../../values/ids.js";
import type { Phone } from "../../values/phone.js";
import { afterQuietHours } from "../after-quiet-hours.js";
import type { NotifyRules } from "../read-notify-settings.js";
import { priceOf } from "./price-of.js";
import { type SmsKind, SmsState } from "./sms-message.entity.js";

export type NewSms = {
  readonly schoolId: SchoolId;
  readonly kind: SmsKind;
  readonly key: string;
  readonly guardianId: GuardianId;
  readonly learnerId: LearnerId;
  readonly phone: Phone;
  readonly text: string;
  readonly sentBy: UserId | null;
};

const MAX_TEXT = 480;

/** Puts a text message down, once for each key and guardian, to go as soon as quiet hours allow. */
export async function queueSms(tx: Em, now: Date, rules: NotifyRules, sms: NewSms): Promise<void> {
  const { schoolId, kind, key, guardianId, learnerId, phone, sentBy } = sms;
  const text = sms.text.slice(0, MAX_TEXT);
  await runSql(
    tx,
    `insert ${isSqlite(tx) ? "or ignore" : "ignore"} into sms_message
     (school_id, kind, \`key\`, guardian_id, learner_id, phone, text, state, due_at, sent_by, cents, created_at, changed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      schoolId,
      kind,
      key,
      guardianId,
      learnerId,
      phone,
      text,
      SmsState.queued,
      afterQuietHours(rules, now),
      sentBy,
      priceOf(text),
      now,
      now,
    ],
  );
}
