import type { AsiliDb, OutboxRow } from "../../db/asili-db";
import { decodeOperation } from "../../values/operation";
import { standsBefore } from "./stands-before";

/** The first `limit` operations of a school that wait, in the order they were said, save those a refused one stands before. */
export async function readSendable(db: AsiliDb, school: string, limit: number): Promise<OutboxRow[]> {
  const refused = await db.outbox.where("state").anyOf("rejected", "blocked").toArray();
  return db.outbox
    .where({ state: "waiting" })
    .filter((row) => row.school === null || row.school === school)
    .filter((row) => row.again || !refused.some((other) => isBehind(other, row)))
    .limit(limit)
    .toArray();
}

function isBehind(refused: OutboxRow, row: OutboxRow): boolean {
  if (refused.n > row.n || refused.classId !== row.classId || refused.key !== row.key) return false;
  return standsBefore(decodeOperation(refused.text), decodeOperation(row.text));
}
