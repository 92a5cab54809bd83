import type { AsiliDb } from "../../db/asili-db";
import { reopenSheet, submitSheet } from "../../sync/outbox/close-sheet";
import { type EnteredScores, saveScores } from "../../sync/outbox/save-scores";

/** Changes marks on a submitted sheet, all or none: it is reopened, given them and submitted again. Leaders may. */
export function moderateSheet(db: AsiliDb, entered: EnteredScores, now = Date.now()): Promise<void> {
  return db.transaction("rw", [db.outbox, db.meta, db.sent], async () => {
    await reopenSheet(db, entered, now);
    await saveScores(db, entered, now);
    await submitSheet(db, entered, now);
  });
}
