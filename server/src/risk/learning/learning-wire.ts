import type { RecordedAssessment, RecordedLearner, SchoolRecords } from "../records/school-records.js";
import type { RiskPhase } from "../training/risk-run.entity.js";
import type { HandedRow } from "./hand-rows.js";
import type { PooledRow } from "./join-pool.js";
import type { LearnedSchool, LearningOrder } from "./learn-school.js";
import type { WeekScore } from "./score-week.js";

/**
 * What a training's thread is told, piece by piece, for a whole school in one message would keep the main thread busy too
 * long; after `begin` it begins.
 */
export type ToThread =
  | { readonly say: "records"; readonly records: Omit<SchoolRecords, "learners" | "assessments"> }
  | { readonly say: "learners"; readonly items: readonly RecordedLearner[] }
  | { readonly say: "assessments"; readonly items: readonly RecordedAssessment[] }
  | { readonly say: "pooled"; readonly items: readonly PooledRow[] }
  | { readonly say: "begin"; readonly order: LearningOrder };

/** What it tells, at last `done`. */
export type FromThread =
  | { readonly say: "phase"; readonly phase: RiskPhase; readonly done: number; readonly total: number }
  | { readonly say: "scores"; readonly items: readonly WeekScore[] }
  | { readonly say: "handed"; readonly items: readonly HandedRow[] }
  | { readonly say: "done"; readonly learned: Omit<LearnedSchool, "scores" | "handed">; readonly hands: boolean };
