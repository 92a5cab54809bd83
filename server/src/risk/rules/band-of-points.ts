import { RiskBand } from "./risk-band.js";

const HIGH_FROM = 5;
const MEDIUM_FROM = 3;

/** The band of a learner by the points of the rules, where enough is recorded to count any. */
export function bandOfPoints(points: number): RiskBand {
  if (points >= HIGH_FROM) return RiskBand.high;
  return points >= MEDIUM_FROM ? RiskBand.medium : RiskBand.low;
}
