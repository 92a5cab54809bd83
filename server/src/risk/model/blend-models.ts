import { type Calibration, calibrate, calibrated, meanLoss } from "./calibrate.js";
import { isThin } from "./thin-data.js";

/** What the scores come from: the forest, the logistic regression, both, or nothing but the share of all rows. */
export type Promoted = "forest" | "logistic" | "blend" | "share";

/** How the two are weighed, and the scores in log-odds that this gives the rows that were held out. */
export type Blend = {
  readonly promoted: Promoted;
  readonly forestWeight: number;
  readonly logisticWeight: number;
  readonly intercept: number;
  readonly scores: Float64Array;
};

/** The forest's part in each blend that is tried, the forest alone first: it stays unless another is clearly better. */
const PARTS = [1, 0.75, 0.5, 0.25, 0];
const CLEARLY = 0.001;
/** What tells two blends apart on thin data: a log-likelihood of all held-out rows that differs by more. */
const CHANCE = 0.3;
/** So much gain in the log-likelihood of all rows comes about with nothing learnt. */
const CHANCE_GAIN = 1;
/** However little is gained, so much of the scores' order is kept: it costs next to nothing where it is wrong. */
const LEAST_KEPT = 0.2;

/** Chooses by the loss on held-out rows, of which `forest` and `logistic` tell the log-odds. */
export function blendModels(forest: Float64Array, logistic: Float64Array, labels: Uint8Array): Blend {
  const events = labels.reduce((sum, label) => sum + label, 0);
  const line = isThin(labels.length, events) ? calibrateThin : calibrate;
  const [one, other] = [line(forest, labels), line(logistic, labels)];
  const [sure, sound] = [calibrated(forest, one), calibrated(logistic, other)];
  const tried = PARTS.map((part) => {
    const mixed = sure.map((score, row) => part * score + (1 - part) * sound[row]!);
    const last = line(mixed, labels);
    return { part, mixed, last, loss: meanLoss(calibrated(mixed, last), labels) };
  });
  const best = choose(tried, labels);
  const share = shareAlone(labels);
  if (best.last.slope === 0 || best.mixed.every((score) => score === best.mixed[0])) return share;
  const gain = labels.length * (meanLoss(share.scores, labels) - best.loss);
  return weigh({ ...best, last: holdBack(best.last, gain, share.intercept) }, one, other);
}

/** On thin data blends of much the same loss cannot be told apart: the most even one is the safest. */
function choose(tried: readonly Tried[], labels: Uint8Array): Tried {
  const least = Math.min(...tried.map(({ loss }) => loss));
  const events = labels.reduce((sum, label) => sum + label, 0);
  const within = (margin: number) => tried.filter(({ loss }) => loss <= least + margin);
  if (!isThin(labels.length, events)) return tried[0]!.loss < least + CLEARLY ? tried[0]! : within(0)[0]!;
  const unevenness = ({ part }: Tried) => Math.abs(part - 0.5);
  return within(CHANCE / labels.length).sort((a, b) => unevenness(a) - unevenness(b))[0]!;
}

/** That on a handful of rows a score goes the wrong way may well be chance: its order is kept, and hardly counts. */
function calibrateThin(scores: Float64Array, labels: Uint8Array): Calibration {
  const line = calibrate(scores, labels);
  if (line.slope > 0) return line;
  const mean = scores.reduce((sum, score) => sum + score / scores.length, 0);
  return { slope: LEAST_KEPT, intercept: line.intercept - LEAST_KEPT * mean };
}

/** Some of a gain on held-out rows comes about by chance, so scores are drawn towards the share of all by that part. */
function holdBack({ slope, intercept }: Calibration, gain: number, share: number): Calibration {
  const kept = Math.max(LEAST_KEPT, 1 - CHANCE_GAIN / Math.max(gain, CHANCE_GAIN));
  return { slope: kept * slope, intercept: kept * intercept + (1 - kept) * share };
}

type Tried = { part: number; mixed: Float64Array; last: Calibration; loss: number };

function weigh({ part, mixed, last }: Tried, forest: Calibration, logistic: Calibration): Blend {
  return {
    promoted: part === 1 ? "forest" : part === 0 ? "logistic" : "blend",
    forestWeight: last.slope * part * forest.slope,
    logisticWeight: last.slope * (1 - part) * logistic.slope,
    intercept: last.slope * (part * forest.intercept + (1 - part) * logistic.intercept) + last.intercept,
    scores: calibrated(mixed, last),
  };
}

function shareAlone(labels: Uint8Array): Blend {
  const events = labels.reduce((sum, label) => sum + label, 0);
  const intercept = Math.log((events + 0.5) / (labels.length - events + 0.5));
  const scores = new Float64Array(labels.length).fill(intercept);
  return { promoted: "share", forestWeight: 0, logisticWeight: 0, intercept, scores };
}
