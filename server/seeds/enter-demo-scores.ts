import { AssessmentKind } from "../src/assessment/assessment-kind.js";
import { Assessment } from "../src/assessment/assessment.entity.js";
import { submitSheet } from "../src/assessment/close-sheet.js";
import { encodeAssessmentLine, encodeScoresLine } from "../src/assessment/encode-sheet-lines.js";
import { openScoreBook } from "../src/assessment/open-score-book.js";
import { placeSheets } from "../src/assessment/place-sheets.js";
import { planExam } from "../src/assessment/plan/plan-exam.js";
import { recordScores } from "../src/assessment/record-scores.js";
import { saveScoreBook } from "../src/assessment/save-score-book.js";
import { type ScoreBook, scorePagesOf } from "../src/assessment/score-book.js";
import type { PlacedScore } from "../src/assessment/score-run.js";
import { lockScopes } from "../src/events/lock-scopes.js";
import { writeChanges } from "../src/events/write-changes.js";
import type { UserViewer } from "../src/identity/viewer.js";
import type { Em } from "../src/platform/orm.js";
import type { Actor } from "../src/schools/actor.js";
import type { TermDates } from "../src/schools/term-of-day.js";
import { Role } from "../src/values/role.js";
import { addDays, type SchoolDay } from "../src/values/school-day.js";
import type { Score } from "../src/values/score.js";
import { demoSubjects, readSubjectIds } from "./demo-subjects.js";
import type { HistoryPlace } from "./history/history-place.js";
import { isOn, revisionOn } from "./history/rosters-of.js";
import type { DemoClassroom } from "./write-demo-years.js";

type DemoExam = { readonly name: string; readonly kind: AssessmentKind; readonly weight: number };
type HeldExam = DemoExam & { readonly day: SchoolDay; readonly number: number };

const EXAMS: readonly DemoExam[] = [
  { name: "Opener", kind: AssessmentKind.opener, weight: 20 },
  { name: "Mid-term", kind: AssessmentKind.midTerm, weight: 30 },
  { name: "End of term", kind: AssessmentKind.endTerm, weight: 50 },
];

/** Counters of the class teachers' phones go on where no register of a term reaches. */
const FIRST_COUNTER = 100_000;

/**
 * Holds the exams of the terms that have begun, as far as they lie behind today, by the verbs that take a phone's scores:
 * each sheet entered and submitted by the class's teacher. Of the one held last a few sheets are left open.
 */
export async function enterDemoScores(
  place: HistoryPlace,
  today: SchoolDay,
  { terms, classrooms }: { terms: readonly TermDates[]; classrooms: readonly DemoClassroom[] },
): Promise<void> {
  const { tx, schoolId } = place;
  const actor = { schoolId, userId: null };
  let counter = FIRST_COUNTER;
  for (const term of terms) {
    const held = heldExams(place, term).filter(({ day }) => day < today);
    for (const [index, exam] of held.entries()) {
      await plan(tx, actor, term, exam, classrooms);
      const isLast = term === terms.at(-1) && index === held.length - 1;
      for (const [nth, classroom] of classrooms.entries()) {
        const unfinished = isLast && nth < 2;
        counter = await enter(place, { term, exam, classroom, counter, unfinished });
      }
    }
  }
}

/** The exams of a term that have been written, each on the first day of its week. */
function heldExams({ history, termIds }: HistoryPlace, term: TermDates): HeldExam[] {
  const weeks = history.weeks.filter((week) => termIds[week.term] === term.id && week.exam !== null);
  return weeks.map((week) => ({ ...EXAMS[week.exam!]!, day: week.days[0]!.day, number: week.exam! }));
}

async function plan(
  tx: Em,
  actor: Actor,
  { id: termId }: TermDates,
  { name, kind, weight, day }: HeldExam,
  classrooms: readonly DemoClassroom[],
): Promise<void> {
  const ids = await readSubjectIds(tx, actor.schoolId);
  const bySubjects = Map.groupBy(classrooms, ({ grade }) => demoSubjects(grade));
  for (const [subjects, list] of bySubjects) {
    const subjectIds = subjects.map((subject) => ids.get(subject)!);
    const classIds = list.map(({ classId }) => classId);
    const exam = { termId, name, kind, maximum: 100, day, weight, classIds, subjectIds };
    await planExam(tx, actor, new Date(`${addDays(day, -1)}T08:00:00Z`), exam);
  }
}

type Entry = {
  readonly term: TermDates;
  readonly exam: HeldExam;
  readonly classroom: DemoClassroom;
  readonly counter: number;
  readonly unfinished: boolean;
};

/** Enters a class's sheets of one exam; tells the next counter of the phone. */
async function enter(place: HistoryPlace, { term, exam, classroom, counter, unfinished }: Entry): Promise<number> {
  const { tx, schoolId } = place;
  const { classId, teacherId: userId, deviceId } = classroom;
  const now = new Date(`${exam.day}T13:00:00Z`);
  const found = await tx.find(
    Assessment,
    { schoolId, classId, termId: term.id, name: exam.name },
    { orderBy: { id: "asc" }, disableIdentityMap: true },
  );
  const refs = found.map(({ id: assessmentId }) => ({ classId, assessmentId }));
  const placed = await placeSheets(tx, schoolId, now, refs);
  const book = await openScoreBook(tx, schoolId, deviceId, now, placed, await lockScopes(tx, placed.scopes));
  const viewer = { kind: "user", schoolId, userId, deviceId, roles: new Set([Role.head]) } as unknown as UserViewer;
  const writer = { userId, deviceId, seen: 0, deviceAt: now, clockOffset: 0, allowedBy: null };
  const rosterRev = revisionOn(place.rosters[classroom.classIndex]!, exam.day);
  let next = counter;
  for (const [index, ref] of refs.entries()) {
    if (unfinished && index === refs.length - 1) continue;
    const subject = demoSubjects(classroom.grade).indexOf(found[index]!.subject);
    const scores = aSheet(place, { exam, term, classroom }, subject);
    const shown = unfinished && index === refs.length - 2 ? scores.slice(0, 20) : scores;
    const said = [
      recordScores(book, ref, { rosterRev, scores: shown }, viewer, { ...writer, counter: next++ }),
      ...(unfinished && index > 3 ? [] : [submitSheet(book, ref, viewer, { ...writer, counter: next++ })]),
    ];
    const refused = said.find((result) => !result.ok);
    if (refused && !refused.ok) throw new Error(`the demo school's ${exam.name}: ${refused.fault.message}`);
  }
  await saveScoreBook(tx, book);
  await publish(tx, book);
  return next;
}

/** What everybody who was on the list wrote in one subject; who missed it is absent. */
function aSheet(
  { history, rosters, termIds }: HistoryPlace,
  { exam, term, classroom }: Pick<Entry, "exam" | "term" | "classroom">,
  subject: number,
): PlacedScore[] {
  const there = rosters[classroom.classIndex]!.stays.filter((stay) => isOn(stay, exam.day));
  return there.flatMap(({ learner, position }) => {
    const { sat } = history.learners[learner]!;
    const own = sat.find((each) => termIds[each.term] === term.id && each.exam === exam.number);
    const marks = own?.scores[subject];
    return own ? [{ position, score: (marks == null ? "A" : String(marks)) as Score }] : [];
  });
}

/** Fills the feeds at once. Live pages are told nothing: nobody can be looking yet. */
async function publish(tx: Em, book: ScoreBook): Promise<void> {
  const pages = scorePagesOf(book);
  for (const scope of new Set(pages.map((page) => page.scope))) {
    const items = pages
      .filter(({ scoresSeq }) => scoresSeq > 0)
      .flatMap(({ sheet, scoresSeq, closingSeq }) => [
        { item: `s${sheet.assessmentId}`, line: encodeScoresLine(sheet), seq: scoresSeq },
        ...(closingSeq > 0
          ? [{ item: `a${sheet.assessmentId}`, line: encodeAssessmentLine(sheet), seq: closingSeq }]
          : []),
      ]);
    await writeChanges(tx, book.now, scope, items);
  }
}
