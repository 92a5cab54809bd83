import type { Em } from "../../../platform/orm.js";
import { chunksOf } from "../../../platform/chunks-of.js";
import { placesFor, runSql } from "../../../platform/sql.js";
import type { Grade } from "../../../values/grade.js";
import type { ClassId, SchoolId, SubjectId, UserId } from "../../../values/ids.js";
import type { Phone } from "../../../values/phone.js";
import type { Role } from "../../../values/role.js";
import type { SchoolDay } from "../../../values/school-day.js";
import { className } from "../../class-name.js";
import { TeachingKind } from "../../teaching.entity.js";
import { classKey } from "../class-key.js";
import { rosterYear } from "../roster-year.js";
import type { StaffRow } from "./read-staff-row.js";

/** Somebody who can sign in, here or at another school. */
export type KnownPerson = {
  id: UserId;
  name: string;
  phone: Phone | null;
  email: string | null;
  /** In this school. */
  roles: ReadonlySet<Role>;
};

export type KnownClass = { id: ClassId; name: string; classTeacher: { id: UserId; name: string } | null };

/** Who works at the school and teaches what, as a list of staff is compared with it. */
export type StaffPicture = {
  byPhone: ReadonlyMap<Phone, KnownPerson>;
  byEmail: ReadonlyMap<string, KnownPerson>;
  /** Of the year, by `classKey`. */
  classes: ReadonlyMap<string, KnownClass>;
  /** By name and by short name, in small letters. */
  subjects: ReadonlyMap<string, { id: SubjectId; name: string }>;
  /** Who teaches a class, as `user:class`, and a subject in it, as `user:class:subject`. */
  posts: ReadonlySet<string>;
};

const LOGINS_A_STATEMENT = 500;

export async function takeStaffPicture(
  tx: Em,
  schoolId: SchoolId,
  rows: readonly StaffRow[],
  today: SchoolDay,
): Promise<StaffPicture> {
  const people = await readPeople(tx, schoolId, rows);
  const teachings = await runSql<{ userId: UserId; classId: ClassId; kind: TeachingKind; name: string }>(
    tx,
    `select t.user_id as userId, t.class_id as classId, t.kind, u.name
     from teaching t join \`user\` u on u.id = t.user_id where t.school_id = ?`,
    [schoolId],
  );
  const named = await runSql<{ userId: UserId; classId: ClassId; subjectId: SubjectId }>(
    tx,
    "select user_id as userId, class_id as classId, subject_id as subjectId from subject_teacher where school_id = ?",
    [schoolId],
  );
  const classes = await runSql<{ id: ClassId; grade: Grade; stream: string }>(
    tx,
    "select id, grade, stream from school_class where school_id = ? and year = ?",
    [schoolId, await rosterYear(tx, schoolId, today)],
  );
  const subjects = await runSql<{ id: SubjectId; name: string; code: string | null }>(
    tx,
    "select id, name, code from subject where school_id = ? and archived_at is null order by id desc",
    [schoolId],
  );
  const heads = new Map(
    teachings.flatMap(({ classId, kind, userId: id, name }) =>
      kind === TeachingKind.class ? [[classId, { id, name }] as const] : [],
    ),
  );
  return {
    byPhone: new Map(people.flatMap((person) => (person.phone ? [[person.phone, person] as const] : []))),
    byEmail: new Map(people.flatMap((person) => (person.email ? [[person.email, person] as const] : []))),
    classes: new Map(
      classes.map((row) => [
        classKey(row),
        { id: row.id, name: className(row), classTeacher: heads.get(row.id) ?? null },
      ]),
    ),
    subjects: new Map([
      ...subjects.flatMap((subject) => (subject.code ? [[subject.code.toLowerCase(), subject] as const] : [])),
      ...subjects.map((subject) => [subject.name.toLowerCase(), subject] as const),
    ]),
    posts: new Set([
      ...teachings.map(({ userId, classId }) => `${userId}:${classId}`),
      ...named.map(({ userId, classId, subjectId }) => `${userId}:${classId}:${subjectId}`),
    ]),
  };
}

/** Those whose phone or e-mail is in the list. */
async function readPeople(tx: Em, schoolId: SchoolId, rows: readonly StaffRow[]): Promise<KnownPerson[]> {
  const people = new Map<UserId, Omit<KnownPerson, "roles">>();
  for (const column of ["phone", "email"] as const) {
    const logins = rows.flatMap((row) => row[column] ?? []);
    for (const chunk of chunksOf(logins, LOGINS_A_STATEMENT)) {
      const sql = `select id, name, phone, email from \`user\` where ${column} in ${placesFor(chunk)}`;
      for (const person of await runSql<Omit<KnownPerson, "roles">>(tx, sql, chunk)) people.set(person.id, person);
    }
  }
  const held = await runSql<{ userId: UserId; role: Role }>(
    tx,
    "select user_id as userId, role from membership where school_id = ?",
    [schoolId],
  );
  const roles = Map.groupBy(held, ({ userId }) => userId);
  return [...people.values()].map((person) => ({
    ...person,
    roles: new Set((roles.get(person.id) ?? []).map(({ role }) => role)),
  }));
}
