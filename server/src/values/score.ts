/**
 * What a sheet says of one learner: marks from 0 to 999.9, with one decimal at most and none that is 0 (`67`, `45.5`);
 * a level, `EE`, `ME`, `AE` or `BE`, alone or halved (`EE1`); `A` absent, which is not zero; `X` exempt; or `-`: taken
 * back, nothing is said.
 */
export type Score = string & { readonly __score: true };

export const NO_SCORE = "-" as Score;

const MARKS = /^(?:0|[1-9]\d{0,2})(?:\.[1-9])?$/;
const LEVEL = /^(?:EE|ME|AE|BE)[12]?$/;

export const isLevel = (score: Score): boolean => LEVEL.test(score);

export const parseScore = (text: string): Score | null =>
  /^[AX-]$/.test(text) || MARKS.test(text) || LEVEL.test(text) ? (text as Score) : null;

/** The marks in tenths, so that they add up exactly; null for whatever is not marks. */
export const tenthsOf = (score: Score): number | null => (MARKS.test(score) ? Math.round(Number(score) * 10) : null);
