import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { assignTeacher } from "../../schools/assign-teacher.js";
import { classKey } from "../../schools/import/class-key.js";
import { nameSubjectTeacher } from "../../schools/subjects/name-subject-teacher.js";
import { SubjectTeacher } from "../../schools/subjects/subject-teacher.entity.js";
import { Teaching, TeachingKind } from "../../schools/teaching.entity.js";
import type { ClassId, SchoolId, UserId } from "../../values/ids.js";
import type { Plan } from "../promotion/read-plan.js";
import { planInto } from "./propose-year.js";

/** Whom a class of the new year gets: nobody, who had the class of its name, or who comes up with the learners. */
export const Carry = { none: "none", sameClass: "same-class", withLearners: "with-learners" } as const;
export type Carry = (typeof Carry)[keyof typeof Carry];

export type CarriedTeachers = { year: number; classTeachers: Carry; subjectTeachers: Carry };

type Pair = { from: ClassId; to: ClassId };

/** Gives the classes of a new year teachers of the year before, where they have none yet; tells how many. */
export async function carryTeachers(
  tx: Em,
  actor: Actor,
  now: Date,
  { year, classTeachers, subjectTeachers }: CarriedTeachers,
): Promise<number> {
  const { schoolId } = actor;
  const plan = await planInto(tx, schoolId, year);
  const teachers = await readTeachers(tx, schoolId);
  let given = 0;
  for (const { from, to } of pairsOf(plan, classTeachers)) {
    const [leads] = await tx.find(Teaching, { schoolId, classId: from, kind: TeachingKind.class });
    const has = await tx.count(Teaching, { schoolId, classId: to, kind: TeachingKind.class });
    if (!leads || has > 0 || !teachers.has(leads.userId)) continue;
    await assignTeacher(tx, actor, now, { classId: to, userId: leads.userId, kind: TeachingKind.class });
    given++;
  }
  for (const { from, to } of pairsOf(plan, subjectTeachers)) {
    given += await carrySubjects(tx, actor, now, { from, to }, teachers);
  }
  return given;
}

async function carrySubjects(
  tx: Em,
  actor: Actor,
  now: Date,
  { from, to }: Pair,
  teachers: ReadonlySet<UserId>,
): Promise<number> {
  const { schoolId } = actor;
  if ((await tx.count(SubjectTeacher, { schoolId, classId: to })) > 0) return 0;
  const named = await readNamed(tx, schoolId, from);
  const posts = named.filter(({ userId }) => teachers.has(userId));
  for (const { subjectId, userId } of posts) {
    await nameSubjectTeacher(tx, actor, now, { classId: to, subjectId, userId });
  }
  const others = await tx.find(Teaching, { schoolId, classId: from, kind: TeachingKind.subject });
  const there = await tx.find(Teaching, { schoolId, classId: to }, { disableIdentityMap: true });
  const unnamed = others.filter(
    ({ userId }) => teachers.has(userId) && !there.some((teaching) => teaching.userId === userId),
  );
  for (const { userId } of unnamed)
    await assignTeacher(tx, actor, now, { classId: to, userId, kind: TeachingKind.subject });
  return posts.length + unnamed.length;
}

/** Which class's teachers each class of the new year would get. */
function pairsOf({ thisYear, nextYear, targets }: Plan, carry: Carry): Pair[] {
  if (carry === Carry.none) return [];
  const ids = new Map(nextYear.map((schoolClass) => [classKey(schoolClass), schoolClass.id]));
  return thisYear.flatMap((schoolClass) => {
    const goal = carry === Carry.sameClass ? schoolClass : (targets.get(schoolClass.id) ?? null);
    const to = goal && ids.get(classKey(goal));
    return to ? [{ from: schoolClass.id, to }] : [];
  });
}

/** Who is named for a subject that is still taught. */
const readNamed = (tx: Em, schoolId: SchoolId, classId: ClassId) =>
  runSql<Pick<SubjectTeacher, "subjectId" | "userId">>(
    tx,
    `select t.subject_id as subjectId, t.user_id as userId from subject_teacher t join subject s on s.id = t.subject_id
     where t.school_id = ? and t.class_id = ? and s.archived_at is null order by t.id`,
    [schoolId, classId],
  );

/** Those who may be given a class today. */
async function readTeachers(tx: Em, schoolId: SchoolId): Promise<ReadonlySet<UserId>> {
  const roles = ["class-teacher", "subject-teacher", "deputy", "head"];
  const sql = `select distinct user_id as userId from membership where school_id = ? and role in ${placesFor(roles)}`;
  return new Set((await runSql<{ userId: UserId }>(tx, sql, [schoolId, ...roles])).map(({ userId }) => userId));
}
