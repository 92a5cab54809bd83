import type { AsiliDb } from "../../db/asili-db";
import type { AssessmentId, ClassId, Seq } from "../../values/ids";
import { decodeOperation } from "../../values/operation";
import { type ClosingOperation, sheetKey } from "../../values/sheet-operation";
import { settleTroubled } from "./settle-troubled";
import { writeOperations } from "./write-operations";

/** Which sheet, and the cursor of what its teacher looked at. */
export type SheetPlace = { readonly classId: ClassId; readonly assessmentId: AssessmentId; readonly seen: Seq };

/** Signs a sheet off: the school takes no scores on it until the head reopens it. */
export const submitSheet = (db: AsiliDb, sheet: SheetPlace, now = Date.now()): Promise<void> =>
  close(db, sheet, "submit", now);

/** Has a submitted sheet take scores again. */
export const reopenSheet = (db: AsiliDb, sheet: SheetPlace, now = Date.now()): Promise<void> =>
  close(db, sheet, "reopen", now);

function close(
  db: AsiliDb,
  { classId, assessmentId, seen }: SheetPlace,
  kind: ClosingOperation["kind"],
  now: number,
): Promise<void> {
  return db.transaction("rw", [db.outbox, db.meta, db.sent], async () => {
    const rows = await db.outbox.where({ key: sheetKey(assessmentId) }).toArray();
    const saidBefore = rows.filter((row) => row.classId === classId && decodeOperation(row.text).kind === kind);
    await settleTroubled(db, saidBefore, "REPLACED", now);
    await writeOperations(db, [{ kind, classId, assessmentId, seen, at: Math.floor(now / 1000) }]);
  });
}
