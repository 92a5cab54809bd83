import type { AsiliDb } from "../../db/asili-db";
import type { AssessmentId, ClassId, Position, Seq } from "../../values/ids";
import { decodeOperation, isOfRegister } from "../../values/operation";
import type { Score } from "../../values/score";
import type { PlacedScore } from "../../values/score-run";
import { type Moderation, sheetKey } from "../../values/sheet-operation";
import { settleTroubled } from "./settle-troubled";
import { writeOperations } from "./write-operations";

/** Scores by position. `rosterRev` and `seen` are those of the sheet when it was opened: what the teacher looked at. */
export type EnteredScores = {
  readonly classId: ClassId;
  readonly assessmentId: AssessmentId;
  readonly rosterRev: number;
  readonly seen: Seq;
  readonly scores: ReadonlyMap<Position, Score>;
  /** Of a submitted sheet whose marks are changed alike; it stays submitted. */
  readonly moderation?: Moderation;
};

const MAX_SCORES = 120;

/**
 * Resolves once the scores are on the disk of this phone; only then may a screen say so. Of learners they do not name
 * nothing is said; `-` takes a score back.
 */
export function saveScores(db: AsiliDb, entered: EnteredScores, now = Date.now()): Promise<void> {
  const { classId, assessmentId, rosterRev, seen, moderation } = entered;
  const at = Math.floor(now / 1000);
  const scores = [...entered.scores]
    .map(([position, score]) => ({ position, score }))
    .sort((one, other) => one.position - other.position);
  const sheets: PlacedScore[][] = [];
  while (scores.length > 0) sheets.push(scores.splice(0, MAX_SCORES));
  return db.transaction("rw", [db.outbox, db.meta, db.sent], async () => {
    await settleRestated(db, entered, now);
    await writeOperations(
      db,
      sheets.map((some) => ({
        kind: "scores",
        classId,
        assessmentId,
        rosterRev,
        scores: some,
        seen,
        at,
        ...(moderation && { moderation }),
      })),
    );
  });
}

/** What the server refused is answered for once all it said was said anew. */
async function settleRestated(db: AsiliDb, { classId, assessmentId, scores }: EnteredScores, now: number) {
  const rows = await db.outbox.where({ key: sheetKey(assessmentId) }).toArray();
  const restated = rows.filter((row) => {
    const operation = decodeOperation(row.text);
    if (row.classId !== classId || isOfRegister(operation) || operation.kind !== "scores") return false;
    return operation.scores.every(({ position }) => scores.has(position));
  });
  await settleTroubled(db, restated, "REPLACED", now);
}
