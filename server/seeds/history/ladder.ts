import type { Grade } from "../../src/values/grade.js";
import type { LearnerState } from "./learner-state.js";

/** Which grade follows which in a school, and what each asks for a term. */
export type Ladder = {
  /** The grade after it in the year after `year`; null where the school ends. */
  next(grade: Grade, year: number): Grade | null;
  /** Shillings. */
  feeOf(grade: Grade, isBoarder: boolean): number;
};

/** With the new year a learner goes up, or stays for another year. */
export function goUp(state: LearnerState, ladder: Ladder, year: number, repeats: boolean): void {
  if (repeats) {
    state.repeated++;
    state.overAge++;
    return;
  }
  state.grade = ladder.next(state.grade, year) ?? state.grade;
  state.fee = ladder.feeOf(state.grade, state.isBoarder);
}

/** The age in years at which a grade is begun, if all goes well. */
export function usualAge(grade: Grade): number {
  const number = Number(grade.replace(/\D/g, ""));
  if (grade.startsWith("PP")) return 3 + number;
  return grade.startsWith("F") ? 13 + number : 5 + number;
}
