import type { AsiliDb } from "../../db/asili-db";
import type { ClassId } from "../../values/ids";
import { registerKey } from "../../values/register-key";
import type { SchoolDay } from "../../values/school-day";
import type { Session } from "../../values/session";
import type { BegunSheet } from "./save-roll-call";

/** Keeps a dirty sheet: it is there again after leaving the page, a crash, a flat battery. */
export async function saveDraft(db: AsiliDb, sheet: BegunSheet, now = Date.now()): Promise<void> {
  const { classId, day, session, rosterRev, seen, marks } = sheet;
  await db.drafts.put({ classId, key: registerKey(day, session), rosterRev, seen, marks: new Map(marks), at: now });
}

/** The teacher's own wish to begin again. */
export async function dropDraft(db: AsiliDb, classId: ClassId, day: SchoolDay, session: Session): Promise<void> {
  await db.drafts.delete([classId, registerKey(day, session)]);
}
