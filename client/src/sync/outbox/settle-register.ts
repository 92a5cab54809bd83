import type { AsiliDb } from "../../db/asili-db";
import type { ClassId } from "../../values/ids";
import type { RegisterKey } from "../../values/register-key";
import { settleTroubled } from "./settle-troubled";

/** What was said of a register anew replaces what the server refused of it, and the sheet it was written on. */
export async function settleRegister(db: AsiliDb, classId: ClassId, key: RegisterKey, now: number): Promise<void> {
  const [rows] = await Promise.all([db.outbox.where({ key }).toArray(), db.drafts.delete([classId, key])]);
  await settleTroubled(
    db,
    rows.filter((row) => row.classId === classId),
    "REPLACED",
    now,
  );
}
