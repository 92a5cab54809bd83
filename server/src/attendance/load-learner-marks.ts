import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { type ClassStay, readStaysOfLearners } from "../schools/read-stays.js";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import { type FoundMark, findLastMarks } from "./find-last-marks.js";
import { type LastRegisters, readLastRegisters } from "./last-registers.js";
import type { MarkType } from "./learner-attendance.type.js";
import type { TakenRoll } from "./marks-of-learner.js";
import { readReasonsFor } from "./read-reasons-for.js";
import { type RegisterRef, registerName } from "./register.js";

type OwnMark = RegisterRef & {
  learnerId: LearnerId;
  status: AttendanceStatus;
  reason: number | null;
  minutesLate: number | null;
  contested: string | null;
};

const ALL = 1_000_000;

/** What the last registers of each learner's classes say of them, newest first; no query more for more learners. */
export async function loadLearnerMarks(
  em: Em,
  viewer: Viewer,
  learnerIds: readonly LearnerId[],
  last: number,
): Promise<Map<LearnerId, MarkType[]>> {
  const stays = await readStaysOfLearners(em, viewer.schoolId, learnerIds);
  const staysOf = Map.groupBy(stays, ({ learnerId }) => learnerId);
  const { marks, unfinished } = await findMarks(em, viewer, staysOf, last, last);
  if (unfinished.length > 0) {
    // They moved lately: what one of their classes did since says nothing of them, and hides what it did before.
    const rest = new Map(unfinished.map((id) => [id, staysOf.get(id) ?? []]));
    for (const [id, found] of (await findMarks(em, viewer, rest, last, ALL)).marks) marks.set(id, found);
  }
  return marks;
}

/** Looks at the last `depth` registers of each class; tells who might have more before those. */
async function findMarks(
  em: Em,
  viewer: Viewer,
  staysOf: ReadonlyMap<LearnerId, readonly ClassStay[]>,
  last: number,
  depth: number,
): Promise<{ marks: Map<LearnerId, MarkType[]>; unfinished: LearnerId[] }> {
  const classIds = [...new Set([...staysOf.values()].flatMap((stays) => stays.map(({ classId }) => classId)))];
  const registers = await readLastRegisters(em, viewer.schoolId, classIds, depth);
  const own = await readOwnMarks(em, viewer, registers, [...staysOf.keys()]);
  const byDefault = defaultMarks(registers);

  const marks = new Map<LearnerId, MarkType[]>();
  const unfinished: LearnerId[] = [];
  for (const [learnerId, stays] of staysOf) {
    const { found, isWhole } = findLastMarks(registers, stays, own.get(learnerId), byDefault, last);
    marks.set(learnerId, found);
    if (!isWhole) unfinished.push(learnerId);
  }
  return { marks, unfinished };
}

/** A default says the same of everyone it covers: one mark for all of them. */
function defaultMarks(registers: ReadonlyMap<ClassId, LastRegisters>): Map<TakenRoll, FoundMark> {
  const plain = { reason: null, minutesLate: null, contested: false };
  return new Map(
    rollsOf(registers).map((roll) => {
      const { classId, day, session, defaultStatus: status } = roll;
      return [roll, { classId, day, session, status, ...plain }];
    }),
  );
}

const rollsOf = (registers: ReadonlyMap<ClassId, LastRegisters>): TakenRoll[] =>
  [...registers.values()].flatMap(({ rolls }) => rolls);

/** The learners' own marks in the registers, by the roll they stand beside. */
async function readOwnMarks(
  em: Em,
  viewer: Viewer,
  registers: ReadonlyMap<ClassId, LastRegisters>,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, Map<TakenRoll, FoundMark>>> {
  const rolls = new Map(rollsOf(registers).map((roll) => [registerName(roll), roll]));
  const rows = await selectOwnMarks(em, viewer.schoolId, registers, learnerIds);
  const hasReason = rows.some(({ reason }) => reason !== null);
  const reasonOf = hasReason ? await readReasonsFor(em, viewer) : () => null;
  const own = new Map<LearnerId, Map<TakenRoll, FoundMark>>();
  for (const row of rows) {
    const { learnerId, reason, contested, ...mark } = row;
    const roll = rolls.get(registerName(row));
    if (!roll) continue;
    const theirs = own.get(learnerId) ?? new Map<TakenRoll, FoundMark>();
    const reasonShown = reasonOf(row.classId, reason);
    own.set(learnerId, theirs.set(roll, { ...mark, reason: reasonShown, contested: contested !== null }));
  }
  return own;
}

async function selectOwnMarks(
  em: Em,
  schoolId: SchoolId,
  registers: ReadonlyMap<ClassId, LastRegisters>,
  learnerIds: readonly LearnerId[],
): Promise<OwnMark[]> {
  const classIds = [...registers.keys()];
  const [first] = rollsOf(registers)
    .map(({ day }) => day)
    .sort();
  if (first === undefined) return [];
  // Those of the whole class lie together in its own index, however many of its learners are asked for.
  const sql = `select class_id as classId, day, session, learner_id as learnerId, status, reason,
      minutes_late as minutesLate, contested
    from attendance_mark where school_id = ? and class_id in ${placesFor(classIds)} and day >= ?
      and learner_id in ${placesFor(learnerIds)}`;
  return runSql<OwnMark>(em, sql, [schoolId, ...classIds, first, ...learnerIds]);
}
