import { publishChanges } from "../events/publish-changes.js";
import { classTermScope } from "../events/scope.js";
import { ErrorCode, Refusal } from "../errors.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { Actor } from "../schools/actor.js";
import { SchoolClass } from "../schools/school-class.entity.js";
import { Term } from "../schools/term.entity.js";
import { termTakesWrites } from "../schools/term-takes-writes.js";
import type { ClassId } from "../values/ids.js";
import { toLineText } from "../values/line-text.js";
import { type SchoolDay, schoolDayAt } from "../values/school-day.js";
import type { AssessmentKind } from "./assessment-kind.js";
import { Assessment } from "./assessment.entity.js";
import { encodeAssessmentLine } from "./encode-sheet-lines.js";

export type NewAssessment = {
  readonly classId: ClassId;
  readonly subject: string;
  readonly name: string;
  readonly kind: AssessmentKind;
  /** Null where learners get levels. */
  readonly maximum: number | null;
  readonly day: SchoolDay;
};

const MAX_TEXT = 60;
const MAX_MARKS = 999;
const MAX_OF_A_TERM = 400;

/** Adds an assessment to a class, in the term its day lies in, and opens its sheet on devices. */
export async function addAssessment(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  wanted: NewAssessment,
): Promise<Assessment> {
  const { classId, kind, maximum, day } = wanted;
  const subject = readText(wanted.subject, "the subject");
  const name = readText(wanted.name, "what the assessment is called");
  if (maximum !== null && (!Number.isInteger(maximum) || maximum < 1 || maximum > MAX_MARKS)) {
    throw new Refusal(ErrorCode.badInput, `Give the most marks there are as a whole number from 1 to ${MAX_MARKS}.`);
  }
  const term = await findTerm(tx, schoolId, classId, day, schoolDayAt(now));
  const place = { schoolId, classId, termId: term.id };
  if ((await tx.count(Assessment, { ...place, subject, name })) > 0) {
    throw new Refusal(ErrorCode.conflict, `This class has ${subject}, ${name} already in that term: use that one.`);
  }
  if ((await tx.count(Assessment, place)) >= MAX_OF_A_TERM) {
    throw new Refusal(ErrorCode.conflict, `A class has at most ${MAX_OF_A_TERM} assessments in a term.`);
  }
  const details = { subject, name, kind, maximum, day, createdBy: userId, createdAt: now, submitted: false };
  const nobody = { seq: null, deviceId: null, counter: null, authorId: null, at: null };
  const assessment = tx.create(Assessment, { ...place, ...details, ...nobody });
  await tx.flush();
  const line = encodeAssessmentLine({ ...details, closing: null });
  await publishChanges(tx, now, [
    { scope: classTermScope(schoolId, classId, term.id), item: `a${assessment.id}`, line },
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

function readText(text: string, what: string): string {
  const clean = toLineText(text);
  if (clean !== "" && clean.length <= MAX_TEXT) return clean;
  throw new Refusal(ErrorCode.badInput, `Say ${what}, in at most ${MAX_TEXT} letters.`);
}

async function findTerm(tx: Em, schoolId: Actor["schoolId"], classId: ClassId, day: SchoolDay, today: SchoolDay) {
  const schoolClass = await tx.findOne(SchoolClass, { schoolId, id: classId });
  if (!schoolClass) throw new Refusal(ErrorCode.notFound, "This school has no such class.");
  const term = await tx.findOne(Term, {
    schoolId,
    year: schoolClass.year,
    starts: { $lte: day },
    ends: { $gte: day },
  });
  if (!term) throw new Refusal(ErrorCode.badInput, `Choose a day in a term of ${schoolClass.year}.`);
  if (!termTakesWrites(term, today)) throw new Refusal(ErrorCode.conflict, "The sheets of that term are closed.");
  return term;
}
