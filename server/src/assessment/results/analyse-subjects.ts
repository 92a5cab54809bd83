import type { ClassId, LearnerId, SubjectId } from "../../values/ids.js";
import { bandsFor } from "../grading/grade-percent.js";
import type { ClassResults, ResultScale, SubjectLine } from "./class-results.js";

/** What a learner has in a subject, in which class, and graded by which scale. */
export type AnalysedLine = {
  readonly learnerId: LearnerId;
  readonly classId: ClassId;
  readonly scale: ResultScale;
  readonly line: SubjectLine;
};

export type ValueAdded = {
  /** How many learners have percents in both terms, or points of the same scale. */
  readonly compared: number;
  /** The mean of the differences, in tenths of a percent and in hundredths of a point; negative where it fell. */
  readonly percent: number | null;
  readonly points: number | null;
};

export type SubjectSummary = {
  /** On the class lists, of whom anything is due or there; of them, with a result. */
  readonly learners: number;
  readonly counted: number;
  /** Without any result: how many were absent, exempt, or have no score. */
  readonly absent: number;
  readonly exempt: number;
  readonly missing: number;
  /** Of percents, in tenths; null where nobody has one. `spread` is the standard deviation of all these learners. */
  readonly mean: number | null;
  readonly spread: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** In hundredths. */
  readonly meanPoints: number | null;
  /** The scale's bands, the best first, and who earned each. */
  readonly bands: readonly { readonly label: string; readonly points: number; readonly learners: number }[];
  /** Against the term before; null where there was none. */
  readonly valueAdded: ValueAdded | null;
};

/** Under what a line's subject goes in two terms: by its id, an old one by its name. */
export const lineKey = ({ subjectId, name }: Pick<SubjectLine, "subjectId" | "name">): string =>
  subjectId === null ? `name ${name}` : `id ${subjectId}`;

/** Every line of classes' results, by subject. */
export const linesBySubject = (results: Iterable<ClassResults>): Map<string, AnalysedLine[]> =>
  Map.groupBy(
    [...results].flatMap(({ classId, scale, learners }) =>
      learners.flatMap(({ learnerId, subjects }) => subjects.map((line) => ({ learnerId, classId, scale, line }))),
    ),
    ({ line }) => lineKey(line),
  );

/** What learners' results in a subject come to together. `before` has the same learners' lines of the term before. */
export function summarise(
  lines: readonly AnalysedLine[],
  { rule }: ResultScale,
  subjectId: SubjectId | null,
  before: ReadonlyMap<LearnerId, AnalysedLine> | null,
): SubjectSummary {
  const all = lines.map(({ line }) => line).filter(isExpected);
  const sat = all.filter(({ points }) => points !== null);
  const percents = all.flatMap(({ percent }) => percent ?? []);
  const nothing = all.filter(({ points }) => points === null);
  const points = sat.map((line) => line.points! * 100);
  return {
    learners: all.length,
    counted: sat.length,
    absent: nothing.filter(({ absent }) => absent > 0).length,
    exempt: nothing.filter(({ absent, exempt }) => absent === 0 && exempt > 0).length,
    missing: nothing.filter(({ absent, exempt }) => absent === 0 && exempt === 0).length,
    mean: meanOf(percents),
    spread: spreadOf(percents),
    lowest: percents.length === 0 ? null : Math.min(...percents),
    highest: percents.length === 0 ? null : Math.max(...percents),
    meanPoints: meanOf(points),
    bands: bandsFor(rule, subjectId).map(({ label, points: worth }) => ({
      label,
      points: worth,
      learners: sat.filter((line) => line.label === label).length,
    })),
    valueAdded: before && compare(lines, before),
  };
}

/** Who joined after everything, and sat nothing of it, is nobody of whom a result is lacking. */
const isExpected = ({ points, absent, exempt, missing }: SubjectLine): boolean =>
  points !== null || absent + exempt + missing > 0;

/** Percents are compared whatever the scales; points are only where both terms have the same one. */
function compare(lines: readonly AnalysedLine[], before: ReadonlyMap<LearnerId, AnalysedLine>): ValueAdded {
  const differences = lines.flatMap(({ learnerId, scale, line }) => {
    const earlier = before.get(learnerId);
    if (!earlier) return [];
    const isSame = earlier.scale.id === scale.id;
    return {
      percent: differenceOf(line.percent, earlier.line.percent),
      points: isSame ? differenceOf(line.points, earlier.line.points) : null,
    };
  });
  return {
    compared: differences.filter(({ percent, points }) => percent !== null || points !== null).length,
    percent: meanOf(differences.flatMap(({ percent }) => percent ?? [])),
    points: meanOf(differences.flatMap(({ points }) => (points === null ? [] : points * 100))),
  };
}

const differenceOf = (now: number | null, then: number | null): number | null =>
  now === null || then === null ? null : now - then;

/** To the nearest, half up, also below 0. */
function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((all, value) => all + value, 0);
  return Math.floor((2 * sum + values.length) / (2 * values.length));
}

/** Population standard deviation, to the nearest; the sums under the root are exact. */
function spreadOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((all, value) => all + value, 0);
  const squares = values.reduce((all, value) => all + value * value, 0);
  return Math.round(Math.sqrt(values.length * squares - sum * sum) / values.length);
}
