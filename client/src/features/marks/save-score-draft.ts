import type { AsiliDb } from "../../db/asili-db";
import type { AssessmentId, ClassId, Position, Seq } from "../../values/ids";
import { sheetKey } from "../../values/sheet-operation";

/** A sheet of scores being filled. `rosterRev` and `seen` are those of the sheet when it was begun. */
export type BegunScores = {
  readonly classId: ClassId;
  readonly assessmentId: AssessmentId;
  readonly rosterRev: number;
  readonly seen: Seq;
  readonly typed: ReadonlyMap<Position, string>;
};

/** Keeps what was typed, also what is no score yet: it is there again after leaving the page, a crash, a flat battery. */
export async function saveScoreDraft(db: AsiliDb, begun: BegunScores, now = Date.now()): Promise<void> {
  const { classId, assessmentId, rosterRev, seen, typed } = begun;
  await db.drafts.put({ classId, key: sheetKey(assessmentId), rosterRev, seen, typed: new Map(typed), at: now });
}

/** What was typed was saved, or taken back. */
export async function dropScoreDraft(db: AsiliDb, classId: ClassId, assessmentId: AssessmentId): Promise<void> {
  await db.drafts.delete([classId, sheetKey(assessmentId)]);
}
