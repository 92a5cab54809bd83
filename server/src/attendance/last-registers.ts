import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import { Session } from "../values/session.js";
import type { MarkType } from "./learner-attendance.type.js";
import type { TakenRoll } from "./marks-of-learner.js";
import type { RegisterRef } from "./register.js";

/** A roll, what it says of everyone it covers, one mark for all of them, and the marks of those who have their own. */
export type LastRoll = Pick<TakenRoll, "classId" | "rosterRev"> & {
  readonly mark: MarkType;
  readonly own: ReadonlyMap<LearnerId, MarkType>;
};

/** A class's last registers, newest first. */
export type LastRegisters = {
  readonly rolls: readonly LastRoll[];
  /** The earliest of them when there may be others before it. */
  readonly cut: MarkType | null;
};

type Row = TakenRoll & { learnerId: LearnerId | null } & OwnColumns;
type OwnColumns = {
  status: AttendanceStatus;
  reason: number | null;
  minutesLate: number | null;
  contested: string | null;
};

// A class at a time, so that no more of its registers are read than are wanted. The plus keeps SQLite from going through
// the whole school's.
const LAST_ROLLS = `select class_id as classId, day, session, roster_rev as rosterRev, default_status as defaultStatus
  from roll_call where +school_id = ? and class_id = ?
  order by day desc, case session when '${Session.afternoon}' then 0 else 1 end limit ?`;
const COLUMNS = `r.*, m.learner_id as learnerId, m.status, m.reason, m.minutes_late as minutesLate, m.contested`;
const OWN = `left join attendance_mark m
  on m.class_id = r.classId and m.day = r.day and m.session = r.session and +m.school_id = ?
    and m.learner_id between ? and ?`;
/** SQLite unites 500 at most. */
const MOST_AT_ONCE = 200;

/** The last `depth` registers of each class, with what they say of these learners. */
export async function readLastRegisters(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
  learnerIds: readonly LearnerId[],
  depth: number,
): Promise<Map<ClassId, LastRegisters>> {
  // A list of them would be looked through for every mark; one too many does no harm.
  const between = [Math.min(...learnerIds), Math.max(...learnerIds)];
  const rows: Row[] = [];
  for (const some of chunksOf(classIds, MOST_AT_ONCE)) {
    const one = (_: ClassId, index: number) => `select * from (${LAST_ROLLS}) c${index}`;
    const rolls = some.length === 1 ? LAST_ROLLS : some.map(one).join(" union all ");
    const sql = `select ${COLUMNS} from (${rolls}) r ${OWN}`;
    const values = some.flatMap((classId) => [schoolId, classId, depth]);
    rows.push(...(await runSql<Row>(em, sql, [...values, schoolId, ...between])));
  }
  const ofClass = Map.groupBy(toRolls(rows), ({ classId }) => classId);
  const cutOf = (rolls: readonly LastRoll[]) => (rolls.length < depth ? null : rolls.at(-1)!.mark);
  return new Map([...ofClass].map(([classId, rolls]) => [classId, { rolls, cut: cutOf(rolls) }]));
}

/** Of rows with a roll and an own mark each, the rolls, newest first. */
function toRolls(rows: readonly Row[]): LastRoll[] {
  const rolls = new Map<string, LastRoll & { own: Map<LearnerId, MarkType> }>();
  for (const row of rows) {
    const { classId, rosterRev, learnerId } = row;
    const name = `${classId} ${row.day}${row.session}`;
    let roll = rolls.get(name);
    if (!roll) rolls.set(name, (roll = { classId, rosterRev, mark: defaultMark(row), own: new Map() }));
    if (learnerId !== null) roll.own.set(learnerId, ownMark(row));
  }
  return [...rolls.values()].sort((one, other) => newestFirst(one.mark, other.mark));
}

function defaultMark({ classId, day, session, defaultStatus: status }: TakenRoll): MarkType {
  return { classId, day, session, status, reasonNumber: null, minutesLate: null, contested: false };
}

function ownMark({ classId, day, session, status, reason: reasonNumber, minutesLate, contested }: Row): MarkType {
  return { classId, day, session, status, reasonNumber, minutesLate, contested: contested !== null };
}

type When = Pick<RegisterRef, "day" | "session">;

export function newestFirst(one: When, other: When): number {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1;
  return Number(other.session === Session.afternoon) - Number(one.session === Session.afternoon);
}
