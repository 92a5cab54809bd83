import { type LearningRows, termName } from "./learning-rows.js";

/** With fewer rows of either kind held out nobody can tell what is better. */
export const LEAST_PROVEN = 10;

/** A term that a model is tried on, and the rows whose labels were known before it began. */
export type HeldOut = {
  readonly term: string;
  readonly learn: readonly number[];
  readonly prove: readonly number[];
};

/** Holds out the last term with known labels; null where there is none, or nothing was known before it. */
export function holdOut({ terms, known }: LearningRows, isProvenOn: (row: number) => boolean): HeldOut | null {
  const all = [...terms.keys()];
  const last = all.reduce((most, row) => (isProvenOn(row) ? Math.max(most, terms[row]!) : most), -1);
  const prove = all.filter((row) => terms[row] === last && isProvenOn(row));
  const learn = all.filter((row) => known[row]! < last);
  return prove.length > 0 && learn.length > 0 ? { term: termName(last), learn, prove } : null;
}
