import type { ClassPostsFragment, SubjectRowFragment, TeachingQuery } from "../../generated/live/graphql";

type Person = { readonly id: string; readonly name: string };

/** Who teaches what in one year's classes. */
export type TeachingPlan = {
  readonly year: number;
  readonly years: readonly number[];
  readonly classes: readonly ClassPostsFragment[];
  /** Those that are taught, by name. */
  readonly subjects: readonly SubjectRowFragment[];
  /** Those who may be named. */
  readonly teachers: readonly Person[];
};

const TEACHERS = new Set(["CLASS_TEACHER", "SUBJECT_TEACHER", "DEPUTY", "HEAD"]);

/** The plan of the year wanted, or of this one; of the latest where this one has no classes. */
export function teachingPlan(data: TeachingQuery, wanted: number | null, today: string): TeachingPlan {
  const years = [...new Set(data.classes.nodes.map(({ year }) => year))].sort((one, other) => other - one);
  const year = [wanted, Number(today.slice(0, 4))].find((one) => one !== null && years.includes(one)) ?? years[0] ?? 0;
  return {
    year,
    years,
    classes: data.classes.nodes.filter((one) => one.year === year),
    subjects: data.subjects.nodes
      .filter(({ archived }) => !archived)
      .toSorted((one, other) => one.name.localeCompare(other.name)),
    teachers: data.staff.nodes.filter(({ roles }) => roles.some((role) => TEACHERS.has(role))),
  };
}

/** Who is named for a subject in a class. */
export const namedFor = ({ subjectTeachers }: ClassPostsFragment, subjectId: string): readonly Person[] =>
  subjectTeachers.filter(({ subject }) => subject.id === subjectId).map(({ staff }) => staff);

/** The classes in which a teacher is named for a subject. */
export const classesOf = (plan: TeachingPlan, userId: string, subjectId: string): readonly ClassPostsFragment[] =>
  plan.classes.filter((one) => namedFor(one, subjectId).some(({ id }) => id === userId));

export type Load = {
  readonly classes: number;
  readonly subjects: readonly {
    readonly subject: SubjectRowFragment;
    readonly classes: readonly ClassPostsFragment[];
  }[];
};

/** What one teacher teaches: each subject, and in which classes. */
export function loadOf(plan: TeachingPlan, userId: string): Load {
  const subjects = plan.subjects
    .map((subject) => ({ subject, classes: classesOf(plan, userId, subject.id) }))
    .filter(({ classes }) => classes.length > 0);
  return { classes: new Set(subjects.flatMap(({ classes }) => classes.map(({ id }) => id))).size, subjects };
}
