import type { RiskFeature } from "../features/risk-feature.js";
import { importances } from "../model/importances.js";
import { measureGroups } from "../model/measure-groups.js";
import { type CalibrationBin, measure } from "../model/measures.js";
import type { Model } from "../model/model.js";
import type { Trained } from "../model/train-model.js";
import { isThin } from "../model/thin-data.js";
import {
  type CardGroup,
  CardWarning,
  type Drift,
  Grouping,
  Measured,
  type SchoolCard,
} from "../versions/school-card.js";
import type { SchoolDay } from "../../values/school-day.js";
import { eventsOf, type LearningRows } from "./learning-rows.js";
import type { HeldProof } from "./prove-model.js";
import { ruleShares } from "./rule-shares.js";

export type CardFacts = {
  readonly rows: LearningRows;
  readonly trained: Trained;
  readonly model: Model;
  readonly proof: HeldProof | null;
  readonly seed: number;
  readonly date: Date;
  readonly dataHash: string;
  readonly modelHash: string;
  readonly drift: readonly Drift[];
  readonly driftOn: SchoolDay | null;
};

/** With fewer who left in the held-out term its measures are rough. */
const FEW_EVENTS = 30;
/** Groups of fewer who left are too small to be compared. */
const LEAST_GROUP_EVENTS = 100;
const MOST_AUC_GAP = 0.05;
const MOST_RECALL_GAP = 0.1;

export function writeSchoolCard(facts: CardFacts): SchoolCard {
  const { rows, trained, model, proof, seed, drift } = facts;
  const days = rows.days.toSorted();
  const asked = proof?.asked ?? rows;
  const said = proof?.probabilities ?? trained.heldOutProbabilities;
  const groups = [
    ...groupsBy(Grouping.sex, asked.sexes, asked, said),
    ...groupsBy(Grouping.grade, asked.grades, asked, said),
  ];
  const events = eventsOf(rows);
  return {
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    heldOutTerm: proof?.term ?? null,
    rows: rows.labels.length,
    events,
    seed,
    trees: model.trees.length,
    ridge: trained.ridge,
    promoted: proof?.choice === "logistic" && trained.alone ? "logistic" : trained.promoted,
    modelHash: facts.modelHash,
    dataHash: facts.dataHash,
    date: facts.date.toISOString(),
    measures: proof?.measures ?? measuresOfRows(trained, rows),
    calibration: binsOf(said, asked),
    groups,
    importances: sharesOf(model, rows),
    drift,
    driftOn: facts.driftOn,
    warnings: [
      ...(isThin(rows.labels.length, events) ? [CardWarning.thin] : []),
      ...gapsOf(groups),
      ...(drift.some(({ alarm }) => alarm) ? [CardWarning.drift] : []),
      ...(proof && eventsOf(asked) >= FEW_EVENTS ? [] : [CardWarning.fewHeldOut]),
    ],
  };
}

/** Where no term could be held out: each row by what was learnt without its learner. */
function measuresOfRows({ heldOut }: Trained, rows: LearningRows): SchoolCard["measures"] {
  const measured = [
    [Measured.model, heldOut.model],
    [Measured.forest, heldOut.forest],
    [Measured.logistic, heldOut.logistic],
    [Measured.rules, measure(ruleShares(rows, rows), rows.labels)],
    [Measured.share, heldOut.share],
  ] as const;
  return measured.flatMap(([of, measures]) => {
    if (!measures) return [];
    const { bins: _, ...rest } = measures;
    return { of, ...rest, logLoss: null };
  });
}

const binsOf = (said: Float64Array, { labels }: LearningRows): readonly CalibrationBin[] => measure(said, labels).bins;

function groupsBy(
  by: Grouping,
  names: readonly (string | null)[],
  { labels }: LearningRows,
  said: Float64Array,
): CardGroup[] {
  const named = [...names.keys()].filter((row) => names[row] !== null);
  const group = named.map((row) => names[row]!);
  const probabilities = Float64Array.from(named, (row) => said[row]!);
  const measured = measureGroups(
    group,
    probabilities,
    Uint8Array.from(named, (row) => labels[row]!),
  );
  return measured.map(({ group: name, measures: { rows, events, auc, recallAtTenth } }) => {
    const sum = probabilities.reduce(
      (total, probability, row) => (group[row] === name ? total + probability : total),
      0,
    );
    return { by, group: name, rows, events, auc, recallAtTenth, said: sum / rows, came: events / rows };
  });
}

function gapsOf(groups: readonly CardGroup[]): CardWarning[] {
  const large = groups.filter(({ events }) => events >= LEAST_GROUP_EVENTS);
  const gap = (by: Grouping, key: "auc" | "recallAtTenth") => {
    const values = large.flatMap((group) => (group.by === by ? (group[key] ?? []) : []));
    return values.length > 1 ? Math.max(...values) - Math.min(...values) : 0;
  };
  const isWide = (key: "auc" | "recallAtTenth", most: number) =>
    Object.values(Grouping).some((by) => gap(by, key) > most);
  return [
    ...(isWide("auc", MOST_AUC_GAP) ? [CardWarning.aucGap] : []),
    ...(isWide("recallAtTenth", MOST_RECALL_GAP) ? [CardWarning.recallGap] : []),
  ];
}

/** Columns are named by the codes of the features. */
function sharesOf(model: Model, { features, labels }: LearningRows): SchoolCard["importances"] {
  const moves = importances(model, features, labels.length);
  const all = moves.reduce((sum, { meanMove }) => sum + meanMove, 0);
  return moves
    .filter(({ meanMove }) => meanMove > 0)
    .map(({ name, meanMove }) => ({ feature: name as RiskFeature, share: meanMove / all }));
}
