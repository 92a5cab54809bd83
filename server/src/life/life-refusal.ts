import { ErrorCode, refusalsOf } from "../errors.js";

const { badInput, conflict, notFound } = ErrorCode;

/** Refusals about letters, promotions and new years, by reason. */
export const LIFE_REFUSALS = {
  LETTER_TOO_EARLY: [conflict, "The letter is for whoever leaves: write down first that the learner has left."],
  LETTER_UNKNOWN: [notFound, "There is no such letter. Open the page again."],
  YEAR_TERMS: [badInput, "A year has at most 9 terms."],
  YEAR_CLASSES: [badInput, "Open a year with at most {most} classes; add others after."],
  YEAR_DIGITS: [badInput, "Give the year in four digits."],
  PROMOTION_EMPTY: [conflict, "Nobody is on a class list of {year} any more."],
  PROMOTION_SIZE: [
    conflict,
    "{name} would have {size} learners, and a class holds {most}: send some to another stream.",
  ],
  PROMOTION_NOT_DONE: [conflict, "This promotion is not done, so there is nothing to take back. Open the page again."],
  PROMOTION_MOVED: [
    conflict,
    "Learners were moved since, left or came back, among them {names}. The promotion can be taken back no longer.",
  ],
  PROMOTION_DONE: [conflict, "This promotion is done. Take it back to change it, or move learners one by one."],
  PROMOTION_UNKNOWN: [notFound, "This school has no such promotion. Open the page again."],
  PROMOTION_CLASS: [notFound, "That class is not one of the year that is promoted."],
  PROMOTION_NO_CLASSES: [badInput, "There are no classes of {year} to promote."],
  YEAR_NO_TERMS: [conflict, "{year} has no terms: add them first, to say when the year ends."],
  YEAR_NOT_OVER: [
    conflict,
    "Term {number} of {year} ends on {ends}. Promote after that: until then registers are taken in this year’s classes.",
  ],
  PROMOTION_REGISTER: [conflict, "A register was taken in {name}. The promotion can be taken back no longer."],
  PROMOTION_SCORES: [conflict, "Scores were entered in {name}. The promotion can be taken back no longer."],
  PROMOTION_INVOICED: [
    conflict,
    "Fees of {year} were invoiced to learners of {name}. The promotion can be taken back no longer.",
  ],
} as const;

export const refuseLife = refusalsOf(LIFE_REFUSALS);
