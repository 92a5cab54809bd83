import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { type ClassStay, readStaysOfLearners } from "../schools/read-stays.js";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import { findLastMarks } from "./find-last-marks.js";
import { type FoundMark, type LastRegisters, readLastRegisters } from "./last-registers.js";
import type { MarkType } from "./learner-attendance.type.js";
import { readReasonsFor } from "./read-reasons-for.js";
import type { RegisterRef } from "./register.js";

type OwnMark = RegisterRef & {
  learnerId: LearnerId;
  status: AttendanceStatus;
  reason: number | null;
  minutesLate: number | null;
  contested: string | null;
};

const ALL = 1_000_000;

/**
 * What the last registers of each learner's classes say of them, newest first; empty for a learner who was never in one.
 * No query more for more learners.
 */
export async function loadLearnerMarks(
  em: Em,
  viewer: Viewer,
  learnerIds: readonly LearnerId[],
  last: number,
): Promise<Map<LearnerId, MarkType[]>> {
  const stays = await readStaysOfLearners(em, viewer.schoolId, learnerIds);
  const staysOf = new Map(learnerIds.map((id) => [id, [] as ClassStay[]]));
  for (const stay of stays) staysOf.get(stay.learnerId)?.push(stay);
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
  const classIds = new Set<ClassId>();
  for (const stays of staysOf.values()) for (const { classId } of stays) classIds.add(classId);
  const registers = await readLastRegisters(em, viewer.schoolId, [...classIds], depth);
  const own = await readOwnMarks(em, viewer, registers, [...staysOf.keys()]);

  const marks = new Map<LearnerId, MarkType[]>();
  const unfinished: LearnerId[] = [];
  for (const [learnerId, stays] of staysOf) {
    const { found, isWhole } = findLastMarks(registers, stays, own.get(learnerId) ?? [], last);
    marks.set(learnerId, found);
    if (!isWhole) unfinished.push(learnerId);
  }
  return { marks, unfinished };
}

/** The learners' own marks since the first of the registers, with their reasons as the viewer may see them. */
async function readOwnMarks(
  em: Em,
  viewer: Viewer,
  registers: ReadonlyMap<ClassId, LastRegisters>,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, FoundMark[]>> {
  const rows = await selectOwnMarks(em, viewer.schoolId, registers, learnerIds);
  const hasReason = rows.some(({ reason }) => reason !== null);
  const reasonOf = hasReason ? await readReasonsFor(em, viewer) : () => null;
  const own = new Map<LearnerId, FoundMark[]>();
  for (const { learnerId, classId, day, session, status, reason, minutesLate, contested } of rows) {
    const shown = reasonOf(classId, reason);
    const mark = { classId, day, session, status, reason: shown, minutesLate, contested: contested !== null };
    const theirs = own.get(learnerId);
    if (theirs) theirs.push(mark);
    else own.set(learnerId, [mark]);
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
  const days = [...registers.values()].map(({ rolls }) => rolls.at(-1)!.mark.day);
  if (days.length === 0) return [];
  // Those of the whole class lie together in its own index, however many of its learners are asked for.
  const sql = `select class_id as classId, day, session, learner_id as learnerId, status, reason,
      minutes_late as minutesLate, contested
    from attendance_mark where school_id = ? and class_id in ${placesFor(classIds)} and day >= ?
      and learner_id in ${placesFor(learnerIds)}`;
  return runSql<OwnMark>(em, sql, [schoolId, ...classIds, days.sort()[0]!, ...learnerIds]);
}
