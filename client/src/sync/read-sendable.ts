import type { AsiliDb, OutboxRow } from "../db/asili-db";
import { decodeOperation, type Operation } from "../values/operation";

/** The first `limit` operations of a school that wait, in the order they were said, save those a refused one stands before. */
export async function readSendable(db: AsiliDb, school: string, limit: number): Promise<OutboxRow[]> {
  const refused = await db.outbox.where("state").anyOf("rejected", "blocked").toArray();
  return db.outbox
    .where({ state: "waiting" })
    .filter((row) => row.school === null || row.school === school)
    .filter((row) => !refused.some((other) => standsBefore(other, row)))
    .limit(limit)
    .toArray();
}

function standsBefore(refused: OutboxRow, row: OutboxRow): boolean {
  if (refused.n > row.n || refused.classId !== row.classId || refused.key !== row.key) return false;
  return speakOfOneCell(decodeOperation(refused.text), decodeOperation(row.text));
}

/** A roll speaks of every cell of its register. */
function speakOfOneCell(one: Operation, other: Operation): boolean {
  return one.kind === "roll" || other.kind === "roll" || one.cell.position === other.cell.position;
}
