import type { AssessmentLine } from "../values/assessment-line";
import { decodeAssessmentLine } from "../values/assessment-line";
import type { ClassId, Position, Seq, SubjectId } from "../values/ids";
import type { RosterLearner } from "../values/roster-learner";
import type { SchoolDay } from "../values/school-day";
import type { Score } from "../values/score";
import { sheetKey } from "../values/sheet-operation";
import type { AsiliDb, ScopeRow } from "./asili-db";
import { classScopeOn } from "./class-scope-on";
import { itemsOf } from "./items-of";
import { readRoster, type Roster } from "./read-roster";
import { readSchool } from "./read-school";
import { readTaught } from "./read-taught";
import { readSaidOfSheets, type SaidOfSheets, type ScoreSheetView, scoreSheetView } from "./score-sheet-view";

/** Where a sheet of scores stands, from what most wants the teacher's eye to what least does. */
export type SheetState = "needs-you" | "draft" | "saved" | "approved" | "submitted" | "sent" | "empty";

export type SheetProgress = {
  readonly assessment: AssessmentLine;
  readonly state: SheetState;
  readonly submitted: boolean;
  /** What it says, by position. */
  readonly held: ReadonlyMap<Position, Score>;
  /** Of how many on the roster it says something, and how many there are. */
  readonly entered: number;
  readonly of: number;
  /** Of how many learners two people gave different scores. */
  readonly contested: number;
  /** Whether the user is to enter it; whoever leads the school may enter all. */
  readonly mine: boolean;
};

/** The assessments of a class in the term, by day. */
export type ClassMarks = {
  readonly classId: ClassId;
  readonly name: string;
  /** Whether the user teaches it. */
  readonly taught: boolean;
  /** Those on the roster now, by position; with its revision and the cursor, as scores are entered with them. */
  readonly learners: readonly RosterLearner[];
  readonly rosterRev: number;
  readonly seen: Seq;
  readonly sheets: readonly SheetProgress[];
};

/**
 * Every class on this phone, those the user teaches first, or one of them; null until the first pull has brought the
 * school.
 */
export function readMarks(db: AsiliDb, day: SchoolDay, only?: ClassId): Promise<ClassMarks[] | null> {
  return db.transaction("r", [db.items, db.scopes, db.outbox, db.sent, db.drafts], async () => {
    const school = await readSchool(db);
    const user = school?.scopes.find(({ kind }) => kind === "user");
    if (!school || !user) return null;
    const said = await readSaidOfSheets(db, "s");
    const lines = [...school.classes.values()].filter(({ classId }) => only === undefined || classId === only);
    const classes = lines.map(async ({ classId, name }) => {
      const scope = classScopeOn(school.scopes, classId, day, school.terms);
      if (!scope) return [];
      const [{ taught, isMine }, roster] = await Promise.all([
        readTaught(db, user.id, classId),
        readRoster(db, scope.id),
      ]);
      const sheets = await readSheets(db, { scope, classId, roster }, said, isMine);
      const { learners, rosterRev } = roster;
      return [{ classId, name, taught, learners, rosterRev, seen: scope.cursor, sheets }];
    });
    return (await Promise.all(classes)).flat().sort(byClass);
  });
}

const byClass = (one: ClassMarks, other: ClassMarks): number =>
  Number(other.taught) - Number(one.taught) || one.name.localeCompare(other.name, "en", { numeric: true });

type Place = { readonly scope: ScopeRow; readonly classId: ClassId; readonly roster: Roster };

async function readSheets(
  db: AsiliDb,
  { scope, classId, roster: { learners, everyone } }: Place,
  said: SaidOfSheets,
  isMine: (subjectId: SubjectId | null) => boolean,
): Promise<SheetProgress[]> {
  const lines = await itemsOf(db, scope.id, "a");
  if (lines.length === 0) return [];
  const scores = await itemsOf(db, scope.id, "s");
  const lineOf = new Map(scores.map(({ key, line }) => [key, line]));
  return lines
    .map(({ key: item, line }) => {
      const assessment = decodeAssessmentLine(item, line);
      const key = sheetKey(assessment.assessmentId);
      const told = { line: lineOf.get(key) ?? "", submitted: assessment.submitted !== null };
      const view = scoreSheetView({ scope, classId, key }, told, said, everyone);
      const given = learners.flatMap(({ position }) => view.shown.scores.get(position) ?? []);
      const contested = given.filter(({ others }) => others).length;
      return {
        assessment,
        state: stateOf(view, assessment, given.length, contested),
        submitted: view.shown.submitted,
        held: new Map(given.map(({ position, score }) => [position, score])),
        entered: given.length,
        of: learners.length,
        contested,
        mine: isMine(assessment.subjectId),
      };
    })
    .sort(bySubject);
}

const bySubject = ({ assessment: one }: SheetProgress, { assessment: other }: SheetProgress): number =>
  one.subject.localeCompare(other.subject) || (one.day < other.day ? -1 : 1);

/** A contest wants somebody's eye only where scores are taken: a submitted sheet is the head's. */
function stateOf(
  { shown, waiting, troubled, draft }: ScoreSheetView,
  { approved }: AssessmentLine,
  entered: number,
  contested: number,
): SheetState {
  if (troubled.length > 0 || (contested > 0 && !shown.submitted)) return "needs-you";
  if (draft) return "draft";
  if (waiting > 0) return "saved";
  if (shown.submitted) return approved ? "approved" : "submitted";
  return entered > 0 ? "sent" : "empty";
}
