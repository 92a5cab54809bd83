import { logLoss, toProbability } from "./log-odds.js";

/** Log-odds as they come true: slope x score + intercept, the slope never below zero, so that order is kept. */
export type Calibration = { readonly slope: number; readonly intercept: number };

const STEPS = 50;
/** How hard the slope is held to 1, as if so much had been seen already: a few rows neither bend nor break a score. */
const BELIEF = 1;

/**
 * Platt's scaling of scores in log-odds on rows that the model has not learnt from. As Platt does, labels count as
 * almost sure only, the less so the fewer rows have them. A score that goes the wrong way says nothing: slope 0.
 */
export function calibrate(scores: Float64Array, labels: Uint8Array): Calibration {
  const events = labels.reduce((sum, label) => sum + label, 0);
  const [sure, unsure] = [(events + 1) / (events + 2), 1 / (labels.length - events + 2)];
  const targets = Float64Array.from(labels, (label) => (label === 1 ? sure : unsure));
  const fitted = fitLine(scores, targets);
  if (fitted.slope > 0) return fitted;
  const share = targets.reduce((sum, target) => sum + target, 0) / targets.length;
  return { slope: 0, intercept: Math.log(share / (1 - share)) };
}

function fitLine(scores: Float64Array, targets: Float64Array): Calibration {
  let [slope, intercept] = [1, 0];
  for (let step = 0; step < STEPS; step++) {
    let [down, side, steep, cross, flat] = [BELIEF * (slope - 1), 0, BELIEF, 0, 1e-9];
    for (let row = 0; row < scores.length; row++) {
      const share = toProbability(slope * scores[row]! + intercept);
      const [off, curve] = [share - targets[row]!, share * (1 - share)];
      down += off * scores[row]!;
      side += off;
      steep += curve * scores[row]! ** 2;
      cross += curve * scores[row]!;
      flat += curve;
    }
    const area = steep * flat - cross * cross;
    const [ahead, aside] = [(flat * down - cross * side) / area, (steep * side - cross * down) / area];
    const shorter = Math.min(1, 2 / Math.max(Math.abs(ahead), Math.abs(aside), 1e-12));
    slope -= shorter * ahead;
    intercept -= shorter * aside;
    if (Math.abs(ahead) + Math.abs(aside) < 1e-10) break;
  }
  return { slope, intercept };
}

export const calibrated = (scores: Float64Array, { slope, intercept }: Calibration): Float64Array =>
  scores.map((score) => slope * score + intercept);

/** The mean cost of scores in log-odds. */
export const meanLoss = (scores: Float64Array, labels: Uint8Array): number =>
  scores.reduce((sum, score, row) => sum + logLoss(score, labels[row]!), 0) / Math.max(1, labels.length);
