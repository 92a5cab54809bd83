import type { AssessmentId, ClassId, LearnerId, ScaleId, SubjectId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Score } from "../../values/score.js";
import type { SubjectGroup } from "../../values/subject-group.js";
import type { AssessmentKind } from "../assessment-kind.js";
import type { MeanGrade } from "../grading/mean-grade.js";
import type { Place } from "../grading/rank.js";
import type { ScaleRule } from "../grading/scale-rule.js";

/** An assessment of a class, a column of its results. */
export type ResultAssessment = {
  readonly id: AssessmentId;
  readonly classId: ClassId;
  /** Null where an old assessment names a subject that the school's list does not have. */
  readonly subjectId: SubjectId | null;
  /** As the school calls it now. */
  readonly subject: string;
  /** A few letters for narrow columns. */
  readonly code: string | null;
  readonly group: SubjectGroup;
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly maximum: number | null;
  readonly weight: number;
  readonly day: SchoolDay;
  readonly scaleId: ScaleId | null;
  readonly submitted: boolean;
};

export type ResultScore = {
  readonly assessmentId: AssessmentId;
  /** Null while there is none. */
  readonly value: Score | null;
  /** Of how many marks: for somebody who sat it in the class they were in then, that class's. */
  readonly maximum: number | null;
  /** What it earns on the assessment's own scale. */
  readonly label: string | null;
};

/** What a learner has in a subject. */
export type SubjectLine = {
  readonly subjectId: SubjectId | null;
  readonly name: string;
  readonly code: string | null;
  readonly group: SubjectGroup;
  readonly scores: readonly ResultScore[];
  /** In tenths; null where there is nothing, or levels. */
  readonly percent: number | null;
  readonly label: string | null;
  readonly points: number | null;
  /** In how many of the assessments. */
  readonly absent: number;
  readonly exempt: number;
  readonly missing: number;
};

export type LearnerResult = {
  readonly learnerId: LearnerId;
  readonly position: number;
  readonly subjects: readonly SubjectLine[];
  /** The percents of the subjects added up, in tenths, and of how much; null where the scale has no totals. */
  readonly total: number | null;
  readonly outOf: number | null;
  readonly meanPercent: number | null;
  /** In hundredths. */
  readonly meanPoints: number | null;
  readonly meanGrade: string | null;
  /** Why there is no mean grade: what was not sat. */
  readonly lacking: MeanGrade["lacking"];
  /** Null where the scale has no positions, and for who has no result. */
  readonly inStream: Place | null;
  readonly inGrade: Place | null;
};

export type ResultScale = { readonly id: ScaleId | null; readonly name: string; readonly rule: ScaleRule };

export type ClassResults = {
  readonly classId: ClassId;
  readonly termId: TermId;
  /** The grade's, as it is in force. */
  readonly scale: ResultScale;
  /** By subject, then by day. */
  readonly assessments: readonly ResultAssessment[];
  /** In the order of the class list. */
  readonly learners: readonly LearnerResult[];
};

/** Under what an assessment's subject goes: by its id, an old one by its name. */
export const subjectKey = ({ subjectId, subject }: Pick<ResultAssessment, "subjectId" | "subject">): string =>
  subjectId === null ? `name ${subject}` : `id ${subjectId}`;
