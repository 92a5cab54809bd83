/**
 * A year of schooling, by its code: `PP1`, `PP2`, `G1` to `G12` (competency-based) and `F1` to `F4` (8-4-4, until
 * its last candidates sit in 2027).
 */
export const GRADES = [
  "PP1",
  "PP2",
  "G1",
  "G2",
  "G3",
  "G4",
  "G5",
  "G6",
  "G7",
  "G8",
  "G9",
  "G10",
  "G11",
  "G12",
  "F1",
  "F2",
  "F3",
  "F4",
] as const;
export type Grade = (typeof GRADES)[number];

const KINDS = { PP: "PP", G: "Grade ", F: "Form " } as const;

/** Reads a grade's code, in any case; `null` when there is no such grade. */
export function parseGrade(text: string): Grade | null {
  return GRADES.find((grade) => grade === text.trim().toUpperCase()) ?? null;
}

/** `G7` -> `Grade 7`, `F3` -> `Form 3`, `PP1` -> `PP1`. */
export function gradeName(grade: Grade): string {
  return grade.replace(/^[A-Z]+/, (kind) => KINDS[kind as keyof typeof KINDS]);
}
