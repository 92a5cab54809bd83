import { ErrorCode, refusalsOf } from "../errors.js";

const { badInput, conflict, forbidden, notFound } = ErrorCode;

/** Refusals about sheets, exams and grading scales, by reason. */
export const ASSESSMENT_REFUSALS = {
  ASSESSMENT_UNKNOWN: [notFound, "This school has no such assessment. Open the page again."],
  NOT_A_CLASS_OF_YOURS: [notFound, "You have no such class. Choose one of yours."],
  SHEETS_CLOSED: [conflict, "The sheets of that term are closed."],
  DAY_OUTSIDE_TERM: [badInput, "Choose a day from {starts} to {ends}, when the term is held."],
  DAY_IN_NO_TERM: [badInput, "Choose a day in a term of {year}."],
  ASSESSMENT_NAME: [badInput, "Say what the assessment is called, in at most {most} letters."],
  MAXIMUM: [badInput, "Give the most marks there are as a whole number from 1 to {most}."],
  WEIGHT: [badInput, "Give the weight as a whole number from 1 to {most}."],
  ASSESSMENT_THERE: [conflict, "This class has {subject}, {name} already in that term: use that one."],
  ASSESSMENTS_FULL: [conflict, "A class has at most {most} assessments in a term."],
  MAXIMUM_FIXED: [
    conflict,
    "Scores were entered already, and they are out of what it says. Add another assessment instead.",
  ],
  HAS_SCORES: [
    conflict,
    "Something was entered in this sheet, so it is kept. Take the scores back on the sheet if they are wrong.",
  ],
  OTHERS_NAMED: [forbidden, "Others are named for {subject} in this class. Ask the head to name you for it."],
  EXAM_CLASSES: [badInput, "Choose from 1 to {most} classes, each once."],
  CLASS_OF_OTHER_YEAR: [notFound, "One of these is no class of {year}. Look at the list again."],
  SUBJECT_NOT_TAUGHT: [notFound, "One of these subjects is not taught here. Choose from the school's list."],
  NOBODY_NAMED: [
    badInput,
    "Nobody is named for a subject in these classes yet. Choose the subjects, or name who teaches them first.",
  ],
  SHEET_STILL_OPEN: [conflict, "This sheet is still open. Its teacher submits it first."],
  OWN_SHEET: [conflict, "You submitted this sheet yourself. Somebody else looks through it."],
  SCALE_UNKNOWN: [notFound, "This school has no such grading scale. Choose another."],
  SCALE_ARCHIVED: [conflict, "{name} is no longer used. Choose another scale."],
  SCALE_NAME: [badInput, "Name the scale in at most {most} letters."],
  SCALE_THERE: [conflict, "There is a grading scale called {name} already. Use another name."],
  SCALES_FULL: [conflict, "A school has at most {most} grading scales. Change one of them."],
  SCALE_RULE: [
    badInput,
    "The bands or the mean grade of this scale do not fit together. Check each of them, then save again.",
  ],
  NOTHING_CHOSEN: [badInput, "Choose either one of your classes or a grade of theirs, in a term of its year."],
  TERMS_ASKED: [badInput, "Ask for 1 to {most} terms."],
} as const;

export const refuse = refusalsOf(ASSESSMENT_REFUSALS);
