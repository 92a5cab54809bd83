import type { RiskRows } from "../features/risk-rows.js";
import { explainRows } from "../model/explain-rows.js";
import { toProbability } from "../model/log-odds.js";
import type { Model } from "../model/model.js";
import { RiskBand } from "../rules/risk-band.js";
import { scoreByRules } from "../rules/score-by-rules.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { Bands } from "./set-bands.js";

/** A learner's score as it is written down; see `RiskScore`. */
export type WeekScore = {
  readonly learnerId: LearnerId;
  readonly classId: ClassId;
  readonly probability: number | null;
  readonly points: number | null;
  readonly band: RiskBand;
  readonly standing: number;
  readonly base: number | null;
  readonly facts: string;
  readonly parts: string;
};

type Scored = Omit<WeekScore, "learnerId" | "classId" | "facts">;

const UNKNOWN: Scored = {
  probability: null,
  points: null,
  band: RiskBand.unknown,
  standing: -1,
  base: null,
  parts: "[]",
};

/** Scores everybody on the roll by a model, or by the rules where there is none. */
export function scoreWeek(week: RiskRows, by: ({ readonly model: Model } & Bands) | null): WeekScore[] {
  const scored = by ? byModel(week, by.model, by) : byRules(week);
  return week.learnerIds.map((learnerId, row) => ({
    ...(week.enough[row] === 1 ? scored[row]! : UNKNOWN),
    learnerId,
    classId: week.classIds[row]!,
    facts: JSON.stringify(week.features.map(({ values }) => rounded(values[row]!, 1e6))),
  }));
}

function byModel({ features, learnerIds }: RiskRows, model: Model, bands: Bands): Scored[] {
  const places = new Map(model.encodings.map(({ name }, at) => [name, at]));
  return explainRows(model, features, learnerIds.length).map(({ base, contributions, score }) => {
    const probability = toProbability(score);
    const parts = features.map(({ name }) => rounded(contributions[places.get(name) ?? -1] ?? 0, 1e9));
    const band = bandOf(probability, bands);
    return { probability, points: null, band, standing: probability, base, parts: JSON.stringify(parts) };
  });
}

function bandOf(probability: number, { highFrom, mediumFrom }: Bands): RiskBand {
  if (probability >= highFrom) return RiskBand.high;
  return probability >= mediumFrom ? RiskBand.medium : RiskBand.low;
}

function byRules(week: RiskRows): Scored[] {
  return scoreByRules(week).map(({ points, band, reasons }) => {
    const given = new Map<string, number>(reasons.map((reason) => [reason.feature, reason.points]));
    const parts = JSON.stringify(week.features.map(({ name }) => given.get(name) ?? 0));
    return { probability: null, points, band, standing: points, base: null, parts };
  });
}

/** As short as may be: what is cut off of all parts together is far below a millionth. */
const rounded = (value: number, parts: number): number | null =>
  Number.isNaN(value) ? null : Math.round(value * parts) / parts;
