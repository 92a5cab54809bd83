import { ErrorCode, Refusal } from "../../errors.js";
import { toLineText } from "../../values/line-text.js";

const MAX_TEXT = 60;
const MAX_MARKS = 999;
const MAX_WEIGHT = 1000;

/** What an assessment is called, cleaned. */
export function readAssessmentName(text: string): string {
  const name = toLineText(text);
  if (name !== "" && name.length <= MAX_TEXT) return name;
  throw new Refusal(ErrorCode.badInput, `Say what the assessment is called, in at most ${MAX_TEXT} letters.`);
}

/** The most marks there are, null where learners get levels. */
export function checkMaximum(maximum: number | null): void {
  if (maximum === null || (Number.isInteger(maximum) && maximum >= 1 && maximum <= MAX_MARKS)) return;
  throw new Refusal(ErrorCode.badInput, `Give the most marks there are as a whole number from 1 to ${MAX_MARKS}.`);
}

export function checkWeight(weight: number): void {
  if (Number.isInteger(weight) && weight >= 1 && weight <= MAX_WEIGHT) return;
  throw new Refusal(ErrorCode.badInput, `Give the weight as a whole number from 1 to ${MAX_WEIGHT}.`);
}
