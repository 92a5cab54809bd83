import type { Em } from "../../platform/orm.js";
import type { SmsSender } from "../../platform/sms/sms-sender.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { MAY_BE_TOLD } from "../../schools/guardians/guardian-sql.js";
import type { Clock } from "../../values/clock.js";
import type { GuardianId, LearnerId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";
import { afterQuietHours } from "../after-quiet-hours.js";
import { readNotifySettings } from "../read-notify-settings.js";
import { readSpent } from "./read-spent.js";
import { SmsMessage, SmsState } from "./sms-message.entity.js";

type Due = {
  id: number;
  schoolId: SchoolId;
  guardianId: GuardianId;
  learnerId: LearnerId;
  phone: Phone;
  text: string;
  cents: number;
};

const ANY_SCHOOL = { filters: { school: false } } as const;

/** Sends the text message that has waited longest; tells whether there was one, sent or put off. */
export async function sendDueSms(open: () => Em, sms: SmsSender, clock: Clock): Promise<boolean> {
  const [next] = await runSql<{ id: number }>(
    open(),
    "select id from sms_message where state = ? and due_at <= ? order by due_at, id limit 1",
    [SmsState.queued, clock.now()],
  );
  if (!next) return false;
  const claimed = await inTransaction(open(), (tx) => claim(tx, next.id, clock.now()));
  if (!claimed) return true;
  const outcome = await sms.send(claimed.phone, claimed.text);
  const changedAt = clock.now();
  const became =
    outcome.kind === "sent"
      ? { state: SmsState.sent, providerId: outcome.providerId, cents: outcome.cents, why: null }
      : { state: outcome.kind === "refused" ? SmsState.failed : SmsState.unknown, why: outcome.why.slice(0, 200) };
  await open().nativeUpdate(SmsMessage, { id: claimed.id }, { ...became, changedAt }, ANY_SCHOOL);
  return true;
}

/** Takes a message to be sent, unless another process has, it is quiet by now, or the school would spend too much. */
async function claim(tx: Em, id: number, now: Date): Promise<Due | null> {
  const lock = isSqlite(tx) ? "" : " for update";
  const [due] = await runSql<Due>(
    tx,
    `select id, school_id as schoolId, guardian_id as guardianId, learner_id as learnerId, phone, text, cents from sms_message where id = ? and state = ?${lock}`,
    [id, SmsState.queued],
  );
  if (!due) return null;
  // Whoever spends takes turns with the school's others, so that two together do not pass the cap.
  await runSql(tx, `select id from school where id = ?${lock}`, [due.schoolId]);
  const rules = await readNotifySettings(tx, due.schoolId);
  const quietUntil = afterQuietHours(rules, now);
  const put = (change: object) => tx.nativeUpdate(SmsMessage, { id }, { ...change, changedAt: now }, ANY_SCHOOL);
  if (!(await mayStillBeTold(tx, due))) {
    await put({ state: SmsState.failed, why: "may not be written to any longer" });
    return null;
  }
  if (quietUntil > now) {
    await put({ dueAt: quietUntil });
    return null;
  }
  const spent = await readSpent(tx, due.schoolId, now);
  if (spent + Number(due.cents) > (rules.capCents as Cents)) {
    await put({ state: SmsState.capped });
    return null;
  }
  await put({ state: SmsState.sending });
  return due;
}

/** A message may wait for hours: meanwhile the school may have been told to write to that guardian no more. */
async function mayStillBeTold(tx: Em, { schoolId, guardianId, learnerId, phone }: Due): Promise<boolean> {
  const rows = await runSql(
    tx,
    `select s.id from guardianship s join guardian g on g.id = s.guardian_id
     where s.school_id = ? and s.guardian_id = ? and s.learner_id = ? and g.phone = ? and ${MAY_BE_TOLD}`,
    [schoolId, guardianId, learnerId, phone],
  );
  return rows.length > 0;
}
