import type { Feature } from "../feature.js";
import { binOf } from "./cut-bins.js";
import type { Encoding, Term } from "./encoding.js";

/** The values of rows by an encoding learnt before; a feature that the rows do not have is missing in each. */
export function encodeRows(encoding: Encoding, feature: Feature | undefined, rows: number): Float64Array {
  if (feature?.kind === "number" && encoding.kind === "number") return feature.values;
  if (encoding.kind === "number") return new Float64Array(rows).fill(Number.NaN);
  const shares = new Map(encoding.levels);
  const words = wordsOf(feature, rows);
  return Float64Array.from(words, (word) => shares.get(word) ?? encoding.unseen);
}

/** The bins of values, from 0. */
export const toBins = (encoding: Encoding, values: Float64Array): Uint8Array =>
  Uint8Array.from(values, (value) => binOf(value, encoding.cuts));

/** The columns of a feature in the logistic regression, standardised: one for each of its terms. */
export function toTerms(encoding: Encoding, values: Float64Array, feature: Feature | undefined): Float64Array[] {
  const words = encoding.terms.some(({ of }) => of === "level") ? wordsOf(feature, values.length) : [];
  return encoding.terms.map((term) => Float64Array.from(values, (value, row) => standardise(term, value, words[row])));
}

function standardise(term: Term, value: number, word: string | undefined): number {
  return (rawTerm(term, value, word) - term.mean) * term.scale;
}

function rawTerm(term: Term, value: number, word: string | undefined): number {
  if (term.of === "level") return Number(word === term.level);
  if (term.of === "missing") return Number(Number.isNaN(value));
  return Number.isNaN(value) ? term.mean : Math.min(term.high, Math.max(term.low, value));
}

const wordsOf = (feature: Feature | undefined, rows: number): readonly string[] =>
  feature?.kind === "category" ? feature.values : Array.from({ length: rows }, () => "");
