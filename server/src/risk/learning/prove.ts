import { measure } from "../model/measures.js";
import type { Model } from "../model/model.js";
import { scoreRows } from "../model/score-rows.js";
import type { Trained } from "../model/train-model.js";
import { Measured, type MeasuredAs } from "../versions/school-card.js";
import { eventsOf, type LearningRows } from "./learning-rows.js";
import { ruleShares } from "./rule-shares.js";

/** Which is better on the held-out term: what the training chose, or its regression alone. */
export type Choice = "as-trained" | "logistic";

export type Answers = { readonly of: Measured; readonly probabilities: Float64Array };

/** How a model did on rows that neither it nor what it is compared with had learnt from. */
export type Proof = {
  readonly choice: Choice;
  readonly probabilities: Float64Array;
  readonly measures: readonly MeasuredAs[];
};

export type Train = (rows: LearningRows) => Trained;

/** What a training gives, scoring as chosen. */
export const chosenOf = (trained: Trained, choice: Choice): Model =>
  choice === "logistic" && trained.alone ? trained.alone.logistic : trained.model;

/** What all that are compared say of rows, by what was learnt from others. */
export function answersOn(
  trained: Trained,
  learnt: LearningRows,
  asked: LearningRows,
  before: Model | null,
): Answers[] {
  const rows = asked.labels.length;
  const ask = (of: Measured, model: Model): Answers => ({ of, probabilities: scoreRows(model, asked.features, rows) });
  // Where only the share was learnt, it answers for all.
  const { forest, logistic } = trained.alone ?? { forest: trained.model, logistic: trained.model };
  const share = (eventsOf(learnt) + 0.5) / (learnt.labels.length + 1);
  return [
    ask(Measured.model, trained.model),
    ask(Measured.forest, forest),
    ask(Measured.logistic, logistic),
    { of: Measured.rules, probabilities: ruleShares(learnt, asked) },
    { of: Measured.share, probabilities: new Float64Array(rows).fill(share) },
    ...(before ? [ask(Measured.promotedBefore, before)] : []),
  ];
}

/** The part of an AUC that may be chance. */
export const AUC_SLACK = 0.005;

/** Chooses by the answers: the regression alone where it is better than what was trained. */
export function choose(answers: readonly Answers[], labels: Uint8Array): Proof {
  const of = (who: Measured) => answers.find((each) => each.of === who)!;
  const [own, logistic] = [of(Measured.model), of(Measured.logistic)];
  const choice = isBetter(measuredAs(logistic, labels), measuredAs(own, labels)) ? "logistic" : "as-trained";
  const { probabilities } = choice === "logistic" ? logistic : own;
  const others = answers.filter((each) => each !== own);
  const measures = [{ of: Measured.model, probabilities }, ...others].map((each) => measuredAs(each, labels));
  return { choice, probabilities, measures };
}

const isBetter = (one: MeasuredAs, other: MeasuredAs): boolean =>
  one.logLoss! < other.logLoss! || (one.auc !== null && one.auc > other.auc! + AUC_SLACK);

function measuredAs({ of, probabilities }: Answers, labels: Uint8Array): MeasuredAs {
  const { bins: _, ...measures } = measure(probabilities, labels);
  return { of, ...measures, logLoss: lossOf(probabilities, labels) };
}

/** The nearest to sure that an answer counts as, so that one that was sure and wrong costs much and not everything. */
const SURE = 1e-6;

function lossOf(probabilities: Float64Array, labels: Uint8Array): number {
  const sum = probabilities.reduce((total, said, row) => {
    const given = labels[row] === 1 ? said : 1 - said;
    return total - Math.log(Math.max(SURE, given));
  }, 0);
  return sum / Math.max(1, labels.length);
}
