import type { ResultAssessment } from "../../assessment/results/class-results.js";

/** A column of a card: the assessments of that name, in whatever subjects. */
export type Exam = { readonly key: string; readonly name: string };

/** As many columns as a card has room for beside the names of the subjects. */
const MOST_EXAMS = 6;

/** The exams that a card shows one by one, in the order they were held: of too many, those of the most subjects. */
export function chooseExams(assessments: readonly Pick<ResultAssessment, "name" | "day">[]): Exam[] {
  const byName = [...Map.groupBy(assessments, ({ name }) => name.toLowerCase())];
  return byName
    .map(([key, those]) => {
      const first = those.toSorted((one, other) => (one.day < other.day ? -1 : 1))[0]!;
      return { key, name: first.name, day: first.day, count: those.length };
    })
    .toSorted((one, other) => other.count - one.count || (one.day < other.day ? 1 : -1))
    .slice(0, MOST_EXAMS)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
    .map(({ key, name }) => ({ key, name }));
}
