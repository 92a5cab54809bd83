import type { AsiliDb } from "../../db/asili-db";
import type { Sheet as SheetView } from "../../db/read-sheet";
import { dropDraft } from "../../sync/save-draft";
import { saveFix } from "../../sync/save-fix";
import { saveRollCall } from "../../sync/save-roll-call";
import { settleTroubled } from "../../sync/settle-troubled";
import type { Sheet } from "./sheet";

/**
 * Puts a sheet on the disk of this phone, all of it or nothing. A first roll-call states everyone; after it only what was
 * changed is said, so that a correction never speaks for learners nobody touched.
 */
export function saveSheet(db: AsiliDb, view: SheetView, { held, edits }: Sheet, now = Date.now()): Promise<void> {
  const { classId, day, session, rosterRev } = view;
  const seen = view.draft?.seen ?? view.seen;
  if (!view.register?.rosterRev) {
    return saveRollCall(db, { classId, day, session, rosterRev, seen, marks: new Map([...held, ...edits]) }, now);
  }
  return db.transaction("rw", [db.outbox, db.meta, db.sent, db.drafts], async () => {
    for (const [position, mark] of edits) {
      await saveFix(db, { classId, day, session, seen, cell: { ...mark, position } }, now);
    }
    await settleTroubled(db, view.troubled, "REPLACED", now);
    await dropDraft(db, classId, day, session);
  });
}
