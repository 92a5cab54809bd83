import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import type { ClassId, DeviceId, LearnerId, SchoolId, TermId, UserId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { History } from "./history.js";
import type { HistoryRoster } from "./rosters-of.js";

export type HistoryAuthor = { readonly userId: UserId; readonly deviceId: DeviceId };

/** Where a history is written to: the ids of its terms, classes and learners, by their places in it. */
export type HistoryPlace = {
  readonly tx: Em;
  readonly schoolId: SchoolId;
  readonly history: History;
  readonly rosters: readonly HistoryRoster[];
  readonly termIds: readonly TermId[];
  readonly classIds: readonly ClassId[];
  readonly learnerIds: readonly LearnerId[];
  /** Who is said to have taken a class's registers and entered its scores, and on what. */
  authorOf(classIndex: number): HistoryAuthor;
};

/**
 * What was brought in from before: devices follow no scope in which it would have a sequence, and whatever is written to it
 * later knew of it.
 */
export const BEFORE = 0;

export const noonOf = (day: SchoolDay): Date => new Date(`${day}T09:00:00Z`);

/** The first id that no row has yet. Only where nobody else writes to the table until the transaction is over. */
export async function firstFreeId(tx: Em, table: string): Promise<number> {
  const [row] = await runSql<{ last: number | null }>(tx, `select max(id) as last from \`${table}\``);
  return Number(row?.last ?? 0) + 1;
}
