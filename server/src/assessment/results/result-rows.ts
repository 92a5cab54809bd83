import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { Grade } from "../../values/grade.js";
import type { AssessmentId, ClassId, LearnerId, SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { NO_SCORE, type Score } from "../../values/score.js";
import { SubjectGroup } from "../../values/subject-group.js";
import type { AssessmentKind } from "../assessment-kind.js";
import type { ResultAssessment } from "./class-results.js";

export type ResultStay = {
  readonly id: number;
  readonly classId: ClassId;
  readonly learnerId: LearnerId;
  readonly position: number;
  readonly fromDay: SchoolDay;
  /** Null while it lasts. */
  readonly toDay: SchoolDay | null;
};

/** What a term's results of some grades are made of. */
export type ResultRows = {
  /** All classes of the grades in the term's year. */
  readonly classes: readonly { readonly id: ClassId; readonly grade: Grade }[];
  readonly assessments: readonly ResultAssessment[];
  /** By learner, then by assessment; what was taken back is not there. */
  readonly scores: ReadonlyMap<LearnerId, ReadonlyMap<AssessmentId, Score>>;
  /** Every stay there ever was on the classes' lists, in order of position. */
  readonly stays: readonly ResultStay[];
};

type AssessmentRow = Omit<ResultAssessment, "submitted" | "group"> & {
  submitted: number;
  subjectGroup: SubjectGroup | null;
};
type ScoreRow = { assessmentId: AssessmentId; learnerId: LearnerId; value: Score };

const CLASSES = `select id, grade from school_class where school_id = ? and year = ? and grade in
  (select grade from school_class where school_id = ? and year = ? and id in`;

/** Reads it for the grades of the classes, of one kind of assessments or of all, in four statements. */
export async function readResultRows(
  em: Em,
  schoolId: SchoolId,
  { id: termId, year }: TermDates,
  classIds: readonly ClassId[],
  kind: AssessmentKind | null,
): Promise<ResultRows> {
  const none = { classes: [], assessments: [], scores: new Map(), stays: [] };
  if (classIds.length === 0) return none;
  const asked = `${CLASSES} ${placesFor(classIds)})`;
  type ClassRow = ResultRows["classes"][number];
  const classes = await runSql<ClassRow>(em, asked, [schoolId, year, schoolId, year, ...classIds]);
  if (classes.length === 0) return none;
  const ids = classes.map(({ id }) => id);
  const places = placesFor(ids);
  const ofKind = kind === null ? "" : "and a.kind = ?";
  const values = [schoolId, termId, ...ids, ...(kind === null ? [] : [kind])];
  const within = `a.school_id = ? and a.term_id = ? and a.class_id in ${places} ${ofKind}`;
  const assessments = await runSql<AssessmentRow>(
    em,
    `select a.id, a.class_id as classId, a.subject_id as subjectId, coalesce(s.name, a.subject) as subject, s.code,
       s.subject_group as subjectGroup, a.name, a.kind, a.maximum, a.weight, a.day, a.scale_id as scaleId, a.submitted
     from assessment a left join subject s on s.id = a.subject_id where ${within} order by a.day, a.id`,
    values,
  );
  const scores = await runSql<ScoreRow>(
    em,
    `select c.assessment_id as assessmentId, c.learner_id as learnerId, c.value
     from assessment a join score c on c.assessment_id = a.id where ${within} and c.value <> '${NO_SCORE}'`,
    values,
  );
  const stays = await runSql<ResultStay>(
    em,
    `select id, class_id as classId, learner_id as learnerId, position, from_day as fromDay,
       to_day as toDay
     from enrolment where school_id = ? and class_id in ${places} order by position`,
    [schoolId, ...ids],
  );
  return { classes, assessments: assessments.map(toAssessment), scores: byLearner(scores), stays };
}

const toAssessment = ({ submitted, subjectGroup, ...row }: AssessmentRow): ResultAssessment => ({
  ...row,
  group: subjectGroup ?? SubjectGroup.other,
  submitted: Number(submitted) === 1,
});

function byLearner(rows: readonly ScoreRow[]): Map<LearnerId, Map<AssessmentId, Score>> {
  const scores = new Map<LearnerId, Map<AssessmentId, Score>>();
  for (const { learnerId, assessmentId, value } of rows) {
    const own = scores.get(learnerId) ?? new Map<AssessmentId, Score>();
    scores.set(learnerId, own.set(assessmentId, value));
  }
  return scores;
}
