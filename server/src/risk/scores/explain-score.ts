import type { RiskFeature } from "../features/risk-feature.js";
import { RiskBand } from "../rules/risk-band.js";
import type { RiskChangeType, RiskReasonType } from "./dropout-risk.type.js";
import type { RiskRow } from "./read-risk-rows.js";
import { type ByFeature, readFacts, readParts } from "./score-facts.js";

const MOST_REASONS = 3;

type Explained = {
  readonly reasons: RiskReasonType[];
  readonly base: number | null;
  readonly score: number | null;
  readonly parts: RiskReasonType[];
};

/** What a score is made of: base + the weights of the parts = the score. By rules there are reasons alone. */
export function explainScore(
  { facts, parts, base, band }: Pick<RiskRow, "facts" | "parts" | "base" | "band">,
  usual: ByFeature<number>,
): Explained {
  if (band === RiskBand.unknown) return { reasons: [], base: null, score: null, parts: [] };
  const values = readFacts(facts);
  const all = [...readParts(parts)]
    .map(([feature, weight]) => ({
      feature,
      value: values.get(feature) ?? null,
      usual: usual.get(feature) ?? null,
      weight,
    }))
    .sort(byWeight);
  const reasons = all.filter(({ weight }) => weight > 0).slice(0, MOST_REASONS);
  if (base === null) return { reasons, base: null, score: null, parts: [] };
  return { reasons, base, score: all.reduce((sum, { weight }) => sum + weight, base), parts: all };
}

/** What moved since an earlier score: features whose value is another. Points and log-odds do not compare. */
export function explainChange(now: RiskRow, before: RiskRow | undefined): RiskChangeType[] {
  if (!before || [now.band, before.band].includes(RiskBand.unknown)) return [];
  if ((now.base === null) !== (before.base === null)) return [];
  const [values, earlier] = [readFacts(now.facts), readFacts(before.facts)];
  const [parts, earlierParts] = [readParts(now.parts), readParts(before.parts)];
  const changeOf = (feature: RiskFeature): RiskChangeType => ({
    feature,
    before: earlier.get(feature) ?? null,
    now: values.get(feature) ?? null,
    weight: (parts.get(feature) ?? 0) - (earlierParts.get(feature) ?? 0),
  });
  return [...values.keys()]
    .map(changeOf)
    .filter((change) => change.before !== change.now && change.weight !== 0)
    .sort(byWeight)
    .slice(0, MOST_REASONS);
}

/** The weightiest first; of equal ones, those that raise. */
const byWeight = (one: { weight: number }, other: { weight: number }): number =>
  Math.abs(other.weight) - Math.abs(one.weight) || other.weight - one.weight;
