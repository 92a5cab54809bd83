import type { AssessmentKind, ExamProgressQuery } from "../../generated/live/graphql";

type Counts = Omit<
  ExamProgressQuery["assessmentProgress"]["nodes"][number]["exams"][number],
  "__typename" | "name" | "kind"
>;

export type ClassPart = Counts & { readonly id: string; readonly name: string };

/** An exam over all the classes that have it. */
export type PlannedExam = Counts & {
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly classes: readonly ClassPart[];
};

/** The same exam has the same name and kind in every class; in the order in which classes hold them. */
export function gatherExams(nodes: ExamProgressQuery["assessmentProgress"]["nodes"]): PlannedExam[] {
  const exams = new Map<string, PlannedExam>();
  for (const { class: of, exams: held } of nodes) {
    for (const { name, kind, sheets, submitted, approved, entered, expected } of held) {
      const key = `${kind} ${name.toLowerCase()}`;
      const part = { id: of.id, name: of.name, sheets, submitted, approved, entered, expected };
      const known = exams.get(key);
      exams.set(key, {
        name: known?.name ?? name,
        kind,
        sheets: (known?.sheets ?? 0) + sheets,
        submitted: (known?.submitted ?? 0) + submitted,
        approved: (known?.approved ?? 0) + approved,
        entered: (known?.entered ?? 0) + entered,
        expected: (known?.expected ?? 0) + expected,
        classes: [...(known?.classes ?? []), part],
      });
    }
  }
  return [...exams.values()];
}

/** `0.75` of what is expected; nothing expected is nothing entered, and a learner who left leaves more than all. */
export const shareOf = ({ entered, expected }: Pick<Counts, "entered" | "expected">): number =>
  expected === 0 ? 0 : Math.min(1, entered / expected);
