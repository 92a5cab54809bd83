import type { AsiliDb } from "../../db/asili-db";
import { getMeta } from "../../db/meta";
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
    const here = waiting.filter((row) => row.school === null || row.school === school).length;
    const sendable = await readSendable(db, school ?? "", here);
    const all = await db.outbox.count();
    return { behind: here - sendable.length, elsewhere: waiting.length - here, refused: all - waiting.length };
  });
}
