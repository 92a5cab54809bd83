import { RiskFeature } from "../features/risk-feature.js";

const FEATURES = Object.values(RiskFeature);

/** What is known under each feature, or what each adds; a feature that is missing is null, one that adds nothing 0. */
export type ByFeature<Value> = ReadonlyMap<RiskFeature, Value>;

/** Each feature's value as a score's row has it: a list in the registry's order. */
export function readFacts(text: string): ByFeature<number | null> {
  const values = JSON.parse(text) as (number | null)[];
  return new Map(FEATURES.map((feature, at) => [feature, values[at] ?? null]));
}

/** Each feature's part of the score, or its points; none where nothing was reckoned. */
export function readParts(text: string): ByFeature<number> {
  const parts = JSON.parse(text) as (number | null)[];
  return new Map(parts.length === 0 ? [] : FEATURES.map((feature, at) => [feature, parts[at] ?? 0]));
}
