import type { Grade } from "../../values/grade.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { NumberFeature } from "../feature.js";

/** One row a learner; all lists are in the order of the rows. */
export type RiskRows = {
  readonly learnerIds: readonly LearnerId[];
  readonly classIds: readonly ClassId[];
  /** The columns of `RISK_FEATURES`, in that order, each named by its code; NaN where a value is not known. */
  readonly features: readonly NumberFeature[];
  /** 1 where enough is recorded to say anything: ten school days on the roll, and a register in the last 20. */
  readonly enough: Uint8Array;
  /** To compare by in the model card, never to learn from; null where nobody said. */
  readonly sexes: readonly ("F" | "M" | null)[];
  readonly grades: readonly Grade[];
};

/** Rows whose outcome is known, by term and day; of a learner at most one a term. */
export type TrainingRows = RiskRows & {
  /** `2026-1` */
  readonly terms: readonly string[];
  /** The day that each row is as of. */
  readonly days: readonly SchoolDay[];
  /** 1 where the learner left school before the end of the next term. */
  readonly labels: Uint8Array;
};
