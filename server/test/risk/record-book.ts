import { Assessment } from "../../src/assessment/assessment.entity.js";
import { ScoreHistory } from "../../src/assessment/score-history.entity.js";
import { Score } from "../../src/assessment/score.entity.js";
import { addDefaultReasons } from "../../src/attendance/add-default-reasons.js";
import { AttendanceMark } from "../../src/attendance/attendance-mark.entity.js";
import { RollCall } from "../../src/attendance/roll-call.entity.js";
import { Account } from "../../src/fees/ledger/account.js";
import { EntryKind } from "../../src/fees/ledger/entry-kind.js";
import { JournalEntry } from "../../src/fees/ledger/journal-entry.entity.js";
import { JournalLine } from "../../src/fees/ledger/journal-line.entity.js";
import { Instalment } from "../../src/fees/instalments/instalment.entity.js";
import { InstalmentPlan } from "../../src/fees/instalments/instalment-plan.entity.js";
import { InvoiceLine } from "../../src/fees/invoices/invoice-line.entity.js";
import { Invoice } from "../../src/fees/invoices/invoice.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { addSchool } from "../../src/schools/add-school.js";
import { Closure } from "../../src/schools/closure.entity.js";
import { Enrolment } from "../../src/schools/enrolment.entity.js";
import { Learner } from "../../src/schools/learner.entity.js";
import { LearnerEvent, type LifeKind } from "../../src/schools/life/learner-event.entity.js";
import { SchoolClass } from "../../src/schools/school-class.entity.js";
import { Term } from "../../src/schools/term.entity.js";
import type { AdmissionNumber } from "../../src/values/admission-number.js";
import type { AttendanceStatus } from "../../src/values/attendance-status.js";
import type { Grade } from "../../src/values/grade.js";
import type {
  AssessmentId,
  ClassId,
  DeviceId,
  InvoiceId,
  InvoiceLineId,
  JournalEntryId,
  LearnerId,
  SchoolId,
  TermId,
  UserId,
} from "../../src/values/ids.js";
import type { LeavingReason } from "../../src/values/leaving-reason.js";
import type { Cents } from "../../src/values/money.js";
import type { Residence } from "../../src/values/residence.js";
import { type SchoolDay, startOf } from "../../src/values/school-day.js";
import { type Score as ScoreText, tenthsOf } from "../../src/values/score.js";
import { type Session, SESSIONS } from "../../src/values/session.js";

const WRITER = { seq: 1, deviceId: 1 as DeviceId, counter: 1, authorId: 1 as UserId };

/** Noon of a day. */
const noonOf = (day: string): Date => new Date(startOf(day as SchoolDay).getTime() + 12 * 3_600_000);

export type LearnerFacts = {
  sex?: "F" | "M" | null;
  born?: string | null;
  residence?: Residence;
  admitted?: string | null;
};
export type LifeFacts = {
  written?: string | null;
  from?: ClassId;
  to?: ClassId;
  reason?: LeavingReason;
  note?: string;
};

/** Puts rows of a school's past straight into its tables, on whatever day they are of. */
export class RecordBook {
  #learners = 0;
  #entries = 0;
  readonly #positions = new Map<ClassId, number>();

  private constructor(
    readonly em: Em,
    readonly schoolId: SchoolId,
    private readonly reasons: ReadonlyMap<string, number>,
  ) {}

  static async open(em: Em, weekdays = "12345"): Promise<RecordBook> {
    const schoolId = await addSchool(em, null, noonOf("2024-01-02"), { name: "School", weekdays });
    await addDefaultReasons(em, schoolId, noonOf("2024-01-02"));
    const rows = await runSql<{ number: number; code: string }>(
      em,
      "select number, code from attendance_reason where school_id = ?",
      [schoolId],
    );
    return new RecordBook(em, schoolId, new Map(rows.map(({ number, code }) => [code, number])));
  }

  term(year: number, number: number, starts: string, ends: string): Promise<TermId> {
    const dates = { starts: starts as SchoolDay, ends: ends as SchoolDay };
    return this.em.insert(Term, { schoolId: this.schoolId, year, number, ...dates });
  }

  closure(starts: string, ends = starts): Promise<number> {
    const dates = { starts: starts as SchoolDay, ends: ends as SchoolDay };
    return this.em.insert(Closure, { schoolId: this.schoolId, name: "Closed", ...dates });
  }

  schoolClass(grade: Grade, year: number, stream = ""): Promise<ClassId> {
    return this.em.insert(SchoolClass, { schoolId: this.schoolId, grade, year, stream, rosterRev: 0 });
  }

  learner({ sex = null, born = null, residence = "D", admitted = null }: LearnerFacts = {}): Promise<LearnerId> {
    const number = `N${++this.#learners}`;
    return this.em.insert(Learner, {
      schoolId: this.schoolId,
      admissionNumber: number as AdmissionNumber,
      name: `Learner ${number}`,
      sex,
      birthDate: born as SchoolDay | null,
      residence,
      status: "active",
      admittedOn: admitted as SchoolDay | null,
      createdAt: noonOf("2024-01-02"),
    });
  }

  /** Puts a learner on a class list from a day on, up to, not including, another. */
  async stay(learnerId: LearnerId, classId: ClassId, from: string, to: string | null = null): Promise<void> {
    const position = (this.#positions.get(classId) ?? 0) + 1;
    this.#positions.set(classId, position);
    const [fromDay, toDay] = [from as SchoolDay, to as SchoolDay | null];
    // The revision of a day is its date, so that a register of a day names the list of that day.
    const [fromRev, toRev] = [revisionOf(from), to === null ? null : revisionOf(to)];
    const stay = { schoolId: this.schoolId, learnerId, classId, position, fromDay, toDay, fromRev, toRev };
    await this.em.insert(Enrolment, stay);
  }

  async leaveList(learnerId: LearnerId, day: string): Promise<void> {
    await runSql(
      this.em,
      "update enrolment set to_day = ?, to_rev = ? where school_id = ? and learner_id = ? and to_day is null",
      [day, revisionOf(day), this.schoolId, learnerId],
    );
  }

  /** Takes a class's registers of a day: everyone is present but for these marks (`A`, `A.fees`, `L`, `E.illness`). */
  async roll(
    classId: ClassId,
    day: string,
    marks: ReadonlyMap<LearnerId, string> = new Map(),
    { sessions = SESSIONS, default: defaultStatus = "P" }: { sessions?: readonly Session[]; default?: "P" | "N" } = {},
  ): Promise<void> {
    const at = noonOf(day);
    for (const session of sessions) {
      const register = { schoolId: this.schoolId, classId, day: day as SchoolDay, session, ...WRITER, at };
      const totals = { present: 0, late: 0, absent: 0, excused: 0, notTaken: 0 };
      await this.em.insert(RollCall, {
        ...register,
        rosterRev: revisionOf(day),
        defaultStatus,
        ...totals,
        revision: 1,
      });
      const rows = [...marks].map(([learnerId, mark]) => {
        const [status, code] = mark.split(".") as [AttendanceStatus, string?];
        const reason = code === undefined ? null : this.reasons.get(code)!;
        return { ...register, learnerId, position: 1, status, reason, implied: false };
      });
      if (rows.length > 0) await this.em.insertMany(AttendanceMark, rows);
    }
  }

  /** An assessment with its scores; submitted the day it was held on, or another, or never. */
  async sheet(
    classId: ClassId,
    termId: TermId,
    subject: string,
    day: string,
    scores: ReadonlyMap<LearnerId, string>,
    {
      maximum = 100,
      submitted = day,
      written = day,
    }: { maximum?: number | null; submitted?: string | null; written?: string } = {},
  ): Promise<AssessmentId> {
    const { schoolId } = this;
    const assessmentId = await this.em.insert(Assessment, {
      schoolId,
      classId,
      termId,
      subjectId: null,
      subject,
      name: `${subject} ${day}`,
      kind: "E",
      maximum,
      day: day as SchoolDay,
      createdAt: noonOf(day),
      submitted: submitted !== null,
      at: submitted && noonOf(submitted),
    });
    for (const [learnerId, value] of scores) await this.score(assessmentId, learnerId, value, written);
    if (submitted !== null) await this.submit(assessmentId, submitted);
    return assessmentId;
  }

  async score(assessmentId: AssessmentId, learnerId: LearnerId, text: string, written: string): Promise<void> {
    const value = text as ScoreText;
    const told = { value, tenths: tenthsOf(value), position: 1, ...WRITER, at: noonOf(written) };
    await this.em.insert(Score, { schoolId: this.schoolId, assessmentId, learnerId, ...told });
  }

  async submit(assessmentId: AssessmentId, day: string): Promise<void> {
    const at = noonOf(day);
    await runSql(this.em, "update assessment set submitted = ?, at = ? where id = ?", [true, at, assessmentId]);
    await this.em.insert(ScoreHistory, {
      schoolId: this.schoolId,
      assessmentId,
      learnerId: null,
      oldValue: "open",
      newValue: "submitted",
      verdict: "applied",
      userId: 1 as UserId,
      deviceId: 1 as DeviceId,
      counter: 1,
      allowedBy: null,
      deviceAt: at,
      clockOffset: 0,
      at,
    });
  }

  /** An invoice of one line, and its entry. */
  async invoice(
    learnerId: LearnerId,
    termId: TermId | null,
    shillings: number,
    {
      day,
      due = day,
      written = day,
      opening = false,
    }: { day: string; due?: string; written?: string; opening?: boolean },
  ): Promise<{ id: InvoiceId; line: InvoiceLineId; learnerId: LearnerId }> {
    const { em, schoolId } = this;
    const cents = (shillings * 100) as Cents;
    const kind = opening ? EntryKind.opening : EntryKind.invoice;
    const entryId = await this.entry(kind, day, written);
    const id = await em.insert(Invoice, {
      schoolId,
      number: entryId,
      kind: opening ? "opening" : "term",
      learnerId,
      termId,
      day: day as SchoolDay,
      dueDay: due as SchoolDay,
      entryId,
      reversedAt: null,
    });
    const line = await em.insert(InvoiceLine, {
      schoolId,
      invoiceId: id,
      voteHeadId: null,
      cents,
      discountCents: 0 as Cents,
    });
    await this.move(entryId, learnerId, line, cents);
    return { id, line, learnerId };
  }

  /** Pays so much of an invoice; below 0 it is owed again. */
  async pay(
    { learnerId, line }: { learnerId: LearnerId; line: InvoiceLineId },
    shillings: number,
    day: string,
    written = day,
  ): Promise<void> {
    const entryId = await this.entry(EntryKind.payment, day, written);
    await this.move(entryId, learnerId, line, (-shillings * 100) as Cents);
  }

  /** Pays ahead. */
  async payAhead(learnerId: LearnerId, shillings: number, day: string): Promise<void> {
    const entryId = await this.entry(EntryKind.payment, day, day);
    const cents = (-shillings * 100) as Cents;
    const line = { schoolId: this.schoolId, entryId, learnerId, invoiceLineId: null, voteHeadId: null };
    await this.em.insert(JournalLine, { ...line, account: Account.credit, cents });
  }

  async reverse(invoice: { id: InvoiceId; line: InvoiceLineId; learnerId: LearnerId }, shillings: number, day: string) {
    const entryId = await this.entry(EntryKind.reversal, day, day);
    await this.move(entryId, invoice.learnerId, invoice.line, (-shillings * 100) as Cents);
    await runSql(this.em, "update invoice set reversed_at = ? where id = ?", [noonOf(day), invoice.id]);
  }

  async plan(
    learnerId: LearnerId,
    through: InvoiceId,
    made: string,
    ended: string | null,
    parts: readonly (readonly [day: string, shillings: number])[],
  ): Promise<void> {
    const planId = await this.em.insert(InstalmentPlan, {
      schoolId: this.schoolId,
      learnerId,
      note: "",
      throughInvoiceId: through,
      createdBy: null,
      createdAt: noonOf(made),
      endedAt: ended && noonOf(ended),
    });
    for (const [day, shillings] of parts) {
      const part = { day: day as SchoolDay, cents: (shillings * 100) as Cents };
      await this.em.insert(Instalment, { schoolId: this.schoolId, planId, ...part });
    }
  }

  async life(learnerId: LearnerId, kind: LifeKind, day: string, facts: LifeFacts = {}): Promise<void> {
    const { written = day, from = null, to = null, reason = null, note = null } = facts;
    await this.em.insert(LearnerEvent, {
      schoolId: this.schoolId,
      learnerId,
      kind,
      day: day as SchoolDay,
      fromClassId: from,
      toClassId: to,
      reason,
      note,
      otherSchool: null,
      reference: null,
      userId: null,
      at: written && noonOf(written),
    });
  }

  private entry(kind: EntryKind, day: string, written: string): Promise<JournalEntryId> {
    const number = ++this.#entries;
    return this.em.insert(JournalEntry, {
      schoolId: this.schoolId,
      number,
      kind,
      day: day as SchoolDay,
      memo: "",
      key: `${kind}:${number}`,
      receiptId: null,
      reversesId: null,
      userId: null,
      at: noonOf(written),
    });
  }

  private async move(entryId: JournalEntryId, learnerId: LearnerId, invoiceLineId: InvoiceLineId, cents: Cents) {
    const line = { schoolId: this.schoolId, entryId, learnerId, invoiceLineId, voteHeadId: null };
    await this.em.insert(JournalLine, { ...line, account: Account.receivable, cents });
  }
}

const revisionOf = (day: string): number => Number(day.replaceAll("-", ""));
