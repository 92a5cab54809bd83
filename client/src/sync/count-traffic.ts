import type { AsiliDb } from "../db/asili-db";
import { getMeta, putMeta } from "../db/meta";
import { schoolDayAt } from "../values/school-day";

/** The month data is counted in: `2026-11`. */
export function monthAt(now: number): string {
  return schoolDayAt(now).slice(0, 7);
}

/** Adds to the month's sum, whatever tab the bytes went through. */
export async function countTraffic(db: AsiliDb, bytes: number, now: number): Promise<void> {
  if (bytes === 0) return;
  await db.transaction("rw", db.meta, async () => {
    const month = monthAt(now);
    const held = await getMeta(db, "bytes");
    await putMeta(db, "bytes", { month, total: (held?.month === month ? held.total : 0) + bytes });
  });
}
