import type { Model } from "../model/model.js";
import { Measured, type MeasuredAs } from "../versions/school-card.js";
import { type HeldOut, holdOut, LEAST_PROVEN } from "./hold-out.js";
import { type LearningRows, pickRows } from "./learning-rows.js";
import { type Answers, answersOn, choose, chosenOf, type Proof, type Train } from "./prove.js";

/** A proof with what it was held on and the model that it speaks for. */
export type HeldProof = Proof & {
  readonly term: string;
  readonly asked: LearningRows;
  /** Learnt without the held-out term; to be compared with by later versions. */
  readonly model: Model;
  /** That model and the one promoted before, on the same rows that neither had seen; null where there was none. */
  readonly beside: { readonly own: MeasuredAs; readonly before: MeasuredAs } | null;
};

/** A school's own term says enough of what it is to be used for. */
const LEAST_OWN_ROWS = 100;
const FOLDS = 5;

/**
 * Tries what can be learnt on a term that it has not seen: the school's own last one; where that has too few rows and
 * others' are learnt from as well, the last term of schools none of whose rows were learnt from either. Null where nothing
 * can be held out.
 */
export function proveModel(rows: LearningRows, train: Train, before: Model | null): HeldProof | null {
  const own = holdOut(rows, (row) => rows.schools[row] === 0);
  const isPooled = rows.schools.some((school) => school !== 0);
  if (own && (!isPooled || isEnough(rows, own))) return proveHeldOut(rows, own, train, before);
  const all = isPooled ? holdOut(rows, () => true) : null;
  return all && proveBySchool(rows, all, train, before);
}

function isEnough({ labels }: LearningRows, { prove }: HeldOut): boolean {
  const events = prove.reduce((sum, row) => sum + labels[row]!, 0);
  return prove.length >= LEAST_OWN_ROWS && Math.min(events, prove.length - events) >= LEAST_PROVEN;
}

function proveHeldOut(rows: LearningRows, held: HeldOut, train: Train, before: Model | null): HeldProof {
  const [learnt, asked] = [pickRows(rows, held.learn), pickRows(rows, held.prove)];
  const trained = train(learnt);
  const proof = choose(answersOn(trained, learnt, asked, before), asked.labels);
  return { ...proof, term: held.term, asked, model: chosenOf(trained, proof.choice), beside: besideOf(proof) };
}

/** Each fifth of the schools is answered for by what the others' earlier terms teach. */
function proveBySchool(rows: LearningRows, held: HeldOut, train: Train, before: Model | null): HeldProof {
  const parts = partsOf(rows, held);
  const told = parts.map(({ learn, prove }) => {
    const [learnt, asked] = [pickRows(rows, learn), pickRows(rows, prove)];
    return answersOn(train(learnt), learnt, asked, null);
  });
  const order = parts.flatMap(({ prove }) => prove);
  const asked = pickRows(rows, order);
  const answers = (told[0] ?? []).map(({ of }, at): Answers => {
    return { of, probabilities: Float64Array.from(told.flatMap((each) => [...each[at]!.probabilities])) };
  });
  const proof = choose(answers, asked.labels);

  // What was promoted before has learnt from all schools: so must what it is compared with.
  const learnt = pickRows(rows, held.learn);
  const trained = train(learnt);
  const model = chosenOf(trained, proof.choice);
  const beside = before
    ? besideOf(choose(answersOn({ ...trained, model, alone: null }, learnt, asked, before), asked.labels))
    : null;
  const measures = beside ? [...proof.measures, beside.before] : proof.measures;
  return { ...proof, measures, term: held.term, asked, model, beside };
}

function partsOf({ schools }: LearningRows, { learn, prove }: HeldOut) {
  const numbers = [...new Set(schools)].sort((one, other) => one - other);
  const folds = new Map(numbers.map((school, at) => [school, at % FOLDS]));
  return Array.from({ length: Math.min(FOLDS, numbers.length) }, (_, fold) => {
    const isOut = (row: number) => folds.get(schools[row]!) === fold;
    return { learn: learn.filter((row) => !isOut(row)), prove: prove.filter(isOut) };
  }).filter((part) => part.learn.length > 0 && part.prove.length > 0);
}

function besideOf({ measures }: Proof): HeldProof["beside"] {
  const of = (who: Measured) => measures.find((each) => each.of === who);
  const [own, before] = [of(Measured.model), of(Measured.promotedBefore)];
  return own && before ? { own, before } : null;
}
