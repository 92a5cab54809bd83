import type { Grade } from "../../src/values/grade.js";
import type { LeavingReason } from "../../src/values/leaving-reason.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { LifeKind } from "../../src/schools/life/learner-event.entity.js";
import type { FeePlan } from "./fee-plans.js";
import type { Standing } from "./foretell.js";
import type { Ladder } from "./ladder.js";
import type { HistoryYears } from "./kenyan-years.js";
import type { Weeks } from "./lay-out-weeks.js";
import type { Traits } from "./learner-traits.js";

/** Marks of one learner on one school day; a session nobody is named for is present. Reasons are default reasons' codes. */
export type Mark = {
  readonly status: "A" | "E" | "L";
  readonly reason: string | null;
  readonly minutesLate: number | null;
};
export type MarkedDay = { readonly day: number; readonly m: Mark | null; readonly a: Mark | null };

/** What a learner wrote of an exam, by the number of the subject: marks of 100, or null for one that was missed. */
type Sat = { readonly term: number; readonly exam: number; readonly scores: readonly (number | null)[] };

export type Payment = {
  readonly term: number;
  readonly day: number;
  readonly shillings: number;
  readonly channel: "mpesa" | "bank" | "cash" | "cheque";
};

/** A term's fees that were asked of a learner. */
type Asked = { readonly term: number; readonly grade: Grade; readonly shillings: number };

type LifeMoment = {
  readonly kind: LifeKind;
  readonly day: SchoolDay;
  readonly fromClass: number | null;
  readonly toClass: number | null;
  readonly reason: LeavingReason | null;
};

export type HistoryLearner = {
  readonly number: number;
  readonly traits: Traits;
  readonly sex: "F" | "M";
  readonly birthDate: SchoolDay | null;
  readonly isBoarder: boolean;
  readonly admittedOn: SchoolDay;
  readonly isTransfer: boolean;
  readonly life: LifeMoment[];
  readonly days: MarkedDay[];
  readonly sat: Sat[];
  readonly asked: Asked[];
  readonly paid: Payment[];
  /** How the learner stood at the end of each week, for the true risk; empty unless it was asked for. */
  readonly standings: Standing[];
  /** The class of the last day, and how the learner left, if so. */
  classIndex: number | null;
  left: "left" | "transferred" | "completed" | null;
};

export type HistoryClass = { readonly year: number; readonly grade: Grade; readonly stream: string };

/** One step of the class lists: each class it touches gets one new revision. Who joins comes in this order. */
export type RosterChange = {
  readonly day: SchoolDay;
  readonly joins: readonly { readonly classIndex: number; readonly learner: number }[];
  readonly leaves: readonly { readonly classIndex: number; readonly learner: number }[];
};

/** A made-up school's years, as its records show them, with what nobody knows of its learners. */
export type History = Weeks & {
  readonly seed: number;
  readonly years: HistoryYears;
  readonly ladder: Ladder;
  readonly fees: readonly FeePlan[];
  readonly classes: readonly HistoryClass[];
  readonly learners: readonly HistoryLearner[];
  readonly changes: readonly RosterChange[];
};
