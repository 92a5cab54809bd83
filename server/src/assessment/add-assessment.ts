import { publishChanges } from "../events/publish-changes.js";
import { classTermScope } from "../events/scope.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { Actor } from "../schools/actor.js";
import { SchoolClass } from "../schools/school-class.entity.js";
import { Term } from "../schools/term.entity.js";
import { findSubject } from "../schools/subjects/find-subject.js";
import { termTakesWrites } from "../schools/term-takes-writes.js";
import type { Grade } from "../values/grade.js";
import type { ClassId, ScaleId, SubjectId } from "../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../values/school-day.js";
import type { AssessmentKind } from "./assessment-kind.js";
import { Assessment } from "./assessment.entity.js";
import { encodeAssessmentLine } from "./encode-sheet-lines.js";
import { checkMaximum, checkWeight, readAssessmentName } from "./plan/assessment-fields.js";
import { addDefaultScales } from "./scales/add-default-scales.js";
import { GradeScale } from "./scales/grade-scale.entity.js";
import { GradingScale } from "./scales/grading-scale.entity.js";
import { refuse } from "./assessment-refusal.js";

export type NewAssessment = {
  readonly classId: ClassId;
  /** One of the school's subjects, by its id or else by its name. */
  readonly subjectId?: SubjectId | null;
  readonly subject?: string | null;
  readonly name: string;
  readonly kind: AssessmentKind;
  /** Null where learners get levels. */
  readonly maximum: number | null;
  readonly day: SchoolDay;
  /** How much it counts beside the subject's others of the term; 100 unless it is said. */
  readonly weight?: number | null;
  /** The scale it is graded by; the grade's own unless it is said. */
  readonly scaleId?: ScaleId | null;
};

export const MAX_OF_A_TERM = 400;

/** Adds an assessment to a class, in the term its day lies in, and opens its sheet on devices. */
export async function addAssessment(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  wanted: NewAssessment,
): Promise<Assessment> {
  const { classId, kind, maximum, day } = wanted;
  const name = readAssessmentName(wanted.name);
  const weight = wanted.weight ?? 100;
  checkMaximum(maximum);
  checkWeight(weight);
  const found = await findSubject(
    tx,
    schoolId,
    wanted.subjectId == null ? { name: wanted.subject ?? "" } : { subjectId: wanted.subjectId },
  );
  const subject = found.name;
  const { term, grade } = await findTerm(tx, schoolId, classId, day, schoolDayAt(now));
  const place = { schoolId, classId, termId: term.id };
  if ((await tx.count(Assessment, { ...place, subject, name })) > 0) {
    throw refuse("ASSESSMENT_THERE", { subject, name });
  }
  if ((await tx.count(Assessment, place)) >= MAX_OF_A_TERM) {
    throw refuse("ASSESSMENTS_FULL", { most: MAX_OF_A_TERM });
  }
  // A school that was there before there were scales gets the national ones with its first new assessment.
  const defaults = await addDefaultScales(tx, schoolId, now);
  const scaleId = await findScale(tx, schoolId, grade, wanted.scaleId ?? null);
  const about = { subjectId: found.id, subject, name, kind, maximum, day, weight, scaleId };
  const details = { ...about, createdBy: userId, createdAt: now, submitted: false };
  const nobody = { seq: null, deviceId: null, counter: null, authorId: null, at: null };
  const assessment = tx.create(Assessment, { ...place, ...details, ...nobody });
  await tx.flush();
  const line = encodeAssessmentLine({ ...details, closing: null, approvedSeq: null });
  await publishChanges(tx, now, [
    { scope: classTermScope(schoolId, classId, term.id), item: `a${assessment.id}`, line },
    ...defaults,
  ]);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "assessment.added",
    subject: `assessment:${assessment.id}`,
    detail: `${subject}, ${name} (${day}) for class ${classId}`,
    at: now,
  });
  return assessment;
}

async function findTerm(tx: Em, schoolId: Actor["schoolId"], classId: ClassId, day: SchoolDay, today: SchoolDay) {
  const schoolClass = await tx.findOne(SchoolClass, { schoolId, id: classId });
  if (!schoolClass) throw refuse("NOT_A_CLASS_OF_YOURS");
  const term = await tx.findOne(Term, {
    schoolId,
    year: schoolClass.year,
    starts: { $lte: day },
    ends: { $gte: day },
  });
  if (!term) throw refuse("DAY_IN_NO_TERM", { year: String(schoolClass.year) });
  if (!termTakesWrites(term, today)) throw refuse("SHEETS_CLOSED");
  return { term, grade: schoolClass.grade };
}

async function findScale(
  tx: Em,
  schoolId: Actor["schoolId"],
  grade: Grade,
  wanted: ScaleId | null,
): Promise<ScaleId | null> {
  if (wanted === null) return (await tx.findOne(GradeScale, { schoolId, grade }))?.scaleId ?? null;
  const scale = await tx.findOne(GradingScale, { schoolId, id: wanted });
  if (!scale) throw refuse("SCALE_UNKNOWN");
  return scale.id;
}
