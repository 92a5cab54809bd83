import { createHash } from "node:crypto";
import type { LearningRows } from "./learning-rows.js";

/** Counted up when the same rows would give another model by now: how it is learnt, or what a model looks like. */
const RECIPE = 2;

/** The SHA-256 of all that is learnt from, and of how. */
export function hashRows({ features, labels, terms, known, learners, schools }: LearningRows): string {
  const hash = createHash("sha256").update(`${RECIPE} ${labels.length} ${features.map(({ name }) => name).join()}`);
  for (const { values } of features) hash.update(bytesOf(values));
  for (const values of [labels, terms, known, learners, schools]) hash.update(bytesOf(values));
  return hash.digest("hex");
}

export const hashWhole = (text: string): string => createHash("sha256").update(text).digest("hex");

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array | Int32Array | Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
