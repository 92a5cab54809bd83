import type { Importance } from "../model/importances.js";
import type { GroupMeasures } from "../model/measure-groups.js";
import type { Measures } from "../model/measures.js";
import type { Promoted } from "../model/blend-models.js";

/** All that whoever acts on a model's word should know of it. */
export type ModelCard = {
  readonly date: string;
  readonly seed: number;
  readonly rows: number;
  readonly events: number;
  /** Where the probabilities come from, chosen by the loss on held-out rows, and a sentence on why. */
  readonly promoted: Promoted;
  readonly why: string;
  /** Fewer than 500 rows or 50 of either label. */
  readonly thin: boolean;
  readonly split: string;
  readonly columns: readonly { readonly name: string; readonly readAs: string }[];
  readonly trees: number;
  readonly ridge: number | null;
  /** On held-out rows: the model, what it was chosen from, and the same share for everybody. */
  readonly measures: { readonly [name in "model" | "forest" | "logistic" | "share"]: Omit<Measures, "bins"> | null };
  readonly calibration: Measures["bins"];
  readonly groups: readonly GroupMeasures[];
  readonly importances: readonly Importance[];
  readonly dataHash: string;
  readonly modelHash: string;
  readonly warnings: readonly string[];
};
