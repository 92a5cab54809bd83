import type { AsiliDb } from "../../db/asili-db";
import type { Sheet as SheetView } from "../../db/read-sheet";
import { saveFixes } from "../../sync/outbox/save-fixes";
import { saveRollCall } from "../../sync/outbox/save-roll-call";
import { settleRegister } from "../../sync/outbox/settle-register";
import { registerKey } from "../../values/register-key";
import type { Sheet } from "./sheet";

/**
 * Puts a sheet on the disk of this phone, all of it or nothing. A first roll-call states everyone; after it only what was
 * changed is said, so that a correction never speaks for learners nobody touched.
 */
export function saveSheet(db: AsiliDb, view: SheetView, { held, edits }: Sheet, now = Date.now()): Promise<void> {
  const { classId, day, session } = view;
  const seen = view.draft?.seen ?? view.seen;
  if (!view.register?.rosterRev) return saveRollCall(db, { ...view, seen, marks: new Map([...held, ...edits]) }, now);
  const cells = [...edits].map(([position, mark]) => ({ ...mark, position }));
  return db.transaction("rw", [db.outbox, db.meta, db.sent, db.drafts], async () => {
    await Promise.all([
      settleRegister(db, classId, registerKey(day, session), now),
      saveFixes(db, { classId, day, session, seen, cells }, now),
    ]);
  });
}
