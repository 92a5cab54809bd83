import { ErrorCode, Refusal } from "../../errors.js";
import { readOpenLines } from "../../fees/ledger/read-open-lines.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, placesFor, runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { MAY_BE_TOLD } from "../../schools/guardians/guardian-sql.js";
import type { GuardianId, LearnerId } from "../../values/ids.js";
import { addMoney, type Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";
import { schoolDayAt } from "../../values/school-day.js";
import { arrearsText, firstName, toLocale } from "../message-texts.js";
import { readNotifySettings } from "../read-notify-settings.js";
import { queueSms } from "./queue-sms.js";
import { SmsKind } from "./sms-message.entity.js";

/** Whom no reminder goes to, and why: nothing is owed, no guardian who may be written to has a phone, or one went today. */
type Left = { learnerId: LearnerId; why: "even" | "no-phone" | "today" };

export type Reminded = { queued: number; left: Left[] };

export const MOST_REMINDED = 500;

type Row = {
  learnerId: LearnerId;
  name: string;
  admissionNumber: string;
  schoolName: string;
  guardianId: GuardianId | null;
  phone: Phone | null;
  locale: string | null;
};

/** Puts down a reminder of what each learner owes to the guardian who is called first, at most one a day. */
export async function remindOfArrears(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  learnerIds: readonly LearnerId[],
): Promise<Reminded> {
  if (learnerIds.length === 0 || learnerIds.length > MOST_REMINDED) {
    throw new Refusal(ErrorCode.badInput, `Choose 1 to ${MOST_REMINDED} learners at a time.`);
  }
  const rules = await readNotifySettings(tx, schoolId);
  const standings = await readOpenLines(tx, schoolId, learnerIds);
  const key = `arrears:${schoolDayAt(now)}`;
  const today = new Set(await readRemindedUnder(tx, schoolId, key, learnerIds));
  const left: Left[] = [];
  let queued = 0;
  for (const [learnerId, row] of await readFirstGuardians(tx, schoolId, learnerIds)) {
    const { lines, credit } = standings.get(learnerId)!;
    const balance = (addMoney(lines.map(({ cents }) => cents)) - credit) as Cents;
    const why = balance <= 0 ? "even" : today.has(learnerId) ? "today" : row.phone === null ? "no-phone" : null;
    if (why !== null || row.phone === null || row.guardianId === null) {
      left.push({ learnerId, why: why ?? "no-phone" });
      continue;
    }
    const { schoolName, name, admissionNumber, guardianId, phone, locale } = row;
    const told = { schoolName, child: firstName(name), balance, admissionNumber, payTo: rules.payTo, dueDay: null };
    const text = arrearsText(toLocale(locale ?? ""), told);
    const sms = { schoolId, kind: SmsKind.arrears, key: `${key}:${learnerId}`, guardianId, learnerId, phone, text };
    await queueSms(tx, now, rules, { ...sms, sentBy: userId });
    queued++;
  }
  const detail = `${queued} of ${learnerIds.length}`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "arrears.reminded",
    subject: `school:${schoolId}`,
    detail,
    at: now,
  });
  return { queued, left };
}

async function readFirstGuardians(
  tx: Em,
  schoolId: Actor["schoolId"],
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, Row>> {
  const rows = await runSql<Row>(
    tx,
    `select l.id as learnerId, l.name, l.admission_number as admissionNumber, school.name as schoolName,
       g.id as guardianId, g.phone, u.locale
     from learner l join school on school.id = l.school_id
     left join guardianship s on s.learner_id = l.id and ${MAY_BE_TOLD} left join guardian g on g.id = s.guardian_id
     left join ${isSqlite(tx) ? '"user"' : "`user`"} u on u.id = g.user_id
     where l.school_id = ? and l.id in ${placesFor(learnerIds)}
     order by l.id, case when g.phone is null then 1 else 0 end, s.priority, s.id`,
    [schoolId, ...learnerIds],
  );
  const first = new Map<LearnerId, Row>();
  for (const row of rows) if (!first.has(row.learnerId)) first.set(row.learnerId, row);
  if (first.size === new Set(learnerIds).size) return first;
  throw new Refusal(ErrorCode.notFound, "One of those learners is not in this school. Load the list again.");
}

async function readRemindedUnder(
  tx: Em,
  schoolId: Actor["schoolId"],
  key: string,
  learnerIds: readonly LearnerId[],
): Promise<LearnerId[]> {
  const keys = learnerIds.map((id) => `${key}:${id}`);
  const rows = await runSql<{ learnerId: LearnerId }>(
    tx,
    `select learner_id as learnerId from sms_message where school_id = ? and \`key\` in ${placesFor(keys)}`,
    [schoolId, ...keys],
  );
  return rows.map(({ learnerId }) => learnerId);
}
