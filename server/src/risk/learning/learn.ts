import type { Model } from "../model/model.js";
import { writeModel } from "../model/model-text.js";
import { type Trained, trainModel } from "../model/train-model.js";
import type { Drift, SchoolCard } from "../versions/school-card.js";
import type { RiskVerdict } from "../training/risk-model.entity.js";
import type { SchoolDay } from "../../values/school-day.js";
import { hashWhole } from "./hash-rows.js";
import { judge } from "./judge.js";
import { eventsOf, type LearningRows, termNumber } from "./learning-rows.js";
import { chosenOf } from "./prove.js";
import { proveModel } from "./prove-model.js";
import { type Bands, setBands } from "./set-bands.js";
import { writeSchoolCard } from "./write-school-card.js";

export type ToLearn = {
  /** At least one. */
  readonly rows: LearningRows;
  readonly dataHash: string;
  readonly seed: number;
  readonly date: Date;
  /** What was promoted before, as it was proven; null where there was none, or it can be read no more. */
  readonly before: Model | null;
  /** What is proven on that term or an earlier one is held back; null where nothing is. */
  readonly heldTerm?: string | null;
  readonly drift: readonly Drift[];
  readonly driftOn: SchoolDay | null;
  readonly trees?: number;
  readonly onTree?: (() => void) | undefined;
  readonly onProving?: (() => void) | undefined;
};

/** A version, before it is written down. */
export type Learned = Bands & {
  readonly verdict: RiskVerdict;
  readonly rows: number;
  readonly events: number;
  readonly seed: number;
  readonly dataHash: string;
  readonly modelHash: string;
  readonly scorer: Model;
  readonly model: string;
  readonly proof: string;
  readonly card: SchoolCard;
};

/** Learns from rows, proves it on those of a term that it holds out, and judges whether it may score. */
export function learn({ rows, dataHash, before, heldTerm = null, ...order }: ToLearn): Learned {
  const { seed, date, drift, driftOn, onTree, onProving, ...trees } = order;
  const train = ({ features, labels, learners }: LearningRows): Trained =>
    trainModel({ features, labels, groups: learners, seed, onTree, ...trees });
  const trained = train(rows);
  const proof = proveModel(rows, train, before);
  onProving?.();
  const scorer = chosenOf(trained, proof?.choice ?? "as-trained");
  const isHeld = proof !== null && heldTerm !== null && termNumber(proof.term) <= termNumber(heldTerm);
  const events = eventsOf(rows);
  const counts = { rows: rows.labels.length, events };
  const model = writeModel(scorer);
  const hashes = { dataHash, modelHash: hashWhole(model) };
  const said = proof?.probabilities ?? trained.heldOutProbabilities;
  return {
    ...counts,
    ...hashes,
    ...setBands(said, events / counts.rows),
    verdict: judge({ ...counts, proof, isHeld }),
    seed,
    scorer,
    model,
    proof: proof ? writeModel(proof.model) : "",
    card: writeSchoolCard({ rows, trained, model: scorer, proof, seed, date, ...hashes, drift, driftOn }),
  };
}
