import type { AsiliDb } from "../../db/asili-db";
import { type Brought, putMeta } from "../../db/meta";
import { type ClassMarks, readMarks } from "../../db/read-marks";
import { saveScores } from "../../sync/outbox/save-scores";
import type { SchoolDay } from "../../values/school-day";
import { NO_SCORE } from "../../values/score";
import type { FileChange } from "./score-file";

/** Saves what a file says otherwise than its sheets, all of it or nothing, and notes what stood before. */
export function saveBrought(
  db: AsiliDb,
  shown: ClassMarks,
  fileName: string,
  changes: readonly FileChange[],
  now = Date.now(),
): Promise<void> {
  const cells = changes.map(({ assessment: { assessmentId }, learner: { position }, before, after }) => ({
    assessmentId,
    position,
    before,
    after,
  }));
  return db.transaction("rw", [db.outbox, db.meta, db.sent], async () => {
    await saveCells(db, shown, cells, "after", now);
    await putMeta(db, "brought", { classId: shown.classId, fileName, at: now, cells });
  });
}

/**
 * Puts back what stood before, where the file's score stands still; answers how many there were. What stands is read here:
 * a page that shows the file as saved may not show its scores yet, and nothing would be put back.
 */
export async function undoBrought(db: AsiliDb, today: SchoolDay, brought: Brought, now = Date.now()): Promise<number> {
  const shown = (await readMarks(db, today, brought.classId))?.[0];
  if (!shown) return 0;
  const open = new Map(
    shown.sheets.flatMap((sheet) => (sheet.submitted ? [] : [[sheet.assessment.assessmentId, sheet]])),
  );
  const cells = brought.cells.filter(
    ({ assessmentId, position, after }) => (open.get(assessmentId)?.held.get(position) ?? NO_SCORE) === after,
  );
  await db.transaction("rw", [db.outbox, db.meta, db.sent], async () => {
    await saveCells(db, shown, cells, "before", now);
    await db.meta.delete("brought");
  });
  return cells.length;
}

async function saveCells(
  db: AsiliDb,
  { classId, rosterRev, seen }: ClassMarks,
  cells: Brought["cells"],
  side: "before" | "after",
  now: number,
): Promise<void> {
  for (const [assessmentId, some] of Map.groupBy(cells, (cell) => cell.assessmentId)) {
    const scores = new Map(some.map((cell) => [cell.position, cell[side]]));
    await saveScores(db, { classId, assessmentId, rosterRev, seen, scores }, now);
  }
}
