import type { Feature } from "../../src/risk/feature.js";

/** The plain rules that a school goes by without a model: a point for each that a learner meets, two for the gravest. */
const RULES: readonly [feature: string, meets: (value: number) => boolean][] = [
  ["attendance", (value) => value < 0.9],
  ["attendance", (value) => value < 0.8],
  ["decline", (value) => value <= -0.05],
  ["failing", (value) => value >= 3],
  ["age for grade", (value) => value >= 2],
  ["arrears", (value) => value >= 0.5],
];

export function rulePoints(features: readonly Feature[], rows: number): Float64Array {
  const points = new Float64Array(rows);
  for (const [name, meets] of RULES) {
    const feature = features.find((feature) => feature.name === name);
    if (feature?.kind !== "number") continue;
    for (let row = 0; row < rows; row++) points[row]! += Number(meets(feature.values[row]!));
  }
  return points;
}
