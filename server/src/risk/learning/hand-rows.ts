import { randomInt } from "node:crypto";
import type { PooledRow } from "./join-pool.js";
import { type LearningRows, termName } from "./learning-rows.js";

/** A learner-term as it is handed to the pool, of whom a number tells no more than which rows are one learner's. */
export type HandedRow = Pick<PooledRow, "learner" | "term" | "day" | "facts" | "label">;

/**
 * Whether a row can be handed over. Others take a label for known when the next term is over; where the calendar lacks that
 * one it was known later, and would tell of a term that others prove on.
 */
const isHandable = ({ terms, known }: LearningRows, row: number): boolean => known[row] === terms[row]! + 1;

export const countHandable = (rows: LearningRows): number =>
  [...rows.labels.keys()].filter((row) => isHandable(rows, row)).length;

/** Learners are numbered anew, in an order that tells nothing. */
export function handRows(own: LearningRows): HandedRow[] {
  const { features, labels, terms, days, learners } = own;
  const numbers = new Map(shuffled([...new Set(learners)]).map((learner, at) => [learner, at + 1]));
  const handable = [...labels.keys()].filter((row) => isHandable(own, row));
  const rows = handable.map((row): HandedRow => {
    const facts = features.map(({ values }) => (Number.isNaN(values[row]) ? null : values[row]!));
    const label = labels[row] === 1 ? 1 : 0;
    return {
      learner: numbers.get(learners[row]!)!,
      term: termName(terms[row]!),
      day: days[row]!,
      facts: JSON.stringify(facts),
      label,
    };
  });
  return shuffled(rows);
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}
