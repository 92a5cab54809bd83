import type { LearnerResult, ResultScore, SubjectLine } from "../../assessment/results/class-results.js";
import type { LearnerId } from "../../values/ids.js";
import { isLevel } from "../../values/score.js";
import { applyRemarks } from "../remarks/apply-remarks.js";
import type { CardContent, CardPlace, CardSubject } from "../cards/card-content.js";
import { decodeCard } from "../cards/card-line.js";
import { CardWarning, warnOfRemarks } from "../cards/card-warning.js";
import { chooseExams } from "./choose-exams.js";
import type { ClassFacts } from "./class-facts.js";
import { howItMoved, sinceWhen } from "./how-it-moved.js";
import { whyNoGrade } from "./why-no-grade.js";

export type WrittenCard = {
  readonly learnerId: LearnerId;
  readonly position: number;
  readonly content: CardContent;
  readonly warnings: readonly CardWarning[];
};

/** Writes the card of one learner of a class. */
export function writeCard(facts: ClassFacts, result: LearnerResult): WrittenCard {
  const { language, school, term, schoolClass, results, nextStarts } = facts;
  const { learnerId, position } = result;
  const learner = facts.learners.get(learnerId)!;
  const earlier = (facts.earlier.get(learnerId) ?? []).map(decodeCard);
  const exams = chooseExams(results.assessments);
  const subjects = result.subjects.map((subject) => writeSubject(facts, subject, exams, earlier[0]));
  const { motto, address, phone, email } = school;
  const { name, admissionNumber, sex, upi, residence } = learner;
  const plain: CardContent = {
    language,
    number: "",
    school: { name: school.name, motto, address, phone, email },
    learner: {
      id: learnerId,
      name,
      admissionNumber,
      sex,
      upi,
      className: schoolClass.name,
      grade: schoolClass.grade,
      residence,
    },
    term: { year: term.year, number: term.number, starts: term.starts, ends: term.ends, nextStarts },
    curriculum: results.scale.rule.curriculum,
    exams: exams.map(({ name: exam }) => exam),
    subjects,
    summary: summaryOf(facts, result),
    trend: earlier
      .filter(({ summary }) => summary.percent !== null || summary.points !== null)
      .map(({ term: then, summary: { percent, points, grade } }) => {
        return { year: then.year, term: then.number, percent, points, grade };
      })
      .reverse(),
    since: subjects.some(({ move }) => move) ? sinceWhen(earlier[0]!, language) : null,
    attendance: attendanceOf(facts, learnerId),
    classTeacher: null,
    head: null,
    balance: facts.balances?.get(learnerId) ?? null,
    scale: results.scale.rule.bands.map(({ label, from, points }) => ({ label, from: Math.round(from * 10), points })),
    scaleVersion: facts.scaleVersion,
  };
  const content = applyRemarks(plain, facts.remarks.get(learnerId) ?? [], facts.classTeacher);
  return { learnerId, position, content, warnings: [...warnOfResults(facts, result), ...warnOfRemarks(content)] };
}

function writeSubject(
  { teachers, results, language }: ClassFacts,
  subject: SubjectLine,
  exams: ReturnType<typeof chooseExams>,
  last: CardContent | undefined,
): CardSubject {
  const { subjectId, name, percent, label, points } = subject;
  const { curriculum, bands } = results.scale.rule;
  const before = last?.subjects.find((one) => one.name === name);
  const toldLevels = curriculum === "cbe";
  const nameOf = new Map(results.assessments.map(({ id, name: exam }) => [id, exam.toLowerCase()]));
  return {
    name,
    teacher: (subjectId === null ? undefined : teachers.get(subjectId)) ?? "",
    scores: exams.map(({ key }) => scoreText(subject.scores.find((score) => nameOf.get(score.assessmentId) === key))),
    percent,
    label,
    points,
    change: toldLevels || percent === null || before?.percent == null ? null : percent - before.percent,
    move:
      toldLevels && last?.curriculum === curriculum ? howItMoved(bands, before?.label ?? null, label, language) : null,
    remark: null,
  };
}

function scoreText(score: ResultScore | undefined): string {
  if (!score || score.value === null) return "";
  const { value, maximum } = score;
  return isLevel(value) || value === "A" || value === "X" || maximum === 100 ? value : `${value}/${maximum}`;
}

function summaryOf({ withPlaces, language }: ClassFacts, result: LearnerResult): CardContent["summary"] {
  const { total, outOf, meanPercent, meanPoints, meanGrade, lacking, inStream, inGrade } = result;
  return {
    total: withPlaces ? total : null,
    outOf: withPlaces ? outOf : null,
    percent: meanPercent,
    points: meanPoints,
    grade: meanGrade,
    whyNoGrade: meanGrade === null ? whyNoGrade(lacking, language) : null,
    inClass: withPlaces ? placeOf(inStream) : null,
    inGrade: withPlaces ? placeOf(inGrade) : null,
  };
}

const placeOf = (place: LearnerResult["inStream"]): CardPlace | null =>
  place && { at: place.place, of: place.of, tied: place.tied };

function attendanceOf({ attendance }: ClassFacts, learnerId: LearnerId): CardContent["attendance"] {
  const { sessions = 0, present = 0, absent = 0, late = 0, excused = 0 } = attendance.get(learnerId) ?? {};
  return { sessions, present, absent, late, excused };
}

function warnOfResults({ results, approved, attendance }: ClassFacts, result: LearnerResult): CardWarning[] {
  const { assessments } = results;
  const { subjects, learnerId } = result;
  const sat = subjects.some(({ label }) => label !== null);
  const isAbsent = subjects.some(({ absent }) => absent > 0);
  const closed = assessments.filter(({ submitted }) => submitted);
  return [
    ...(sat ? [] : [isAbsent ? CardWarning.absentEverywhere : CardWarning.noResults]),
    ...(subjects.some(({ missing }) => missing > 0) ? [CardWarning.missingScores] : []),
    ...(closed.length < assessments.length ? [CardWarning.openSheets] : []),
    ...(closed.some(({ id }) => !approved.has(id)) ? [CardWarning.notApproved] : []),
    ...((attendance.get(learnerId)?.sessions ?? 0) === 0 ? [CardWarning.noAttendance] : []),
  ];
}
