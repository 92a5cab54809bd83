import { publishChanges, type ScopeChange } from "../../events/publish-changes.js";
import { classTermScope } from "../../events/scope.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Actor } from "../../schools/actor.js";
import { SchoolClass } from "../../schools/school-class.entity.js";
import { SubjectTeacher } from "../../schools/subjects/subject-teacher.entity.js";
import { Subject } from "../../schools/subjects/subject.entity.js";
import { termTakesWrites } from "../../schools/term-takes-writes.js";
import { Term } from "../../schools/term.entity.js";
import type { ClassId, ScaleId, SubjectId, TermId } from "../../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { MAX_OF_A_TERM } from "../add-assessment.js";
import type { AssessmentKind } from "../assessment-kind.js";
import { Assessment } from "../assessment.entity.js";
import { encodeAssessmentLine } from "../encode-sheet-lines.js";
import { addDefaultScales } from "../scales/add-default-scales.js";
import { GradeScale } from "../scales/grade-scale.entity.js";
import { checkMaximum, checkWeight, readAssessmentName } from "./assessment-fields.js";
import { refuse } from "../assessment-refusal.js";
import { refuse as refuseOfSchool } from "../../schools/school-refusal.js";

export type ExamPlan = {
  readonly termId: TermId;
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly maximum: number | null;
  readonly day: SchoolDay;
  readonly weight: number;
  readonly classIds: readonly ClassId[];
  /** Null: in each class the subjects that somebody is named for there. */
  readonly subjectIds: readonly SubjectId[] | null;
};

/** How many sheets were opened, and how many of those asked for were there already. */
export type PlannedExam = { readonly added: number; readonly there: number };

const MAX_CLASSES = 100;

/** Opens a sheet of an exam for every subject of every class, where there is none of that name yet. */
export async function planExam(tx: Em, actor: Actor, now: Date, plan: ExamPlan): Promise<PlannedExam> {
  const { schoolId, userId } = actor;
  const name = readAssessmentName(plan.name);
  checkMaximum(plan.maximum);
  checkWeight(plan.weight);
  const term = await findTerm(tx, schoolId, plan, schoolDayAt(now));
  const classes = await findClasses(tx, schoolId, term.year, plan.classIds);
  const defaults = await addDefaultScales(tx, schoolId, now);
  const wanted = await listSheets(tx, schoolId, classes, plan.subjectIds);
  const known = await readKnown(tx, schoolId, term.id, plan.classIds);
  const there = new Set(known.map((one) => keyOf(one.classId, one.subject, one.name)));
  const missing = wanted.filter(({ classId, subject }) => !there.has(keyOf(classId, subject.name, name)));
  checkRoom(classes, known, missing);

  const { kind, maximum, day, weight } = plan;
  const about = { schoolId, termId: term.id, name, kind, maximum, day, weight };
  const begun = { createdBy: userId, createdAt: now, submitted: false };
  const rows = missing.map(({ classId, subject, scaleId }) => ({
    ...about,
    ...begun,
    classId,
    subjectId: subject.id,
    subject: subject.name,
    scaleId,
  }));
  await writeRows(tx, ASSESSMENT, rows);
  const before = new Set(known.map(({ id }) => id));
  const opened = (await readKnown(tx, schoolId, term.id, plan.classIds)).filter(({ id }) => !before.has(id));
  await publishChanges(tx, now, [...opened.map(openedItem), ...defaults]);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "exam.planned",
    subject: `term:${term.id}`,
    detail: `${name} (${day}): ${missing.length} sheets in ${classes.length} classes`,
    at: now,
  });
  return { added: missing.length, there: wanted.length - missing.length };
}

const readKnown = (tx: Em, schoolId: Actor["schoolId"], termId: TermId, classIds: readonly ClassId[]) =>
  tx.find(Assessment, { schoolId, termId, classId: { $in: [...classIds] } }, { disableIdentityMap: true });

const openedItem = (one: Assessment): ScopeChange => ({
  scope: classTermScope(one.schoolId, one.classId, one.termId),
  item: `a${one.id}`,
  line: encodeAssessmentLine({ ...toSheet(one), closing: null, approvedSeq: null }),
});

const ASSESSMENT = {
  name: "assessment",
  columns: [
    "schoolId",
    "classId",
    "termId",
    "subjectId",
    "subject",
    "name",
    "kind",
    "maximum",
    "day",
    "weight",
    "scaleId",
    "createdBy",
    "createdAt",
    "submitted",
  ],
} as const;

const keyOf = (classId: ClassId, subject: string, name: string): string =>
  [classId, subject.toLowerCase(), name.toLowerCase()].join("|");

const toSheet = (one: Assessment) => ({
  kind: one.kind,
  subject: one.subject,
  name: one.name,
  maximum: one.maximum ?? null,
  day: one.day,
  submitted: one.submitted,
  subjectId: (one.subjectId as SubjectId | null | undefined) ?? null,
  scaleId: (one.scaleId as ScaleId | null | undefined) ?? null,
  weight: one.weight,
});

async function findTerm(tx: Em, schoolId: Actor["schoolId"], { termId, day }: ExamPlan, today: SchoolDay) {
  const term = await tx.findOne(Term, { schoolId, id: termId });
  if (!term) throw refuseOfSchool("TERM_UNKNOWN");
  if (day < term.starts || day > term.ends) {
    throw refuse("DAY_OUTSIDE_TERM", { starts: term.starts, ends: term.ends });
  }
  if (!termTakesWrites(term, today)) throw refuse("SHEETS_CLOSED");
  return term;
}

async function findClasses(tx: Em, schoolId: Actor["schoolId"], year: number, ids: readonly ClassId[]) {
  if (ids.length === 0 || ids.length > MAX_CLASSES || new Set(ids).size !== ids.length) {
    throw refuse("EXAM_CLASSES", { most: MAX_CLASSES });
  }
  const options = { orderBy: { id: "asc" }, disableIdentityMap: true } as const;
  const classes = await tx.find(SchoolClass, { schoolId, year, id: { $in: [...ids] } }, options);
  if (classes.length < ids.length) {
    throw refuse("CLASS_OF_OTHER_YEAR", { year: String(year) });
  }
  return classes;
}

type WantedSheet = { readonly classId: ClassId; readonly subject: Subject; readonly scaleId: ScaleId | null };

/** A sheet for each subject of each class, graded as the grade is. */
async function listSheets(
  tx: Em,
  schoolId: Actor["schoolId"],
  classes: readonly SchoolClass[],
  subjectIds: readonly SubjectId[] | null,
): Promise<WantedSheet[]> {
  const subjects = await subjectsOf(tx, schoolId, classes, subjectIds);
  const scales = new Map((await tx.find(GradeScale, { schoolId })).map(({ grade, scaleId }) => [grade, scaleId]));
  return classes.flatMap(({ id: classId, grade }) =>
    subjects.get(classId)!.map((subject) => ({ classId, subject, scaleId: scales.get(grade) ?? null })),
  );
}

/** The subjects that each class is to have sheets of. */
async function subjectsOf(
  tx: Em,
  schoolId: Actor["schoolId"],
  classes: readonly SchoolClass[],
  ids: readonly SubjectId[] | null,
): Promise<Map<ClassId, Subject[]>> {
  const taught = await tx.find(Subject, { schoolId, archivedAt: null }, { disableIdentityMap: true });
  const byId = new Map(taught.map((subject) => [subject.id, subject]));
  const chosen = ids && [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  if (chosen && (chosen.length === 0 || chosen.length < ids.length)) {
    throw refuse("SUBJECT_NOT_TAUGHT");
  }
  const classIds = classes.map(({ id }) => id);
  const posts = await tx.find(SubjectTeacher, { schoolId, classId: { $in: classIds } }, { disableIdentityMap: true });
  const named = (classId: ClassId) => new Set(posts.filter((post) => post.classId === classId).map((p) => p.subjectId));
  const lists = classIds.map((id) => [id, chosen ?? taught.filter((subject) => named(id).has(subject.id))] as const);
  if (lists.every(([, list]) => list.length === 0)) {
    throw refuse("NOBODY_NAMED");
  }
  return new Map(lists);
}

function checkRoom(
  classes: readonly SchoolClass[],
  known: readonly Assessment[],
  missing: readonly { classId: ClassId }[],
): void {
  for (const { id } of classes) {
    const count = [...known, ...missing].filter(({ classId }) => classId === id).length;
    if (count > MAX_OF_A_TERM) {
      throw refuse("ASSESSMENTS_FULL", { most: MAX_OF_A_TERM });
    }
  }
}
