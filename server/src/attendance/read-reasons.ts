import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { SchoolId } from "../values/ids.js";
import type { Mark } from "./mark.js";
import type { RestrictedReasons } from "./restricted-reasons.js";

/** A reason as a school words it. */
export type Reason = {
  readonly number: number;
  readonly code: string;
  readonly english: string;
  readonly kiswahili: string;
  /** The statuses it may explain, as letters. */
  readonly statuses: string;
  /** No longer to be chosen. */
  readonly isRetired: boolean;
};

/** A school's reasons by number, retired ones too: a phone may come back with a mark from before. */
export type ReasonList = { readonly byNumber: ReadonlyMap<number, Reason>; readonly restricted: RestrictedReasons };

export async function readReasons(em: Em, schoolId: SchoolId): Promise<ReasonList> {
  const sql = `select number, code, english, kiswahili, statuses, restricted, retired_at as retiredAt
    from attendance_reason where school_id = ? order by number`;
  const rows = await runSql<Omit<Reason, "isRetired"> & { restricted: number; retiredAt: unknown }>(em, sql, [
    schoolId,
  ]);
  return {
    byNumber: new Map(
      rows.map(({ retiredAt, ...reason }) => [reason.number, { ...reason, isRetired: retiredAt !== null }]),
    ),
    restricted: new Set(rows.filter(({ restricted }) => Number(restricted) === 1).map(({ number }) => number)),
  };
}

/** Whether the mark's reason, if it gives one, is one of the school's and may explain that status. */
export const isExplained = ({ byNumber }: ReasonList, { status, reason }: Mark): boolean =>
  reason === null || (byNumber.get(reason)?.statuses.includes(status) ?? false);
