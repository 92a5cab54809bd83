import type { AsiliDb } from "../db/asili-db";
import type { Cell } from "../values/cell";
import type { ClassId, Seq } from "../values/ids";
import type { SchoolDay } from "../values/school-day";
import type { Session } from "../values/session";
import { writeOperation } from "./write-operation";

/** One learner's mark put right; `seen` is that of the sheet it was seen on. */
export type Fix = {
  readonly classId: ClassId;
  readonly day: SchoolDay;
  readonly session: Session;
  readonly cell: Cell;
  readonly seen: Seq;
};

/** Resolves once the correction is on the disk of this phone. */
export async function saveFix(db: AsiliDb, fix: Fix, now = Date.now()): Promise<void> {
  await db.transaction("rw", [db.outbox, db.meta], () =>
    writeOperation(db, { kind: "fix", ...fix, at: Math.floor(now / 1000) }),
  );
}
