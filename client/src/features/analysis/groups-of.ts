import type { AnalysisClassFragment } from "../../generated/live/graphql";

/** What can be looked at together: a class, or a grade with several streams. */
export type Group = {
  /** `G7` or a class's id: no grade's code is a number. */
  readonly key: string;
  /** The grade without its stream: `Grade 7`; of a class its whole name. */
  readonly name: string;
  readonly grade: string | null;
  /** The grade it is of, or is. */
  readonly gradeOf: string;
  readonly classId: string | null;
};

/** A year's classes, each grade that has several streams before its own; in the order the classes come in. */
export function groupsOf(classes: readonly AnalysisClassFragment[], year: number): Group[] {
  const grades = Map.groupBy(
    classes.filter((one) => one.year === year),
    ({ grade }) => grade,
  );
  return [...grades].flatMap(([grade, streams]) => [
    ...(streams.length > 1 ? [{ key: grade, name: gradeName(streams[0]!), grade, gradeOf: grade, classId: null }] : []),
    ...streams.map(({ id, name }) => ({ key: id, name, grade: null, gradeOf: grade, classId: id })),
  ]);
}

const gradeName = ({ name, stream }: AnalysisClassFragment): string =>
  name.slice(0, name.length - stream.length).trim();
