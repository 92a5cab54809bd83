import type { AsiliDb } from "../../db/asili-db";
import type { OpenSheet } from "../../db/read-score-sheet";
import { dropScoreDraft } from "./save-score-draft";
import { saveScores } from "../../sync/outbox/save-scores";
import type { Position } from "../../values/ids";
import type { Score } from "../../values/score";

/** Puts what was typed on the disk of this phone and lets go of the draft, both or neither. */
export function saveTyped(db: AsiliDb, view: OpenSheet, scores: ReadonlyMap<Position, Score>): Promise<void> {
  const { classId, assessment, rosterRev, draft } = view;
  const { assessmentId } = assessment;
  return db.transaction("rw", [db.outbox, db.meta, db.sent, db.drafts], async () => {
    await saveScores(db, { classId, assessmentId, rosterRev, seen: draft?.seen ?? view.seen, scores });
    await dropScoreDraft(db, classId, assessmentId);
  });
}
