import { addDefaultReasons } from "../../src/attendance/add-default-reasons.js";
import { AttendanceMark } from "../../src/attendance/attendance-mark.entity.js";
import { RollCall } from "../../src/attendance/roll-call.entity.js";
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
import type { ClassId, LearnerId, SchoolId, TermId } from "../../src/values/ids.js";
import type { LeavingReason } from "../../src/values/leaving-reason.js";
import type { Residence } from "../../src/values/residence.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { type Session, SESSIONS } from "../../src/values/session.js";
import { AccountBook } from "./account-book.js";
import { MarkBook } from "./mark-book.js";
import { noonOf, WRITER } from "./when-written.js";

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
  readonly #positions = new Map<ClassId, number>();
  readonly marks: MarkBook;
  readonly fees: AccountBook;

  private constructor(
    readonly em: Em,
    readonly schoolId: SchoolId,
    private readonly reasons: ReadonlyMap<string, number>,
  ) {
    this.marks = new MarkBook(em, schoolId);
    this.fees = new AccountBook(em, schoolId);
  }

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
}

const revisionOf = (day: string): number => Number(day.replaceAll("-", ""));
