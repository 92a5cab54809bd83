import type { Em } from "../platform/orm.js";
import type { SchoolId } from "../values/ids.js";
import { AttendanceReason } from "./attendance-reason.entity.js";
import type { Mark } from "./mark.js";
import type { RestrictedReasons } from "./restricted-reasons.js";

/** A school's reasons by number, retired ones too: a phone may come back with a mark from before. */
export type ReasonList = {
  readonly byNumber: ReadonlyMap<number, AttendanceReason>;
  readonly restricted: RestrictedReasons;
};

export async function readReasons(em: Em, schoolId: SchoolId): Promise<ReasonList> {
  const reasons = await em
    .createQueryBuilder(AttendanceReason)
    .select("*")
    .where({ schoolId })
    .execute<AttendanceReason[]>();
  return {
    byNumber: new Map(reasons.map((reason) => [reason.number, reason])),
    restricted: new Set(reasons.filter(({ restricted }) => restricted).map(({ number }) => number)),
  };
}

/** Whether the mark's reason, if it gives one, is one of the school's and may explain that status. */
export const isExplained = ({ byNumber }: ReasonList, { status, reason }: Mark): boolean =>
  reason === null || (byNumber.get(reason)?.statuses.includes(status) ?? false);
