import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { placesFor, runSql, type SqlValue } from "../../platform/sql.js";
import type { BursaryId, LearnerId, ReceiptId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Share } from "../receipts/post-payment.js";
import { type BursaryState, STATE_SQL } from "./bursary-state.js";

export type BursaryRow = {
  readonly id: BursaryId;
  readonly sponsor: string;
  readonly reference: string;
  readonly cents: Cents;
  readonly day: SchoolDay;
  readonly state: BursaryState;
  readonly receiptId: ReceiptId | null;
};

const FROM = `from (select b.id, b.sponsor, b.reference, b.cents, b.day, b.receipt_id as receiptId, ${STATE_SQL} as state
  from bursary b left join receipt r on r.id = b.receipt_id where b.school_id = ?) bursaries`;

/** A page of the school's bursaries, the newest first. */
export async function findBursaries(
  em: Em,
  schoolId: SchoolId,
  state: BursaryState | null,
  page: PageArguments,
): Promise<Connection<BursaryRow>> {
  const where: [string, SqlValue][] = state === null ? [] : [["state = ?", state]];
  const [before] = readCursor(page) ?? [];
  const more: [string, SqlValue][] = before === undefined ? where : [...where, ["id < ?", before]];
  const rows = await runSql<BursaryRow>(em, `select * ${FROM}${whereOf(more)} order by id desc limit ?`, [
    schoolId,
    ...more.map(([, value]) => value),
    page.first + 1,
  ]);
  const sql = `select count(*) as bursaries ${FROM}${whereOf(where)}`;
  const [count] = await runSql<{ bursaries: number }>(em, sql, [schoolId, ...where.map(([, value]) => value)]);
  return toConnection(rows, page, Number(count?.bursaries ?? 0), toRow, ({ id }) => [id]);
}

/** One of the school's bursaries; null when there is no such one. */
export async function readBursary(em: Em, schoolId: SchoolId, id: BursaryId): Promise<BursaryRow | null> {
  const [row] = await runSql<BursaryRow>(em, `select * ${FROM} where id = ?`, [schoolId, id]);
  return row ? toRow(row) : null;
}

/** What each bursary promised to whom, in the order in which they were named. */
export async function loadBursaryShares(
  em: Em,
  schoolId: SchoolId,
  ids: readonly BursaryId[],
): Promise<ReadonlyMap<BursaryId, Share[]>> {
  const rows = await runSql<Share & { bursaryId: BursaryId }>(
    em,
    `select bursary_id as bursaryId, learner_id as learnerId, cents from bursary_share
     where school_id = ? and bursary_id in ${placesFor(ids)} order by id`,
    [schoolId, ...ids],
  );
  const shares = rows.map(({ bursaryId, learnerId, cents }) => ({
    bursaryId,
    learnerId,
    cents: Number(cents) as Cents,
  }));
  return Map.groupBy(shares, ({ bursaryId }) => bursaryId);
}

export type ExpectedShare = BursaryRow & { readonly shareCents: Cents };

/** The bursaries that are promised to each learner and have not come. */
export async function loadExpected(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, ExpectedShare[]>> {
  const rows = await runSql<ExpectedShare & { learnerId: LearnerId }>(
    em,
    `select bursaries.*, s.learner_id as learnerId, s.cents as shareCents ${FROM}
     join bursary_share s on s.bursary_id = bursaries.id
     where state = 'pending' and s.learner_id in ${placesFor(learnerIds)} order by bursaries.id`,
    [schoolId, ...learnerIds],
  );
  const toShare = (row: (typeof rows)[number]) => ({
    ...row,
    ...toRow(row),
    shareCents: Number(row.shareCents) as Cents,
  });
  return Map.groupBy(rows.map(toShare), ({ learnerId }) => learnerId);
}

const whereOf = (where: readonly [string, SqlValue][]) =>
  where.length === 0 ? "" : ` where ${where.map(([sql]) => sql).join(" and ")}`;

const toRow = (row: BursaryRow): BursaryRow => ({ ...row, cents: Number(row.cents) as Cents });
