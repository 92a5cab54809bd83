import { calibrate, calibrated } from "../model/calibrate.js";
import { toProbability } from "../model/log-odds.js";
import { scoreByRules } from "../rules/score-by-rules.js";
import type { LearningRows } from "./learning-rows.js";

/** The rules' points as probabilities: a line through the log-odds, fitted on the rows that a model learns from. */
export function ruleShares(learnt: LearningRows, asked: LearningRows): Float64Array {
  const line = calibrate(pointsOf(learnt), learnt.labels);
  return calibrated(pointsOf(asked), line).map(toProbability);
}

function pointsOf({ features, labels }: LearningRows): Float64Array {
  const enough = new Uint8Array(labels.length).fill(1);
  return Float64Array.from(scoreByRules({ features, enough }), ({ points }) => points);
}
