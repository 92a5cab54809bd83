import type { ClassId, SubjectId, UserId } from "../../../values/ids.js";
import { nameWords } from "../../../values/name-words.js";
import type { Phone } from "../../../values/phone.js";
import { Role } from "../../../values/role.js";
import { classKey } from "../class-key.js";
import { parseClassText } from "../class-text.js";
import { Column } from "../column.js";
import { type Fault, FaultCode, FaultSeverity } from "../fault.js";
import { emptySummary, type FieldChange, type RosterSummary, type RowChange } from "../roster-plan.js";
import { type TellFault, tellFaultInto } from "../tell-fault.js";
import type { Table } from "../read-table.js";
import type { StaffRow } from "./read-staff-row.js";
import type { KnownClass, KnownPerson, StaffPicture } from "./staff-picture.js";

/** What a row gives somebody that they do not have: roles, classes to be class teacher of, classes and subjects to teach. */
export type Hire = {
  line: number;
  /** Null of somebody who cannot sign in anywhere yet. */
  userId: UserId | null;
  name: string;
  phone: Phone | null;
  email: string | null;
  roles: Role[];
  classTeacherOf: ClassId[];
  teaches: { classId: ClassId; subjectId: SubjectId | null }[];
};

/** A class, or a subject in it, and how to say so. */
type Post = { classId: ClassId; subjectId: SubjectId | null; words: string };

type StaffPlan = { hires: Hire[]; faults: Fault[]; changes: RowChange[]; summary: RosterSummary };

const TEACHERS: readonly Role[] = [Role.classTeacher, Role.subjectTeacher, Role.deputy, Role.head];

/**
 * Compares a list of staff with who works at the school. A list gives roles, classes and subjects, and takes none
 * away; whoever can sign in already keeps their name and their ways to sign in.
 */
export function planStaff(
  table: Table,
  read: readonly { entry: StaffRow; faults: Fault[] }[],
  picture: StaffPicture,
  byAdmin: boolean,
): StaffPlan {
  const faults = [...table.faults, ...read.flatMap(({ faults }) => faults)];
  const isError = ({ severity }: Fault) => severity === FaultSeverity.error;
  const planner = new StaffPlanner(picture, byAdmin, tellFaultInto(faults, table), faults);
  for (const { entry, faults: own } of read) if (!own.some(isError)) planner.take(entry);
  const { hires, changes } = planner;
  const faultyRows = new Set(faults.filter(isError).map(({ line }) => line)).size;
  const newStaff = hires.length - changes.length;
  const summary = {
    ...emptySummary(),
    rows: read.length,
    newStaff,
    changedStaff: changes.length,
    unchanged: read.length - faultyRows - hires.length,
    faultyRows,
    warnings: faults.filter((fault) => !isError(fault)).length,
  };
  return { hires, changes, summary, faults: faults.sort((a, b) => a.line - b.line) };
}

class StaffPlanner {
  readonly hires: Hire[] = [];
  readonly changes: RowChange[] = [];
  readonly #logins = new Map<string, number>();
  readonly #taken = new Map<ClassId, string>();

  constructor(
    private readonly picture: StaffPicture,
    private readonly byAdmin: boolean,
    private readonly tell: TellFault,
    private readonly faults: readonly Fault[],
  ) {}

  take(row: StaffRow): void {
    const before = this.faults.length;
    this.#checkRepeat(row);
    const person = this.#personOf(row);
    const { line, name, phone, email } = row;
    const userId = person?.id ?? null;
    const roles = row.roles.filter((role) => !person?.roles.has(role));
    if (roles.includes(Role.admin) && !this.byAdmin) this.tell.error(row, FaultCode.roleNotYours, Column.roles, name);
    const classTeacherOf = this.#classesOf(row, userId);
    const teaches = this.#postsOf(row, userId);
    const all = [...(person?.roles ?? []), ...row.roles];
    if (classTeacherOf.length + teaches.length > 0 && !all.some((role) => TEACHERS.includes(role))) {
      this.tell.error(row, FaultCode.notATeacher, Column.roles, name);
    }
    if (this.faults.slice(before).some(({ severity }) => severity === FaultSeverity.error)) return;

    for (const { id } of classTeacherOf) this.#taken.set(id, name);
    if (roles.length + classTeacherOf.length + teaches.length === 0) return;
    this.hires.push({
      line,
      userId,
      name,
      phone,
      email,
      roles,
      classTeacherOf: classTeacherOf.map(({ id }) => id),
      teaches: teaches.map(({ classId, subjectId }) => ({ classId, subjectId })),
    });
    const isHere = person && [...person.roles].some((role) => role !== Role.guardian);
    if (!isHere) return;
    const gets = (field: string, to: string): FieldChange => ({ field, from: null, to });
    const fields = [
      ...roles.map((role) => gets("role", role)),
      ...classTeacherOf.map((known) => gets("classTeacher", known.name)),
      ...teaches.map((post) => gets("teaches", post.words)),
    ];
    this.changes.push({ line, admissionNumber: null, name: person.name, fields });
  }

  #checkRepeat(row: StaffRow): void {
    const logins = [row.phone, row.email].filter((login) => login !== null);
    const earlier = logins.map((login) => this.#logins.get(login)).find((line) => line !== undefined);
    if (earlier !== undefined) {
      this.tell.error(row, FaultCode.personRepeated, Column.guardianPhone, logins.join(", "), String(earlier));
    }
    for (const login of logins) if (!this.#logins.has(login)) this.#logins.set(login, row.line);
  }

  #personOf(row: StaffRow): KnownPerson | null {
    const byPhone = row.phone === null ? undefined : this.picture.byPhone.get(row.phone);
    const byEmail = row.email === null ? undefined : this.picture.byEmail.get(row.email);
    if (byPhone && byEmail && byPhone.id !== byEmail.id) {
      this.tell.error(row, FaultCode.twoPeople, Column.email, row.email);
      return null;
    }
    const person = byPhone ?? byEmail ?? null;
    if (!person) return null;
    const login = byPhone ? row.phone : row.email;
    if (shareWord(person.name, row.name)) {
      if (person.name !== row.name && person.roles.size > 0)
        this.tell.warning(row, FaultCode.personKnownAs, Column.name, login, person.name);
      return person;
    }
    // Nobody learns who has a number by trying to hire its owner.
    this.tell.error(row, FaultCode.personElsewhere, Column.name, login);
    return null;
  }

  #classesOf(row: StaffRow, userId: UserId | null): KnownClass[] {
    return row.classTeacherOf.flatMap((written) => {
      const known = this.#findClass(row, written, Column.classTeacherOf);
      if (!known || (userId !== null && known.classTeacher?.id === userId)) return [];
      const taken = known.classTeacher?.name ?? this.#taken.get(known.id);
      if (taken === undefined) return [known];
      this.tell.error(row, FaultCode.classHasTeacher, Column.classTeacherOf, known.name, taken);
      return [];
    });
  }

  #postsOf(row: StaffRow, userId: UserId | null): Post[] {
    const posts = row.teaches.flatMap(({ schoolClass, subjects }): Post[] => {
      const known = this.#findClass(row, schoolClass, Column.teaches);
      if (!known) return [];
      if (subjects.length === 0) return [{ classId: known.id, subjectId: null, words: known.name }];
      return subjects.flatMap((name) => {
        const subject = this.picture.subjects.get(name.toLowerCase());
        if (!subject) this.tell.error(row, FaultCode.subjectNotKnown, Column.teaches, name);
        return subject ? [{ classId: known.id, subjectId: subject.id, words: `${subject.name}, ${known.name}` }] : [];
      });
    });
    const keyOf = ({ classId, subjectId }: Post) =>
      [userId, classId, ...(subjectId === null ? [] : [subjectId])].join(":");
    const isFirst = (post: Post, index: number) => posts.findIndex((other) => keyOf(other) === keyOf(post)) === index;
    return posts.filter((post, index) => isFirst(post, index) && !this.picture.posts.has(keyOf(post)));
  }

  #findClass(row: StaffRow, written: string, column: Column): KnownClass | null {
    const text = parseClassText(written);
    const known = text && this.picture.classes.get(classKey(text));
    if (!known) this.tell.error(row, FaultCode.classNotKnown, column, written);
    return known ?? null;
  }
}

/** Whether two names have a word in common; a letter is none. */
function shareWord(one: string, other: string): boolean {
  const words = nameWords(other).filter((word) => word.length > 1);
  return nameWords(one).some((word) => words.includes(word));
}
