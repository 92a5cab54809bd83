import type { Em } from "../../platform/orm.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import { MAY_SEE } from "../../schools/guardians/guardian-sql.js";
import type { LearnerId, ReceiptId, SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Channel } from "./channel.js";

/** A part of a statement about `receipt r`, with its values. */
export type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

export type ReceiptRow = {
  readonly id: ReceiptId;
  readonly number: number;
  readonly channel: Channel;
  readonly reference: string;
  readonly cents: Cents;
  readonly payer: string | null;
  readonly narration: string | null;
  readonly goods: string | null;
  readonly quantity: string | null;
  readonly requestKey: string | null;
  readonly day: SchoolDay;
  readonly paidAt: Date;
  readonly code: string;
  readonly recordedBy: UserId | null;
  readonly reversedAt: Date | null;
};

/** The school's receipts that meet the conditions; `tail` is the order and the limit. */
export async function readReceipts(
  em: Em,
  schoolId: SchoolId,
  where: readonly Condition[],
  tail: Condition,
): Promise<ReceiptRow[]> {
  const rows = await runSql<ReceiptRow>(
    em,
    `select r.id, r.number, r.channel, r.reference, r.cents, r.payer, r.narration, r.goods, r.quantity,
       r.request_key as requestKey, r.day, r.paid_at as paidAt, r.code, r.recorded_by as recordedBy,
       r.reversed_at as reversedAt
     from receipt r where r.school_id = ?${and(where)} ${tail.sql}`,
    [schoolId, ...valuesOf(where), ...tail.values],
  );
  return rows.map((row) => ({
    ...row,
    cents: Number(row.cents) as Cents,
    paidAt: readInstant(row.paidAt),
    reversedAt: row.reversedAt === null ? null : readInstant(row.reversedAt),
  }));
}

export async function countReceipts(em: Em, schoolId: SchoolId, where: readonly Condition[]): Promise<number> {
  const sql = `select count(*) as receipts from receipt r where r.school_id = ?${and(where)}`;
  const [row] = await runSql<{ receipts: number }>(em, sql, [schoolId, ...valuesOf(where)]);
  return Number(row?.receipts ?? 0);
}

const and = (where: readonly Condition[]) => where.map(({ sql }) => ` and ${sql}`).join("");
const valuesOf = (where: readonly Condition[]) => where.flatMap(({ values }) => values);

/** Receipts whose money reached one of the learners. */
export const paidFor = (learners: Condition): Condition => ({
  sql: `exists (select 1 from journal_entry e join journal_line l on l.entry_id = e.id
    where e.receipt_id = r.id and l.learner_id is not null and ${learners.sql})`,
  values: learners.values,
});

export const paidForLearner = (learnerId: LearnerId): Condition =>
  paidFor({ sql: "l.learner_id = ?", values: [learnerId] });

/** Receipts whose money reached a child of this guardian, whom they may know of. */
export const paidForChildOf = (userId: UserId): Condition =>
  paidFor({
    sql: `exists (select 1 from guardianship s join guardian g on g.id = s.guardian_id
      where s.learner_id = l.learner_id and g.user_id = ? and ${MAY_SEE})`,
    values: [userId],
  });
