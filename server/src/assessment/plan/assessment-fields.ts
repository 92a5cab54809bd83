import { toLineText } from "../../values/line-text.js";
import { refuse } from "../assessment-refusal.js";

const MAX_TEXT = 60;
const MAX_MARKS = 999;
const MAX_WEIGHT = 1000;

/** What an assessment is called, cleaned. */
export function readAssessmentName(text: string): string {
  const name = toLineText(text);
  if (name !== "" && name.length <= MAX_TEXT) return name;
  throw refuse("ASSESSMENT_NAME", { most: MAX_TEXT });
}

/** The most marks there are, null where learners get levels. */
export function checkMaximum(maximum: number | null): void {
  if (maximum === null || (Number.isInteger(maximum) && maximum >= 1 && maximum <= MAX_MARKS)) return;
  throw refuse("MAXIMUM", { most: MAX_MARKS });
}

export function checkWeight(weight: number): void {
  if (Number.isInteger(weight) && weight >= 1 && weight <= MAX_WEIGHT) return;
  throw refuse("WEIGHT", { most: MAX_WEIGHT });
}
