import type { LifeKind } from "../../schools/life/learner-event.entity.js";
import type { Grade } from "../../values/grade.js";
import type { ClassId, InvoiceId, LearnerId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

/**
 * What a school's registers, sheets, books and class lists say, as far as a risk may be read from it: no names, numbers
 * or reasons that tell of health or family. Days are numbers (`toDayNumber`). Nothing in it is changed once it is read.
 * Whoever computes from it "as of a day" leaves out what was not known by then; what each part was known from is said.
 */
export type SchoolRecords = {
  /** The day it was read; nothing of later days is in it. */
  readonly readOn: SchoolDay;
  /** By their start. */
  readonly terms: readonly RecordedTerm[];
  /** The days on which school was held in these terms, up to `readOn`, rising. */
  readonly days: Int32Array;
  readonly classes: readonly RecordedClass[];
  /** By id. Registers and scores name a learner by the place here. */
  readonly learners: readonly RecordedLearner[];
  /**
   * What the registers say: one `Cell` for each learner, day of `days` and session, the morning first; the cell of a
   * learner's place `l` and a day's place `d` in the afternoon is at `(l * days.length + d) * 2 + 1`.
   */
  readonly cells: Uint8Array;
  /** By day. */
  readonly assessments: readonly RecordedAssessment[];
};

export type RecordedTerm = {
  readonly id: TermId;
  readonly year: number;
  readonly number: number;
  readonly starts: number;
  readonly ends: number;
  /** Its days are `days[firstDay]` up to, not including, `days[endDay]`. */
  readonly firstDay: number;
  readonly endDay: number;
};

export type RecordedClass = { readonly id: ClassId; readonly year: number; readonly grade: Grade };

export type RecordedLearner = {
  readonly id: LearnerId;
  /** To compare by, never to learn from. */
  readonly sex: "F" | "M" | null;
  readonly birthDay: number | null;
  readonly admittedDay: number | null;
  /** As it stands now: the school keeps no account of when it changed. */
  readonly isBoarder: boolean;
  /** By their beginning. */
  readonly stays: readonly RecordedStay[];
  /** In the order in which they were written. */
  readonly life: readonly RecordedLife[];
  readonly account: RecordedAccount;
};

/** On the list of a class from a day up to, not including, another. */
export type RecordedStay = {
  readonly classId: ClassId;
  readonly from: number;
  readonly to: number | null;
  readonly fromRev: number;
  readonly toRev: number | null;
};

export type RecordedLife = {
  readonly kind: LifeKind;
  readonly day: number;
  /** When it was written down; of what nobody wrote down, its own day. */
  readonly written: number;
  readonly fromClassId: ClassId | null;
  readonly toClassId: ClassId | null;
  /** For the label alone: they left to another school, having completed, or died. Why else anybody left is not read. */
  readonly leavingTo: "transfer" | "completed" | "death" | null;
};

/** What a register says of a learner in a session. Absent for whatever reason is absent. */
export const Cell = {
  /** Nobody took the register, or the learner was not on its list. */
  unknown: 0,
  present: 1,
  late: 2,
  /** Away with leave, or for a reason that is not told apart. */
  absent: 3,
  /** Away, and nobody knows why. */
  unexplained: 4,
  fees: 5,
  work: 6,
  distance: 7,
} as const;
export type Cell = (typeof Cell)[keyof typeof Cell];

export type RecordedAssessment = {
  readonly classId: ClassId;
  readonly termId: TermId;
  /** The same for a subject in every class. */
  readonly subject: number;
  readonly day: number;
  /** From when its scores were known: its first submitting, and not before its day. */
  readonly known: number;
  /** Whose they are, by place in `learners`. */
  readonly learners: Uint32Array;
  /** Shares of the maximum, 0 to 1; a level is the middle of its eighth. */
  readonly shares: Float32Array;
  /** When each was last written. */
  readonly written: Int32Array;
};

export type RecordedAccount = {
  readonly invoices: readonly RecordedInvoice[];
  /** What was added to or taken off what is owed of an invoice: by place in `invoices`, in cents. */
  readonly moves: readonly { readonly invoice: number; readonly cents: number; readonly known: number }[];
  readonly plans: readonly RecordedPlan[];
};

export type RecordedInvoice = {
  readonly id: InvoiceId;
  /** Null for a balance brought forward, and for a charge outside the terms. */
  readonly termId: TermId | null;
  readonly due: number;
  /** In cents, less a discount. */
  readonly asked: number;
  /** From when it was known, and from when it was known to be taken back. */
  readonly known: number;
  readonly reversed: number | null;
};

/** An agreement by when to pay what was owed up to an invoice. */
export type RecordedPlan = {
  readonly through: InvoiceId;
  readonly made: number;
  readonly ended: number | null;
  readonly instalments: readonly { readonly day: SchoolDay; readonly cents: number }[];
};
