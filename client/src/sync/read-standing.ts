import type { AsiliDb } from "../db/asili-db";
import { getMeta } from "../db/meta";
import { readSendable } from "./read-sendable";

/** What keeps that which was said here on this phone, other than the network. */
export type Standing = {
  /** Waits for a refused operation before it to be put right. */
  readonly behind: number;
  /** Waits until its user is in the school where it was said. */
  readonly elsewhere: number;
  /** The server did not take it. */
  readonly refused: number;
};

export function readStanding(db: AsiliDb): Promise<Standing> {
  return db.transaction("r", [db.outbox, db.meta], async () => {
    const school = await getMeta(db, "school");
    const waiting = await db.outbox.where({ state: "waiting" }).toArray();
    const elsewhere = waiting.filter((row) => row.school !== null && row.school !== school).length;
    const refused = await db.outbox.where("state").notEqual("waiting").count();
    if (refused === 0) return { behind: 0, elsewhere, refused };
    const sendable = await readSendable(db, school ?? "", waiting.length);
    return { behind: waiting.length - elsewhere - sendable.length, elsewhere, refused };
  });
}
