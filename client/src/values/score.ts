import type { Branded } from "./branded";

/**
 * What a sheet says of one learner: marks from 0 to 999.9 with one decimal at most (`67`, `45.5`), a level (`EE1`, `ME`),
 * `A` absent, which is not zero, `X` exempt, or `-`: taken back.
 */
export type Score = Branded<string, "Score">;

export const NO_SCORE = "-" as Score;

const SCORE = /^(?:(?:0|[1-9]\d{0,2})(?:\.[1-9])?|(?:EE|ME|AE|BE)[12]?|[AX-])$/;

export const parseScore = (text: string): Score | null => (SCORE.test(text) ? (text as Score) : null);
