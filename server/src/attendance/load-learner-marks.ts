import type { Viewer } from "../identity/viewer.js";
import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { type ClassStay, readStaysOfLearners } from "../schools/read-stays.js";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import { Session } from "../values/session.js";
import type { MarkType } from "./learner-attendance.type.js";
import { marksOfLearner, type StatusOf, type TakenRoll } from "./marks-of-learner.js";
import { readReasonsFor } from "./read-reasons-for.js";
import { type RegisterRef, registerName } from "./register.js";

type OwnMark = RegisterRef & {
  learnerId: LearnerId;
  status: AttendanceStatus;
  reason: number | null;
  minutesLate: number | null;
  contested: string | null;
};
/** A mark before its reason is worded for the viewer. */
type FoundMark = Omit<OwnMark, "learnerId" | "contested"> & { contested: boolean };

const ALL = 1_000_000;

// A class at a time, so that no more of its registers are read than are wanted. The plus keeps SQLite from going through
// the whole school's.
const LAST_ROLLS = `select class_id as classId, day, session, roster_rev as rosterRev, default_status as defaultStatus
  from roll_call where +school_id = ? and class_id = ?
  order by day desc, case session when '${Session.afternoon}' then 0 else 1 end limit ?`;
/** SQLite unites 500 at most. */
const MOST_AT_ONCE = 200;

/** What the last registers of each learner's classes say of them, newest first; no query more for more learners. */
export async function loadLearnerMarks(
  em: Em,
  viewer: Viewer,
  learnerIds: readonly LearnerId[],
  last: number,
): Promise<Map<LearnerId, MarkType[]>> {
  const { schoolId } = viewer;
  const stays = await readStaysOfLearners(em, schoolId, learnerIds);
  const staysOf = Map.groupBy(stays, ({ learnerId }) => learnerId);
  const { marks, unfinished } = await findMarks(em, schoolId, staysOf, last, last);
  if (unfinished.length > 0) {
    // They moved lately: what their old class did since says nothing of them, and hides what it did before.
    const rest = new Map(unfinished.map((id) => [id, staysOf.get(id) ?? []]));
    for (const [id, found] of (await findMarks(em, schoolId, rest, last, ALL)).marks) marks.set(id, found);
  }
  const reasonOf = await readReasonsFor(em, viewer);
  const toMark = ({ day, session, status, minutesLate, contested, classId, reason }: FoundMark): MarkType => ({
    day,
    session,
    status,
    minutesLate,
    contested,
    reason: reasonOf(classId, reason),
  });
  return new Map([...marks].map(([id, found]) => [id, found.map(toMark)]));
}

/** Looks at the last `depth` registers of each class; tells who might have more before those. */
async function findMarks(
  em: Em,
  schoolId: SchoolId,
  staysOf: ReadonlyMap<LearnerId, readonly ClassStay[]>,
  last: number,
  depth: number,
): Promise<{ marks: Map<LearnerId, FoundMark[]>; unfinished: LearnerId[] }> {
  const classIds = [...new Set([...staysOf.values()].flat().map(({ classId }) => classId))];
  const rolls = Map.groupBy(await readLastRolls(em, schoolId, classIds, depth), ({ classId }) => classId);
  const days = [...rolls.values()].flat().map(({ day }) => day);
  const first = days.reduce((earliest, day) => (day < earliest ? day : earliest), days[0] ?? "");
  const own = Map.groupBy(await readOwnMarks(em, schoolId, [...staysOf.keys()], first), ({ learnerId }) => learnerId);

  const marks = new Map<LearnerId, FoundMark[]>();
  const unfinished: LearnerId[] = [];
  for (const [learnerId, stays] of staysOf) {
    const classes = [...new Set(stays.map(({ classId }) => classId))];
    const theirs = classes.flatMap((classId) => rolls.get(classId) ?? []);
    const within = new Set(theirs.map(registerName));
    const marked = (own.get(learnerId) ?? []).filter((mark) => within.has(registerName(mark)));
    const found = marksOfLearner(theirs, marked, stays).map(toFound);
    marks.set(learnerId, found.sort(newestFirst).slice(0, last));
    if (found.length < last && classes.some((classId) => rolls.get(classId)?.length === depth))
      unfinished.push(learnerId);
  }
  return { marks, unfinished };
}

const toFound = (mark: OwnMark | StatusOf): FoundMark =>
  "learnerId" in mark
    ? { ...mark, contested: mark.contested !== null }
    : { ...mark, reason: null, minutesLate: null, contested: false };

function newestFirst(one: FoundMark, other: FoundMark): number {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1;
  return Number(other.session === Session.afternoon) - Number(one.session === Session.afternoon);
}

async function readLastRolls(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
  depth: number,
): Promise<TakenRoll[]> {
  const rows: TakenRoll[] = [];
  for (const some of chunksOf(classIds, MOST_AT_ONCE)) {
    const sql = some.map((_, index) => `select * from (${LAST_ROLLS}) c${index}`).join(" union all ");
    const values = some.flatMap((classId) => [schoolId, classId, depth]);
    rows.push(...(await runSql<TakenRoll>(em, sql, values)));
  }
  return rows;
}

async function readOwnMarks(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
  from: string,
): Promise<OwnMark[]> {
  if (learnerIds.length === 0) return [];
  const sql = `select class_id as classId, day, session, learner_id as learnerId, status, reason,
      minutes_late as minutesLate, contested
    from attendance_mark where school_id = ? and learner_id in ${placesFor(learnerIds)} and day >= ?`;
  return runSql<OwnMark>(em, sql, [schoolId, ...learnerIds, from]);
}
