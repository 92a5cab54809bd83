import type { Em } from "../platform/orm.js";
import { chunksOf } from "../platform/chunks-of.js";
import { runSql } from "../platform/sql.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { Session } from "../values/session.js";
import type { MarkType } from "./learner-attendance.type.js";
import type { TakenRoll } from "./marks-of-learner.js";
import type { RegisterRef } from "./register.js";

/** A mark and the class whose register says it. */
export type FoundMark = MarkType & { readonly classId: ClassId };

/** A roll and what it says of everyone it covers: one mark for all of them. */
export type LastRoll = Pick<TakenRoll, "classId" | "rosterRev"> & { readonly mark: FoundMark };

/** A class's last registers, newest first. */
export type LastRegisters = {
  readonly rolls: readonly LastRoll[];
  /** The earliest of them when there may be others before it. */
  readonly cut: FoundMark | null;
};

// A class at a time, so that no more of its registers are read than are wanted. The plus keeps SQLite from going through
// the whole school's.
const LAST_ROLLS = `select class_id as classId, day, session, roster_rev as rosterRev, default_status as defaultStatus
  from roll_call where +school_id = ? and class_id = ?
  order by day desc, case session when '${Session.afternoon}' then 0 else 1 end limit ?`;
/** SQLite unites 500 at most. */
const MOST_AT_ONCE = 200;

export async function readLastRegisters(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
  depth: number,
): Promise<Map<ClassId, LastRegisters>> {
  const rows: TakenRoll[] = [];
  for (const some of chunksOf(classIds, MOST_AT_ONCE)) {
    const one = (_: ClassId, index: number) => `select * from (${LAST_ROLLS}) c${index}`;
    const sql = some.length === 1 ? LAST_ROLLS : some.map(one).join(" union all ");
    const values = some.flatMap((classId) => [schoolId, classId, depth]);
    rows.push(...(await runSql<TakenRoll>(em, sql, values)));
  }
  const ofClass = Map.groupBy(rows.sort(newestFirst).map(toLastRoll), ({ classId }) => classId);
  const cutOf = (rolls: readonly LastRoll[]) => (rolls.length < depth ? null : rolls.at(-1)!.mark);
  return new Map([...ofClass].map(([classId, rolls]) => [classId, { rolls, cut: cutOf(rolls) }]));
}

const toLastRoll = ({ classId, day, session, rosterRev, defaultStatus: status }: TakenRoll): LastRoll => ({
  classId,
  rosterRev,
  mark: { classId, day, session, status, reason: null, minutesLate: null, contested: false },
});

type When = Pick<RegisterRef, "day" | "session">;

export function newestFirst(one: When, other: When): number {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1;
  return Number(other.session === Session.afternoon) - Number(one.session === Session.afternoon);
}
