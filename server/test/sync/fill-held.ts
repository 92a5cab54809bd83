import type { UserViewer } from "../../src/identity/viewer.js";
import type { Em } from "../../src/platform/orm.js";
import { Operation, Outcome } from "../../src/sync/operation.entity.js";

/** Has so many operations of an author wait for the head, as if their device had sent each; they say `text`. */
export async function fillHeld(em: Em, author: UserViewer, count: number, text: string): Promise<void> {
  const { schoolId, userId, deviceId } = author;
  const at = new Date("2026-11-23T05:00:00Z");
  const nothing = { code: null, message: null, cells: null, seq: null, decidedBy: null, decidedAt: null };
  const rows = Array.from({ length: count }, (_, index) => ({
    ...nothing,
    schoolId,
    userId,
    deviceId,
    counter: 10_001 + index,
    hash: "0".repeat(16),
    outcome: Outcome.held,
    text: `${10_001 + index} ${text}`,
    deviceAt: at,
    clockOffset: 0,
    at,
  }));
  await em.insertMany(Operation, rows);
}
