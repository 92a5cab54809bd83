import type { AssessmentLine } from "../values/assessment-line";
import type { AssessmentId, ClassId, Seq } from "../values/ids";
import type { RosterLearner } from "../values/roster-learner";
import { sheetKey } from "../values/sheet-operation";
import type { AsiliDb } from "./asili-db";
import { readAssessment } from "./read-assessment";
import { readRoster } from "./read-roster";
import { readSaidOfSheets, type ScoreSheetView, scoreSheetView } from "./score-sheet-view";

/** A sheet of scores as the teacher opens it. Enter scores with its `rosterRev` and `seen`: they say what was looked at. */
export type OpenSheet = ScoreSheetView & {
  readonly classId: ClassId;
  readonly assessment: AssessmentLine;
  readonly rosterRev: number;
  readonly seen: Seq;
  /** Those on the roster now, by position. */
  readonly learners: readonly RosterLearner[];
};

/** Null when this phone holds nothing of the assessment: not pulled yet, or no longer this user's. */
export function readScoreSheet(db: AsiliDb, classId: ClassId, assessmentId: AssessmentId): Promise<OpenSheet | null> {
  const key = sheetKey(assessmentId);
  return db.transaction("r", [db.items, db.scopes, db.outbox, db.sent, db.drafts], async () => {
    const held = await readAssessment(db, classId, assessmentId);
    if (!held) return null;
    const { assessment, scope } = held;
    const [roster, item, said] = await Promise.all([
      readRoster(db, scope.id),
      db.items.get([scope.id, key]),
      // Of `s34` and `s340` alike: which of them is seen below.
      readSaidOfSheets(db, key),
    ]);
    const told = { line: typeof item?.line === "string" ? item.line : "", submitted: assessment.submitted !== null };
    return {
      ...scoreSheetView({ scope, classId, key }, told, said, roster.everyone),
      classId,
      assessment,
      rosterRev: roster.rosterRev,
      seen: scope.cursor,
      learners: roster.learners,
    };
  });
}
