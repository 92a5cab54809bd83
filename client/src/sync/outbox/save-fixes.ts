import type { AsiliDb } from "../../db/asili-db";
import type { Cell } from "../../values/cell";
import type { ClassId, Seq } from "../../values/ids";
import type { SchoolDay } from "../../values/school-day";
import type { Session } from "../../values/session";
import { writeOperations } from "./write-operations";

/** Learners' marks put right; `seen` is that of the sheet they were seen on. */
export type Fixes = {
  readonly classId: ClassId;
  readonly day: SchoolDay;
  readonly session: Session;
  readonly seen: Seq;
  readonly cells: readonly Cell[];
};

/** Resolves once the corrections are on the disk of this phone. Each stands or falls alone with the server. */
export async function saveFixes(db: AsiliDb, { cells, ...place }: Fixes, now = Date.now()): Promise<void> {
  const at = Math.floor(now / 1000);
  await db.transaction("rw", [db.outbox, db.meta], async () =>
    writeOperations(
      db,
      cells.map((cell) => ({ kind: "fix", ...place, cell, at })),
    ),
  );
}
