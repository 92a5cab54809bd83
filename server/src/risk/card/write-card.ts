import type { Feature } from "../feature.js";
import { importances } from "../model/importances.js";
import { measureGroups } from "../model/measure-groups.js";
import type { Measures } from "../model/measures.js";
import { hashText, writeModel } from "../model/model-text.js";
import { isThin, LEAST_EVENTS, LEAST_ROWS } from "../model/thin-data.js";
import type { Trained } from "../model/train-model.js";
import type { ModelCard } from "./model-card.js";

export type CardFacts = {
  readonly date: Date;
  readonly seed: number;
  readonly features: readonly Feature[];
  readonly labels: Uint8Array;
  readonly trained: Trained;
  /** Whether what was held out was held out with all rows of its group. */
  readonly byGroup: boolean;
  readonly columns: ModelCard["columns"];
  /** The group of each row, to be compared; empty where none were named. */
  readonly groups: readonly string[];
  readonly dataHash: string;
  readonly warnings: readonly string[];
};

const SPLIT_BY_GROUP =
  "Each row by the trees that saw no row of its group (out of bag) and by a regression fitted without its fifth of the groups; calibrated on those answers.";
const SPLIT =
  "Each row by the trees that did not see it (out of bag) and by a regression fitted without its fifth of the rows; calibrated on those answers.";

/** Groups with fewer rows of the label than these are too small to be compared. */
const LEAST_GROUP_EVENTS = 100;
const MOST_AUC_GAP = 0.05;
const MOST_RECALL_GAP = 0.1;

export function writeCard(facts: CardFacts): ModelCard {
  const { trained, labels, features } = facts;
  const events = labels.reduce((sum, label) => sum + label, 0);
  const { model, forest, logistic, share } = trained.heldOut;
  const groups = facts.groups.length > 0 ? measureGroups(facts.groups, trained.heldOutProbabilities, labels) : [];
  return {
    date: facts.date.toISOString(),
    seed: facts.seed,
    rows: labels.length,
    events,
    promoted: trained.promoted,
    why: WHY[trained.promoted],
    thin: isThin(labels.length, events),
    split: facts.byGroup ? SPLIT_BY_GROUP : SPLIT,
    columns: facts.columns,
    trees: trained.model.trees.length,
    ridge: trained.ridge,
    measures: {
      model: withoutBins(model),
      forest: withoutBins(forest),
      logistic: withoutBins(logistic),
      share: withoutBins(share),
    },
    calibration: model?.bins ?? [],
    groups,
    importances: importances(trained.model, features, labels.length),
    dataHash: facts.dataHash,
    modelHash: hashText(writeModel(trained.model)),
    warnings: [...facts.warnings, ...thinWarning(labels.length, events), ...gapWarnings(groups)],
  };
}

const WHY: Record<Trained["promoted"], string> = {
  forest: "On held-out rows no blend with the logistic regression was clearly better than the forest alone.",
  blend:
    "On held-out rows a blend of the forest and the logistic regression was better than the forest alone, and no worse than the regression.",
  logistic: "On held-out rows the logistic regression was better alone than with the forest.",
  share: "Nothing was learnt that held-out rows bear out: every row is given the share of all.",
};

function withoutBins(measures: Measures | null): Omit<Measures, "bins"> | null {
  if (measures === null) return null;
  const { bins: _, ...rest } = measures;
  return rest;
}

function thinWarning(rows: number, events: number): string[] {
  if (!isThin(rows, events)) return [];
  return [
    `The data is thin: ${rows} rows, ${events} of them with the label. Below ${LEAST_ROWS} rows or ${LEAST_EVENTS} of either kind simple rules are to be preferred.`,
  ];
}

function gapWarnings(all: ModelCard["groups"]): string[] {
  const groups = all.filter(({ measures }) => measures.events >= LEAST_GROUP_EVENTS);
  const gap = (key: "auc" | "recallAtTenth") => {
    const values = groups.map(({ measures }) => measures[key]).filter((value) => value !== null);
    return values.length > 1 ? Math.max(...values) - Math.min(...values) : 0;
  };
  return [
    ...(gap("auc") > MOST_AUC_GAP
      ? [`Groups are not foretold alike: their AUC differs by ${gap("auc").toFixed(2)}.`]
      : []),
    ...(gap("recallAtTenth") > MOST_RECALL_GAP
      ? [`Groups are not found alike: recall in the top tenth differs by ${gap("recallAtTenth").toFixed(2)}.`]
      : []),
  ];
}
