import type { Em } from "../../platform/orm.js";
import { placesFor, runSql, type SqlValue } from "../../platform/sql.js";
import type { AssessmentId, ClassId, LearnerId, SchoolId, SubjectId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { IS_EXPECTED, IS_MISSING, SHEETS } from "../missing-scores.js";

/** A sheet that lacks the score of somebody who is on the class list and was on the assessment's day. */
export type MissingSheet = {
  readonly assessmentId: AssessmentId;
  readonly classId: ClassId;
  readonly onRoster: number;
  /** Of them who was there on its day, or has a score all the same. */
  readonly expected: number;
  readonly missing: number;
};

type Wanted = {
  readonly termId: TermId;
  readonly classIds: readonly ClassId[];
  readonly subjectId: SubjectId | null;
  /** Work of later days is not missing yet. */
  readonly today: SchoolDay;
};

type Page = { readonly after: AssessmentId | 0; readonly limit: number };

function whereOf(schoolId: SchoolId, { termId, classIds, subjectId, today }: Wanted) {
  const ofSubject = subjectId === null ? "" : "and a.subject_id = ?";
  const values: SqlValue[] = [schoolId, termId, today, ...classIds, ...(subjectId === null ? [] : [subjectId])];
  const sql = `a.school_id = ? and a.term_id = ? and a.day <= ? and a.class_id in ${placesFor(classIds)} ${ofSubject}`;
  return { sql, values };
}

/** The sheets of classes with a score missing, in the order they were added, and how many there are on all pages. */
export async function listMissingScores(
  em: Em,
  schoolId: SchoolId,
  wanted: Wanted,
  { after, limit }: Page,
): Promise<{ sheets: MissingSheet[]; total: number }> {
  if (wanted.classIds.length === 0) return { sheets: [], total: 0 };
  const where = whereOf(schoolId, wanted);
  const rows = await runSql<MissingSheet>(
    em,
    `select a.id as assessmentId, a.class_id as classId, count(e.id) as onRoster,
       sum(case when ${IS_EXPECTED} then 1 else 0 end) as expected,
       sum(case when ${IS_MISSING} then 1 else 0 end) as missing
     from ${SHEETS} where ${where.sql} group by a.id, a.class_id
     having sum(case when ${IS_MISSING} then 1 else 0 end) > 0 order by a.id`,
    where.values,
  );
  const sheets = rows
    .filter(({ assessmentId }) => assessmentId > after)
    .slice(0, limit)
    .map(({ onRoster, expected, missing, ...row }) => ({
      ...row,
      onRoster: Number(onRoster),
      expected: Number(expected),
      missing: Number(missing),
    }));
  return { sheets, total: rows.length };
}

/** Of each sheet whose score is missing, in the order of the class list, at most so many of each. */
export async function readMissingLearners(
  em: Em,
  schoolId: SchoolId,
  ids: readonly AssessmentId[],
  most: number,
): Promise<Map<AssessmentId, LearnerId[]>> {
  if (ids.length === 0) return new Map();
  const rows = await runSql<{ assessmentId: AssessmentId; learnerId: LearnerId }>(
    em,
    `select a.id as assessmentId, e.learner_id as learnerId from ${SHEETS}
     where a.school_id = ? and a.id in ${placesFor(ids)} and ${IS_MISSING} order by a.id, e.position`,
    [schoolId, ...ids],
  );
  const bySheet = Map.groupBy(rows, ({ assessmentId }) => assessmentId);
  return new Map([...bySheet].map(([id, own]) => [id, own.slice(0, most).map(({ learnerId }) => learnerId)]));
}
