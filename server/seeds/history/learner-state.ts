import type { Grade } from "../../src/values/grade.js";

/** How a learner stands at the end of a week: all that the weeks to come depend on, besides the traits. */
export type LearnerState = {
  /** What weighs on a learner this week. Nobody sees it; absence, fees and leaving come of it. */
  strain: number;
  /** The share of the sessions of late that was missed: a week counts 0.3, the one before it 0.7 of that, and so on. */
  missed: number;
  /** Shillings; below 0 was paid ahead. */
  owed: number;
  /** Shillings a term. */
  fee: number;
  /** The mean of the last exam, a share of the marks. */
  level: number;
  /** Missed and held sessions of this term. */
  termMissed: number;
  termHeld: number;
  /** Days still to be stayed away, and why: an attendance reason's code. */
  spell: number;
  why: string | null;
  isExcused: boolean;
  wasSentHome: boolean;
  grade: Grade;
  isBoarder: boolean;
  /** Years above the usual age of the grade. */
  overAge: number;
  repeated: number;
};

export const owedShare = ({ owed, fee }: Pick<LearnerState, "owed" | "fee">): number => Math.max(0, owed) / fee;
