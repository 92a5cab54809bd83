import type { RiskFeature } from "../features/risk-feature.js";
import type { CalibrationBin, Measures } from "../model/measures.js";
import type { Promoted } from "../model/blend-models.js";
import type { SchoolDay } from "../../values/school-day.js";

/** Whose answers on the held-out rows were measured. */
export const Measured = {
  model: "MODEL",
  forest: "FOREST",
  logistic: "LOGISTIC",
  rules: "RULES",
  share: "SHARE",
  promotedBefore: "PROMOTED_BEFORE",
} as const;
export type Measured = (typeof Measured)[keyof typeof Measured];

export const Grouping = { sex: "SEX", grade: "GRADE" } as const;
export type Grouping = (typeof Grouping)[keyof typeof Grouping];

/** What whoever acts on a model's word should be warned of. */
export const CardWarning = {
  thin: "THIN",
  aucGap: "AUC_GAP",
  recallGap: "RECALL_GAP",
  drift: "DRIFT",
  fewHeldOut: "FEW_HELD_OUT",
} as const;
export type CardWarning = (typeof CardWarning)[keyof typeof CardWarning];

export type MeasuredAs = {
  readonly of: Measured;
  /** Minus the mean logarithm of the probability given to what came true: what promotion goes by. Null if not held out by term. */
  readonly logLoss: number | null;
} & Omit<Measures, "bins">;

export type CardGroup = {
  readonly by: Grouping;
  readonly group: string;
  readonly rows: number;
  readonly events: number;
  readonly auc: number | null;
  /** Of those who left, how many were in the top tenth of the whole school. */
  readonly recallAtTenth: number | null;
  /** The mean probability, and the share that left. */
  readonly said: number;
  readonly came: number;
};

export type Drift = {
  readonly feature: RiskFeature;
  /** The population stability index: 0 where this week's rows are spread as those learnt from. */
  readonly psi: number;
  readonly alarm: boolean;
};

/** A version of a school's model in figures, as it is kept beside it. It names nobody. */
export type SchoolCard = {
  /** The first and the last day that a row is as of; null without rows. */
  readonly from: SchoolDay | null;
  readonly to: SchoolDay | null;
  /** `2026-1`; null where no term could be held out. */
  readonly heldOutTerm: string | null;
  readonly rows: number;
  readonly events: number;
  readonly seed: number;
  readonly trees: number;
  readonly ridge: number | null;
  readonly promoted: Promoted;
  readonly modelHash: string;
  readonly dataHash: string;
  /** ISO 8601. */
  readonly date: string;
  readonly measures: readonly MeasuredAs[];
  readonly calibration: readonly CalibrationBin[];
  readonly groups: readonly CardGroup[];
  /** By how much each feature moves scores, as shares of all that moves them, the greatest first. */
  readonly importances: readonly { readonly feature: RiskFeature; readonly share: number }[];
  /** As of the last scoring by this version. */
  readonly drift: readonly Drift[];
  readonly driftOn: SchoolDay | null;
  readonly warnings: readonly CardWarning[];
};
