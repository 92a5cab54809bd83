import { refuseLife } from "../life-refusal.js";
import { refuse } from "../../schools/school-refusal.js";
import { readOpenLines } from "../../fees/ledger/read-open-lines.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { className } from "../../schools/class-name.js";
import { Learner } from "../../schools/learner.entity.js";
import { readOptional } from "../../schools/life/read-identity.js";
import type { Grade } from "../../values/grade.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import { isAway } from "../../values/learner-status.js";
import { addMoney, type Cents } from "../../values/money.js";
import { schoolDayAt } from "../../values/school-day.js";
import type { LetterContent } from "./letter-content.js";
import { type LetterLanguage, TransferLetter } from "./transfer-letter.entity.js";

export type LetterWanted = {
  learnerId: LearnerId;
  language: LetterLanguage;
  /** A line on the learner's conduct. */
  conduct: string | null;
  withBalance: boolean;
};

/** Writes the letter that a learner who left takes along. What it says is kept as it was on the day. */
export async function issueLetter(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { learnerId, language, conduct, withBalance }: LetterWanted,
): Promise<TransferLetter> {
  const learner = await tx.findOne(Learner, { schoolId, id: learnerId });
  if (!learner) throw refuse("LEARNER_UNKNOWN");
  if (!isAway(learner.status)) {
    throw refuseLife("LETTER_TOO_EARLY");
  }
  const last = await readLast(tx, schoolId, learnerId);
  const content: LetterContent = {
    name: learner.name,
    sex: learner.sex ?? null,
    birthDate: learner.birthDate ?? null,
    admissionNumber: learner.admissionNumber,
    upi: learner.upi ?? null,
    assessmentNumber: learner.assessmentNumber ?? null,
    className: last.grade === null ? null : className({ grade: last.grade, stream: last.stream ?? "" }),
    classYear: last.year,
    admittedOn: learner.admittedOn ?? null,
    leftOn: learner.leftOn ?? schoolDayAt(now),
    otherSchool: last.otherSchool,
    conduct: readOptional(conduct, 200, "CONDUCT_LENGTH"),
    balance: withBalance ? await readBalance(tx, schoolId, learnerId) : null,
  };
  const letter = tx.create(TransferLetter, {
    schoolId,
    learnerId,
    number: await takeNumber(tx, schoolId),
    language,
    day: schoolDayAt(now),
    content: JSON.stringify(content),
    issuedBy: userId,
    issuedAt: now,
  });
  await tx.flush();
  const subject = `learner:${learnerId}`;
  const detail = `letter ${letter.number}`;
  await recordAudit(tx, { schoolId, userId, action: "letter.issued", subject, detail, at: now });
  return letter;
}

async function takeNumber(tx: Em, schoolId: SchoolId): Promise<number> {
  // Whoever numbers takes turns with the school's others.
  await runSql(tx, `select id from school where id = ?${isSqlite(tx) ? "" : " for update"}`, [schoolId]);
  const sql = "select max(number) as last from transfer_letter where school_id = ?";
  const [row] = await runSql<{ last: number | null }>(tx, sql, [schoolId]);
  return Number(row?.last ?? 0) + 1;
}

type Last = { grade: Grade | null; stream: string | null; year: number | null; otherSchool: string | null };

/** The last class, and where the learner said to go. */
async function readLast(tx: Em, schoolId: SchoolId, learnerId: LearnerId): Promise<Last> {
  const [stay] = await runSql<Omit<Last, "otherSchool">>(
    tx,
    `select c.grade, c.stream, c.year from enrolment e join school_class c on c.id = e.class_id
     where e.school_id = ? and e.learner_id = ? order by e.id desc limit 1`,
    [schoolId, learnerId],
  );
  const [event] = await runSql<{ otherSchool: string | null }>(
    tx,
    `select other_school as otherSchool from learner_event where school_id = ? and learner_id = ?
     and kind in ('transferred-out', 'left', 'completed') order by id desc limit 1`,
    [schoolId, learnerId],
  );
  const { grade = null, stream = null, year = null } = stay ?? {};
  return { grade, stream, year, otherSchool: event?.otherSchool ?? null };
}

async function readBalance(tx: Em, schoolId: SchoolId, learnerId: LearnerId): Promise<Cents> {
  const { lines, credit } = (await readOpenLines(tx, schoolId, [learnerId])).get(learnerId)!;
  return (addMoney(lines.map(({ cents }) => cents)) - credit) as Cents;
}
