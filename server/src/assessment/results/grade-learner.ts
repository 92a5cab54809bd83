import type { AssessmentId, ScaleId } from "../../values/ids.js";
import type { Score } from "../../values/score.js";
import { fraction, nearestParts } from "../grading/fraction.js";
import { meanGrade } from "../grading/mean-grade.js";
import type { ScaleRule } from "../grading/scale-rule.js";
import { bandOfScore, type Sitting, subjectResult } from "../grading/subject-result.js";
import { type LearnerResult, type ResultAssessment, type SubjectLine, subjectKey } from "./class-results.js";

type OwnScores = ReadonlyMap<AssessmentId, Score>;
type IsOwnDue = (assessment: ResultAssessment) => boolean;

/** What learners of a class are graded by. */
export type ClassSheets = {
  readonly rule: ScaleRule;
  readonly ruleOf: (scaleId: ScaleId | null) => ScaleRule;
  /** The class's assessments, by subject. */
  readonly subjects: readonly (readonly ResultAssessment[])[];
  /** Those of the grade's other classes, by `examKey`: what somebody sat before a change of class. */
  readonly elsewhere: ReadonlyMap<string, readonly ResultAssessment[]>;
};

/** The same exam in whichever class. */
export const examKey = (assessment: ResultAssessment): string =>
  [subjectKey(assessment), assessment.kind, assessment.name.toLowerCase()].join("|");

/** A learner's results but for the places, which need those of others. */
export function gradeLearner(
  sheets: ClassSheets,
  scores: OwnScores,
  isDue: IsOwnDue,
): Omit<LearnerResult, "learnerId" | "position" | "inStream" | "inGrade"> {
  const { rule } = sheets;
  const subjects = sheets.subjects.map((assessments) => gradeSubject(sheets, assessments, scores, isDue));
  const { hundredths, label, lacking } = meanGrade(
    rule,
    subjects.flatMap(({ points, group }, index) => (points === null ? [] : [{ subjectId: index, group, points }])),
  );
  return {
    subjects,
    ...(rule.totals ? totalsOf(subjects) : NO_TOTALS),
    meanPoints: hundredths,
    meanGrade: label,
    lacking,
  };
}

function gradeSubject(
  sheets: ClassSheets,
  assessments: readonly ResultAssessment[],
  scores: OwnScores,
  isDue: IsOwnDue,
): SubjectLine {
  const { subjectId, subject: name, code, group } = assessments[0]!;
  const sat = assessments.map((assessment) => ({ assessment, sitting: sittingOf(sheets, assessment, scores, isDue) }));
  const sittings = sat.map(({ sitting }) => sitting);
  const { percent, band, ...counts } = subjectResult(sittings, sheets.rule, subjectId);
  return {
    subjectId,
    name,
    code,
    group,
    scores: sat.map(({ assessment: { id, scaleId }, sitting }) => ({
      assessmentId: id,
      value: sitting.score,
      maximum: sitting.maximum,
      label: bandOfScore(sitting, sheets.ruleOf(scaleId), subjectId)?.label ?? null,
    })),
    percent,
    label: band?.label ?? null,
    points: band?.points ?? null,
    ...counts,
  };
}

/** Who changed class has sat the exam in the one they were in then, and it is due there. */
function sittingOf(sheets: ClassSheets, assessment: ResultAssessment, scores: OwnScores, isDue: IsOwnDue): Sitting {
  const others = scores.has(assessment.id) ? [] : (sheets.elsewhere.get(examKey(assessment)) ?? []);
  const { id, maximum, weight } = others.find((other) => scores.has(other.id)) ?? assessment;
  return { score: scores.get(id) ?? null, maximum, weight, isDue: [assessment, ...others].some(isDue) };
}

const NO_TOTALS = { total: null, outOf: null, meanPercent: null };

function totalsOf(subjects: readonly SubjectLine[]) {
  const percents = subjects.flatMap(({ percent }) => percent ?? []);
  if (percents.length === 0) return NO_TOTALS;
  const total = percents.reduce((sum, percent) => sum + percent, 0);
  return { total, outOf: percents.length * 100, meanPercent: nearestParts(fraction(total, percents.length), 1) };
}
