import { loadLearnerAttendance } from "../../attendance/load-learner-attendance.js";
import { readOpenLines } from "../../fees/ledger/read-open-lines.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { className } from "../../schools/class-name.js";
import { findTerm } from "../../schools/find-term.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { Grade } from "../../values/grade.js";
import type { AssessmentId, ClassId, LearnerId, ScaleId, SchoolId, SubjectId } from "../../values/ids.js";
import { CardState } from "../cards/report-card.entity.js";
import { readSchoolProfile } from "../profile/read-school-profile.js";
import { readRemarks } from "../remarks/read-remarks.js";
import type { CardLearner, ClassFacts } from "./class-facts.js";
import { readClassTeachers } from "./read-class-teachers.js";
import type { ReportRun } from "./report-run.entity.js";
import type { ResultsShelf } from "./results-shelf.js";

/** How many earlier terms a card looks back to. */
const MOST_EARLIER = 5;

/** Reads what a run's cards of a class are written from; null where the class is gone or not of the term's year. */
export async function readClassFacts(
  em: Em,
  run: ReportRun,
  classId: ClassId,
  shelf: ResultsShelf,
): Promise<ClassFacts | null> {
  const { schoolId, termId, language, withPlaces, withBalance, nextStarts } = run;
  const term = await findTerm(em, schoolId, termId);
  const schoolClass = await readClass(em, schoolId, classId);
  const results = await shelf.take(em, run, classId);
  if (!schoolClass || !results) return null;
  const ids = results.learners.map(({ learnerId }) => learnerId);
  return {
    language,
    withPlaces,
    nextStarts: nextStarts ?? null,
    term,
    schoolClass,
    results,
    school: await readSchoolProfile(em, schoolId),
    scaleVersion: await readScaleVersion(em, schoolId, results.scale.id),
    approved: await readApproved(em, schoolId, termId, classId),
    learners: await readLearners(em, schoolId, ids),
    teachers: await readTeachers(em, schoolId, classId),
    classTeacher: (await readClassTeachers(em, schoolId, [classId])).get(classId) ?? null,
    remarks: await readRemarks(em, schoolId, termId, ids),
    attendance: await loadLearnerAttendance(em, schoolId, ids, { from: term.starts, to: term.ends }),
    balances: withBalance ? await readBalances(em, schoolId, ids) : null,
    earlier: await readEarlier(em, schoolId, term, ids),
  };
}

async function readClass(em: Em, schoolId: SchoolId, id: ClassId): Promise<ClassFacts["schoolClass"] | null> {
  const sql = "select grade, stream from school_class where school_id = ? and id = ?";
  const [row] = await runSql<{ grade: Grade; stream: string }>(em, sql, [schoolId, id]);
  return row ? { id, name: className(row), grade: row.grade } : null;
}

async function readScaleVersion(em: Em, schoolId: SchoolId, scaleId: ScaleId | null): Promise<number | null> {
  if (scaleId === null) return null;
  const sql = "select max(number) as newest from grading_scale_version where school_id = ? and scale_id = ?";
  const [row] = await runSql<{ newest: number | null }>(em, sql, [schoolId, scaleId]);
  return row?.newest == null ? null : Number(row.newest);
}

async function readApproved(em: Em, schoolId: SchoolId, termId: number, classId: ClassId): Promise<Set<AssessmentId>> {
  const rows = await runSql<{ id: AssessmentId }>(
    em,
    `select id from assessment where school_id = ? and term_id = ? and class_id = ? and submitted = ?
       and approved_seq is not null and approved_seq = seq`,
    [schoolId, termId, classId, true],
  );
  return new Set(rows.map(({ id }) => id));
}

async function readLearners(em: Em, schoolId: SchoolId, ids: readonly LearnerId[]) {
  const rows = await runSql<CardLearner>(
    em,
    `select id, name, admission_number as admissionNumber, sex, upi, residence from learner
     where school_id = ? and id in ${placesFor([0, ...ids])}`,
    [schoolId, 0, ...ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function readTeachers(em: Em, schoolId: SchoolId, classId: ClassId): Promise<Map<SubjectId, string>> {
  const rows = await runSql<{ subjectId: SubjectId; name: string }>(
    em,
    `select t.subject_id as subjectId, u.name from subject_teacher t join \`user\` u on u.id = t.user_id
     where t.school_id = ? and t.class_id = ? order by t.id`,
    [schoolId, classId],
  );
  const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
  return new Map([...bySubject].map(([id, teachers]) => [id, teachers.map(({ name }) => name).join(", ")]));
}

async function readBalances(em: Em, schoolId: SchoolId, ids: readonly LearnerId[]): Promise<Map<LearnerId, number>> {
  const standings = await readOpenLines(em, schoolId, ids);
  return new Map(
    [...standings].map(([id, { lines, credit }]) => [id, lines.reduce((sum, { cents }) => sum + cents, 0) - credit]),
  );
}

/** What stands on the learners' cards of earlier terms that are out, the latest term first. */
async function readEarlier(em: Em, schoolId: SchoolId, { year, number }: TermDates, ids: readonly LearnerId[]) {
  const rows = await runSql<{ learnerId: LearnerId; content: string }>(
    em,
    `select c.learner_id as learnerId, c.content from report_card c join term t on t.id = c.term_id
     where c.school_id = ? and c.state = ? and c.learner_id in ${placesFor([0, ...ids])}
       and (t.year = ? and t.number < ? or t.year = ?)
     order by t.year desc, t.number desc`,
    [schoolId, CardState.published, 0, ...ids, year, number, year - 1],
  );
  const byLearner = Map.groupBy(rows, ({ learnerId }) => learnerId);
  return new Map([...byLearner].map(([id, cards]) => [id, cards.slice(0, MOST_EARLIER).map(({ content }) => content)]));
}
