import type { Em } from "../platform/orm.js";
import { chunksOf } from "../platform/chunks-of.js";
import { runSql } from "../platform/sql.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { Session } from "../values/session.js";
import type { TakenRoll } from "./marks-of-learner.js";
import type { RegisterRef } from "./register.js";

/** A class's last registers, newest first. */
export type LastRegisters = {
  readonly rolls: readonly TakenRoll[];
  /** The earliest of them when there may be others before it. */
  readonly cut: TakenRoll | null;
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
    const sql = some.map((_, index) => `select * from (${LAST_ROLLS}) c${index}`).join(" union all ");
    const values = some.flatMap((classId) => [schoolId, classId, depth]);
    rows.push(...(await runSql<TakenRoll>(em, sql, values)));
  }
  const ofClass = Map.groupBy(rows.sort(newestFirst), ({ classId }) => classId);
  return new Map(
    [...ofClass].map(([classId, rolls]) => [classId, { rolls, cut: rolls.length < depth ? null : rolls.at(-1)! }]),
  );
}

type When = Pick<RegisterRef, "day" | "session">;

export function newestFirst(one: When, other: When): number {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1;
  return Number(other.session === Session.afternoon) - Number(one.session === Session.afternoon);
}
