import { decodeNotice, type Notice } from "../values/notice";
import { decodeRegister } from "../values/register";
import { registerKey } from "../values/register-key";
import type { AsiliDb } from "./asili-db";
import { itemsOf } from "./items-of";

/** How many things need the user: what the server did not take, and marks that still stand contested. */
export function countTray(db: AsiliDb): Promise<number> {
  return db.transaction("r", [db.items, db.scopes, db.outbox], async () => {
    const refused = await db.outbox.where("state").notEqual("waiting").count();
    const user = await db.scopes.filter(({ kind }) => kind === "user").first();
    const lines = user ? await itemsOf(db, user.id, "n") : [];
    const standing = await Promise.all(lines.map(({ key, line }) => stillStands(db, decodeNotice(key, line))));
    return refused + standing.filter(Boolean).length;
  });
}

/** Until somebody settles the cell, or the class is no longer this user's. */
export async function stillStands(db: AsiliDb, { kind, classId, day, session, position }: Notice): Promise<boolean> {
  const key = registerKey(day, session);
  for (const { id } of await db.scopes.where({ classId }).toArray()) {
    if (kind !== "contested") return true;
    const row = await db.items.get([id, key]);
    const cells = typeof row?.line === "string" ? decodeRegister(key, row.line).cells : [];
    if (cells.some((cell) => cell.position === position && cell.other)) return true;
  }
  return false;
}
