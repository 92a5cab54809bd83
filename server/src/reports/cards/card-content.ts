import type { CardLanguage } from "./card-language.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { LearnerId } from "../../values/ids.js";
import type { Residence } from "../../values/residence.js";

/** Where a learner stands: `at` of `of`; others stand there too when it is tied. */
export type CardPlace = { readonly at: number; readonly of: number; readonly tied: boolean };

/** What somebody says of a learner, and their name; of the class teacher the name alone where they have said nothing. */
export type CardRemark = { readonly text: string; readonly by: string };

export type CardSubject = {
  readonly name: string;
  /** Empty where nobody is named for it. */
  readonly teacher: string;
  /** One for each exam of the card: `67`, `41/50`, `ME1`, `A` absent, `X` exempt; empty where nothing was entered. */
  readonly scores: readonly string[];
  /** Tenths of a percent. */
  readonly percent: number | null;
  /** `EE1`, `B+`. */
  readonly label: string | null;
  readonly points: number | null;
  /** Tenths of a percent more than on the learner's card of the last term; null where levels are told. */
  readonly change: number | null;
  /** How its level moved, in the card's language: of a competency-based card that has one before it. */
  readonly move: string | null;
  readonly remark: string | null;
};

type CardSummary = {
  /** Tenths of a mark. */
  readonly total: number | null;
  readonly outOf: number | null;
  /** Tenths of a percent. */
  readonly percent: number | null;
  /** Hundredths of a point. */
  readonly points: number | null;
  readonly grade: string | null;
  /** Why there is no mean grade where one would be expected. */
  readonly whyNoGrade: string | null;
  /** In the class, and in all classes of the grade; null where positions are not shown. */
  readonly inClass: CardPlace | null;
  readonly inGrade: CardPlace | null;
};

/** How an earlier term of the learner ended. */
type CardTrend = {
  readonly year: number;
  readonly term: number;
  readonly percent: number | null;
  readonly points: number | null;
  readonly grade: string | null;
};

/**
 * All that a report card says, as it was when it was made. It names things instead of pointing to them: what is edited
 * later changes no card that was made before.
 */
export type CardContent = {
  readonly language: CardLanguage;
  /** Empty until it is published. */
  readonly number: string;
  readonly school: {
    readonly name: string;
    readonly motto: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
  };
  readonly learner: {
    readonly id: LearnerId;
    readonly name: string;
    readonly admissionNumber: string;
    readonly sex: "F" | "M" | null;
    readonly upi: string | null;
    readonly className: string;
    readonly grade: string;
    readonly residence: Residence;
  };
  readonly term: {
    readonly year: number;
    readonly number: number;
    readonly starts: SchoolDay;
    readonly ends: SchoolDay;
    readonly nextStarts: SchoolDay | null;
  };
  readonly curriculum: "cbe" | "8-4-4" | "own";
  /** The columns of scores, in the order they were held. */
  readonly exams: readonly string[];
  readonly subjects: readonly CardSubject[];
  readonly summary: CardSummary;
  readonly trend: readonly CardTrend[];
  /** With which card levels are compared, in the card's language; null where they are with none. */
  readonly since: string | null;
  readonly attendance: {
    readonly sessions: number;
    readonly present: number;
    readonly absent: number;
    readonly late: number;
    readonly excused: number;
  };
  readonly classTeacher: CardRemark | null;
  readonly head: CardRemark | null;
  /** Cents owed, below 0 where paid ahead; null where the card does not say. */
  readonly balance: number | null;
  /** What each level or grade means: from which tenth of a percent it is earned, and its points. */
  readonly scale: readonly { readonly label: string; readonly from: number; readonly points: number }[];
  /** The version of the scale it was graded by, as the scale's own page numbers it. */
  readonly scaleVersion: number | null;
};
