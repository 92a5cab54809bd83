import type { Em } from "../../src/platform/orm.js";
import { RiskFeature } from "../../src/risk/features/risk-feature.js";
import { RiskBand } from "../../src/risk/rules/risk-band.js";
import { RiskScore } from "../../src/risk/scores/risk-score.entity.js";
import type { ClassId, LearnerId, RiskModelId, SchoolId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";

type Known<Value> = Partial<Record<RiskFeature, Value>>;

export type TestScore = {
  learnerId: LearnerId;
  classId: ClassId;
  band?: RiskBand;
  /** Null by rules. */
  probability?: number | null;
  points?: number | null;
  base?: number | null;
  modelId?: RiskModelId | null;
  facts?: Known<number | null>;
  parts?: Known<number>;
};

const FEATURES = Object.values(RiskFeature);

/** Writes the scores of a week as a run does: by a model where there is a probability, otherwise by rules. */
export async function writeScores(
  em: Em,
  schoolId: SchoolId,
  { week, scoredOn = week }: { week: string; scoredOn?: string },
  scores: readonly TestScore[],
): Promise<void> {
  await em.insertMany(
    RiskScore,
    scores.map(({ learnerId, classId, band = RiskBand.low, probability = null, points = null, ...rest }) => ({
      schoolId,
      learnerId,
      classId,
      week: week as SchoolDay,
      scoredOn: scoredOn as SchoolDay,
      modelId: rest.modelId ?? null,
      probability,
      points,
      band,
      standing: band === RiskBand.unknown ? -1 : (probability ?? points ?? 0),
      base: rest.base ?? null,
      facts: JSON.stringify(FEATURES.map((feature) => rest.facts?.[feature] ?? null)),
      parts: JSON.stringify(rest.parts ? FEATURES.map((feature) => rest.parts?.[feature] ?? 0) : []),
    })),
  );
}
