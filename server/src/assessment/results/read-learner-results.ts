import type { Em } from "../../platform/orm.js";
import { readTerms } from "../../schools/find-term.js";
import { type ClassStay, readStaysOfLearners } from "../../schools/read-stays.js";
import { loadClasses } from "../../schools/load-classes.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { ClassType } from "../../schools/class.type.js";
import type { ClassId, LearnerId, SchoolId } from "../../values/ids.js";
import type { LearnerResult, ResultScale } from "./class-results.js";
import { readClassResults } from "./read-class-results.js";

export type TermResult = {
  readonly term: TermDates;
  readonly class: ClassType;
  readonly scale: ResultScale;
  readonly result: LearnerResult;
};

/** A learner's results in the last terms in which they had any, the newest first. */
export async function readLearnerResults(
  em: Em,
  schoolId: SchoolId,
  learnerId: LearnerId,
  last: number,
): Promise<TermResult[]> {
  const stays = await readStaysOfLearners(em, schoolId, [learnerId]);
  const classes = await loadClasses(em, schoolId, [...new Set(stays.map(({ classId }) => classId))]);
  const years = new Set([...classes.values()].map(({ year }) => year));
  const terms = [...(await readTerms(em, schoolId)).values()]
    .filter(({ year }) => years.has(year))
    .toSorted((one, other) => (one.starts < other.starts ? 1 : -1));
  const found: TermResult[] = [];
  for (const term of terms) {
    if (found.length === last) break;
    found.push(...(await readTerm(em, schoolId, term, stays, classes)));
  }
  return found;
}

async function readTerm(
  em: Em,
  schoolId: SchoolId,
  term: TermDates,
  stays: readonly ClassStay[],
  classes: ReadonlyMap<ClassId, ClassType>,
): Promise<TermResult[]> {
  const ofYear = stays.flatMap(({ classId }) => (classes.get(classId)?.year === term.year ? [classId] : []));
  const results = await readClassResults(em, schoolId, term.id, [...new Set(ofYear)]);
  for (const { classId, scale, learners } of results.values()) {
    const result = learners.find((learner) => stays.some(({ learnerId }) => learnerId === learner.learnerId));
    const isAny = result?.subjects.some(({ scores }) => scores.some(({ value }) => value !== null));
    if (result && isAny) return [{ term, class: classes.get(classId)!, scale, result }];
  }
  return [];
}
