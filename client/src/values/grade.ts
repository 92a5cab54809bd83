/** The codes of the grades, in school order. */
export const GRADES = "PP1 PP2 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 F1 F2 F3 F4".split(" ");

const KINDS: Record<string, string> = { PP: "PP", G: "Grade ", F: "Form " };

/** `G7` -> `Grade 7`, `F3` -> `Form 3`, `PP1` -> `PP1`, as class names have it in either language. */
export function gradeName(grade: string): string {
  return grade.replace(/^[A-Z]+/, (kind) => KINDS[kind] ?? kind);
}

/** `G4 G5 G6 G8` -> `Grade 4 – Grade 6, Grade 8`: neighbours together. */
export function gradeNames(grades: readonly string[]): string {
  const places = GRADES.flatMap((grade, place) => (grades.includes(grade) ? [place] : []));
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run && run.at(-1) === place - 1) run.push(place);
    else runs.push([place]);
  }
  const name = (place: number | undefined) => gradeName(GRADES[place ?? 0] ?? "");
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])} – ${name(run.at(-1))}`] : run.map(name))).join(", ");
}
