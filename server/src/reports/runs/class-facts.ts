import type { ClassResults } from "../../assessment/results/class-results.js";
import type { LearnerAttendanceType } from "../../attendance/learner-attendance.type.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { Grade } from "../../values/grade.js";
import type { AssessmentId, ClassId, LearnerId, SubjectId } from "../../values/ids.js";
import type { Residence } from "../../values/residence.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { CardLanguage } from "../cards/card-language.js";
import type { SchoolProfileRow } from "../profile/read-school-profile.js";
import type { RemarkRow } from "../remarks/read-remarks.js";

export type CardLearner = {
  readonly id: LearnerId;
  readonly name: string;
  readonly admissionNumber: string;
  readonly sex: "F" | "M" | null;
  readonly upi: string | null;
  readonly residence: Residence;
};

/** What the cards of a class in a term are written from, as it stands. */
export type ClassFacts = {
  readonly language: CardLanguage;
  readonly withPlaces: boolean;
  readonly nextStarts: SchoolDay | null;
  readonly school: SchoolProfileRow;
  readonly term: TermDates;
  readonly schoolClass: { readonly id: ClassId; readonly name: string; readonly grade: Grade };
  readonly results: ClassResults;
  /** The version of the results' scale that is in force. */
  readonly scaleVersion: number | null;
  /** The assessments that are looked through and approved. */
  readonly approved: ReadonlySet<AssessmentId>;
  readonly learners: ReadonlyMap<LearnerId, CardLearner>;
  /** The names of those who teach the class a subject. */
  readonly teachers: ReadonlyMap<SubjectId, string>;
  readonly classTeacher: string | null;
  readonly remarks: ReadonlyMap<LearnerId, readonly RemarkRow[]>;
  readonly attendance: ReadonlyMap<LearnerId, LearnerAttendanceType>;
  /** Cents owed; null where the cards do not say. */
  readonly balances: ReadonlyMap<LearnerId, number> | null;
  /** What the cards of earlier terms say that are out, the latest first. */
  readonly earlier: ReadonlyMap<LearnerId, readonly string[]>;
};
