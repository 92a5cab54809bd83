import { MalformedError } from "./malformed-error";

/** The largest number the wire carries for counters, sequences and revisions. */
const MAX_INT = 2_147_483_647;

/** Reads a decimal without sign or leading zero, within bounds that include both ends. */
export function wholeNumber<Id extends number>(text: string | undefined, min = 1, max = MAX_INT): Id {
  const value = Number(text);
  if (text !== String(value) || !Number.isInteger(value) || value < min || value > max) {
    throw new MalformedError(`a whole number from ${min} to ${max}`, text);
  }
  return value as Id;
}
