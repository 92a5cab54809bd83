import type { Em } from "../platform/orm.js";
import { type ClassStay, readStaysOfLearners } from "../schools/read-stays.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import { findLastMarks } from "./find-last-marks.js";
import { readLastRegisters } from "./last-registers.js";
import type { MarkType } from "./learner-attendance.type.js";

const ALL = 1_000_000;

/**
 * What the last registers of each learner's classes say of them, newest first; empty for a learner who was never in one.
 * No query more for more learners.
 */
export async function loadLearnerMarks(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
  last: number,
): Promise<Map<LearnerId, MarkType[]>> {
  const stays = await readStaysOfLearners(em, schoolId, learnerIds);
  const staysOf = new Map(learnerIds.map((id) => [id, [] as ClassStay[]]));
  for (const stay of stays) staysOf.get(stay.learnerId)?.push(stay);
  const { marks, unfinished } = await findMarks(em, schoolId, staysOf, last, last);
  if (unfinished.length > 0) {
    // They moved lately: what one of their classes did since says nothing of them, and hides what it did before.
    const rest = new Map(unfinished.map((id) => [id, staysOf.get(id) ?? []]));
    for (const [id, found] of (await findMarks(em, schoolId, rest, last, ALL)).marks) marks.set(id, found);
  }
  return marks;
}

/** Looks at the last `depth` registers of each class; tells who might have more before those. */
async function findMarks(
  em: Em,
  schoolId: SchoolId,
  staysOf: ReadonlyMap<LearnerId, readonly ClassStay[]>,
  last: number,
  depth: number,
): Promise<{ marks: Map<LearnerId, MarkType[]>; unfinished: LearnerId[] }> {
  const classIds = new Set<ClassId>();
  for (const stays of staysOf.values()) for (const { classId } of stays) classIds.add(classId);
  const registers = await readLastRegisters(em, schoolId, [...classIds], [...staysOf.keys()], depth);

  const marks = new Map<LearnerId, MarkType[]>();
  const unfinished: LearnerId[] = [];
  for (const [learnerId, stays] of staysOf) {
    const { found, isWhole } = findLastMarks(registers, learnerId, stays, last);
    marks.set(learnerId, found);
    if (!isWhole) unfinished.push(learnerId);
  }
  return { marks, unfinished };
}
