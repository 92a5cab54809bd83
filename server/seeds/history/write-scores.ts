import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { runSql } from "../../src/platform/sql.js";
import { writeRows } from "../../src/platform/write-rows.js";
import type { Grade } from "../../src/values/grade.js";
import type { ScaleId } from "../../src/values/ids.js";
import { addDays } from "../../src/values/school-day.js";
import { demoSubjects, readSubjectIds } from "../demo-subjects.js";
import { BEFORE, firstFreeId, type HistoryPlace, noonOf } from "./history-place.js";
import type { LivedWeek } from "./lay-out-weeks.js";
import { type HistoryStay, isOn } from "./rosters-of.js";
import { seedOf } from "./seed-of.js";

/** The exams by their number. */
const EXAMS = new Map([
  [0, { name: "Opener", kind: AssessmentKind.opener, weight: 20 }],
  [1, { name: "Mid-term", kind: AssessmentKind.midTerm, weight: 30 }],
  [2, { name: "End of term", kind: AssessmentKind.endTerm, weight: 50 }],
]);
const SHEETS_MISSING = 0.03;
const EXAMS_MISSING = 0.02;

const ABOUT = [
  "id",
  "schoolId",
  "classId",
  "termId",
  "subjectId",
  "subject",
  "name",
  "kind",
  "maximum",
  "day",
] as const;
const BEGUN = ["weight", "scaleId", "createdBy", "createdAt"] as const;
const CLOSING = ["submitted", "seq", "deviceId", "counter", "authorId", "at", "seen"] as const;
const APPROVAL = ["approvedSeq", "approvedBy", "approvedAt"] as const;
const ASSESSMENT = { name: "assessment", columns: [...ABOUT, ...BEGUN, ...CLOSING, ...APPROVAL] } as const;
const SCORE = {
  name: "score",
  columns: [
    ...(["schoolId", "assessmentId", "learnerId", "position", "value", "tenths"] as const),
    ...(["seq", "deviceId", "counter", "authorId", "at"] as const),
  ],
} as const;

type Sitting = { readonly stay: HistoryStay; readonly scores: readonly (number | null)[] };
type ScoreRow = Readonly<Record<(typeof SCORE.columns)[number], string | number | Date | null>>;
type AssessmentRow = Readonly<Record<(typeof ASSESSMENT.columns)[number], string | number | boolean | Date | null>>;

/**
 * Writes the exams of these terms as rows: a sheet for each class and subject, submitted and approved some days after the
 * exam. They stand for what was brought in from before: no feed, and no history of the scores.
 */
export async function writeScores(place: HistoryPlace, terms: ReadonlySet<number>): Promise<void> {
  const { tx, schoolId, history, classIds, learnerIds, termIds } = place;
  const subjectIds = await readSubjectIds(tx, schoolId);
  const scales = await readScales(place);
  let id = await firstFreeId(tx, "assessment");
  const assessments: AssessmentRow[] = [];
  const scores: ScoreRow[] = [];
  for (const week of history.weeks) {
    const exam = week.exam === null ? undefined : EXAMS.get(week.exam);
    if (!exam || !terms.has(week.term)) continue;
    const at = noonOf(addDays(week.days.at(-1)!.day, 3));
    for (const [classIndex, sittings] of sittingsOf(place, week)) {
      const { grade } = history.classes[classIndex]!;
      const { userId, deviceId } = place.authorOf(classIndex);
      const source = { seq: BEFORE, deviceId, counter: 0, authorId: userId, at };
      for (const [nth, subject] of demoSubjects(grade).entries()) {
        if (isMissing(history.seed, classIndex, week.index, nth)) continue;
        assessments.push({
          id,
          schoolId,
          classId: classIds[classIndex]!,
          termId: termIds[week.term]!,
          subjectId: subjectIds.get(subject)!,
          subject,
          ...exam,
          maximum: 100,
          day: week.days[nth % week.days.length]!.day,
          scaleId: scales.get(grade) ?? null,
          createdBy: userId,
          createdAt: noonOf(addDays(week.days[0]!.day, -3)),
          submitted: true,
          ...source,
          seen: BEFORE,
          approvedSeq: BEFORE,
          approvedBy: userId,
          approvedAt: at,
        });
        for (const { stay, scores: own } of sittings) {
          const marks = own[nth]!;
          const said = marks === null ? { value: "A", tenths: null } : { value: String(marks), tenths: 10 * marks };
          const learnerId = learnerIds[stay.learner]!;
          scores.push({ schoolId, assessmentId: id, learnerId, position: stay.position, ...said, ...source });
        }
        id++;
      }
    }
  }
  await writeRows(tx, ASSESSMENT, assessments);
  await writeRows(tx, SCORE, scores);
}

/** Who of which class sat the week's exam, or should have. */
function sittingsOf({ history, rosters }: HistoryPlace, week: LivedWeek): Map<number, Sitting[]> {
  const day = week.days.at(-1)!.day;
  const { year } = history.terms[week.term]!;
  const sittings = new Map<number, Sitting[]>();
  for (const [classIndex, { stays }] of rosters.entries()) {
    if (history.classes[classIndex]!.year !== year) continue;
    const there = stays.filter((stay) => isOn(stay, day));
    const ofClass = there.flatMap((stay): Sitting[] => {
      const { sat } = history.learners[stay.learner]!;
      const own = sat.find(({ term, exam }) => term === week.term && exam === week.exam);
      return own ? [{ stay, scores: own.scores }] : [];
    });
    if (ofClass.length > 0) sittings.set(classIndex, ofClass);
  }
  return sittings;
}

async function readScales({ tx, schoolId }: HistoryPlace): Promise<ReadonlyMap<Grade, ScaleId>> {
  const sql = "select grade, scale_id as scaleId from grade_scale where school_id = ?";
  const rows = await runSql<{ grade: Grade; scaleId: ScaleId }>(tx, sql, [schoolId]);
  return new Map(rows.map(({ grade, scaleId }) => [grade, scaleId]));
}

/** Some sheets were never entered, and now and then a whole exam of a class. */
const isMissing = (seed: number, classIndex: number, week: number, subject: number): boolean =>
  seedOf(seed, classIndex, week, 31) / 2 ** 32 < EXAMS_MISSING ||
  seedOf(seed, classIndex, week, subject, 32) / 2 ** 32 < SHEETS_MISSING;
