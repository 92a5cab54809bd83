import { toLineText } from "./line-text.js";

/**
 * A learner's number in the school's admission register: 1 to 30 characters, unique in the school, always there.
 * Capitals only and without the apostrophe by which a spreadsheet marks text, so that `a/17` and `'A/17` are one.
 */
export type AdmissionNumber = string & { readonly __admissionNumber: true };

export function parseAdmissionNumber(text: string): AdmissionNumber | null {
  const number = toLineText(text)
    .replace(/^['’]\s*/, "")
    .toUpperCase();
  return number.length >= 1 && number.length <= 30 ? (number as AdmissionNumber) : null;
}
