import { Random } from "../../platform/random.js";
import { encodingRoom } from "../encoding/encoding-room.js";
import { fitEncoding } from "../encoding/fit-encoding.js";
import { toBins, toTerms } from "../encoding/encode-rows.js";
import type { Feature } from "../feature.js";
import { blendModels, type Promoted } from "./blend-models.js";
import { type Calibration, calibrate, calibrated } from "./calibrate.js";
import { FOLDS } from "./deal-folds.js";
import { nodesThatFit } from "./model-text.js";
import { growForest } from "./forest.js";
import { fitHeldOutLogistic } from "./held-out-logistic.js";
import { toLogOdds, toProbability } from "./log-odds.js";
import { type Measures, measure } from "./measures.js";
import type { Model } from "./model.js";

export type Training = {
  readonly features: readonly Feature[];
  /** 1 where what is to be foretold came true. */
  readonly labels: Uint8Array;
  /** Whose each row is: rows of one learner have one number, and what is held out is held out with all of a learner's rows. */
  readonly groups?: Int32Array | undefined;
  readonly seed: number;
  readonly trees?: number;
  /** Told after each tree. */
  readonly onTree?: ((grown: number) => void) | undefined;
};

/** A model with how well it, and what it was chosen from, do on rows held out. */
export type Trained = {
  readonly model: Model;
  readonly promoted: Promoted;
  readonly ridge: number | null;
  /** What the model says of its training rows without having learnt from them. */
  readonly heldOutProbabilities: Float64Array;
  readonly heldOut: { readonly [name in "model" | "forest" | "logistic" | "share"]: Measures | null };
  /** What it was chosen from, each calibrated and scoring alone; null where only the share was learnt. */
  readonly alone: { readonly forest: Model; readonly logistic: Model } | null;
};

const TREES = 100;
/** With fewer rows of either label nothing but their share is learnt. */
const LEAST_EVENTS = 2;
const LEAST_ROWS = 10;
/** With fewer groups than folds nothing can be held out by group, so nothing that is learnt could be borne out. */
export const LEAST_GROUPS = FOLDS;

export function trainModel({ features, labels, groups, seed, trees = TREES, onTree }: Training): Trained {
  const random = new Random(seed);
  const events = labels.reduce((sum, label) => sum + label, 0);
  const share = (events + 0.5) / (labels.length + 1);
  const fitting = { labels, groups, share, room: encodingRoom(features, labels.length), random };
  const fitted = features
    .map((feature) => ({ feature, ...fitEncoding(feature, fitting) }))
    .filter(({ encoding: { cuts, terms } }) => cuts.length > 0 || terms.length > 0);
  const encodings = fitted.map(({ encoding }) => encoding);
  const learnable = Math.min(events, labels.length - events) >= LEAST_EVENTS && labels.length >= LEAST_ROWS;
  const holdable = groups === undefined || new Set(groups).size >= LEAST_GROUPS;
  if (!learnable || !holdable || fitted.length === 0) return withShareAlone(share, labels);

  const bins = fitted.map(({ encoding, values }) => toBins(encoding, values));
  const design = fitted.flatMap(({ feature, encoding, values }) => toTerms(encoding, values, feature));
  const forest = growForest({ bins, labels, groups, trees, mostNodes: nodesThatFit(encodings), random, onTree });
  const { logistic, ridge, heldOut } = fitHeldOutLogistic(design, labels, groups, random);
  const said = forest.outOfBag.map((word) => toLogOdds(Number.isNaN(word) ? share : word));
  const { promoted, scores, ...weights } = blendModels(said, heldOut, labels);
  const probabilities = scores.map(toProbability);
  const line = calibrate(said, labels);
  return {
    model: { encodings, trees: weights.forestWeight === 0 ? [] : forest.trees, logistic, ...weights },
    promoted,
    ridge,
    heldOutProbabilities: probabilities,
    heldOut: {
      model: measure(probabilities, labels),
      forest: measure(calibrated(said, line).map(toProbability), labels),
      logistic: measure(heldOut.map(toProbability), labels),
      share: measureShare(share, labels),
    },
    alone: {
      forest: alone({ encodings, trees: forest.trees, logistic }, line, "forestWeight"),
      logistic: alone({ encodings, trees: [], logistic }, calibrate(heldOut, labels), "logisticWeight"),
    },
  };
}

const alone = (
  model: Pick<Model, "encodings" | "trees" | "logistic">,
  { slope, intercept }: Calibration,
  weight: "forestWeight" | "logisticWeight",
): Model => ({ ...model, forestWeight: 0, logisticWeight: 0, intercept, [weight]: slope });

const measureShare = (share: number, labels: Uint8Array): Measures =>
  measure(new Float64Array(labels.length).fill(share), labels);

function withShareAlone(share: number, labels: Uint8Array): Trained {
  const measures = measureShare(share, labels);
  return {
    model: {
      encodings: [],
      trees: [],
      logistic: { intercept: 0, weights: [] },
      intercept: toLogOdds(share),
      forestWeight: 0,
      logisticWeight: 0,
    },
    promoted: "share",
    ridge: null,
    heldOutProbabilities: new Float64Array(labels.length).fill(share),
    heldOut: { model: measures, forest: null, logistic: null, share: measures },
    alone: null,
  };
}
