import type { Position, ScopeId } from "../values/ids";
import { decodeNotice, type Notice } from "../values/notice";
import { decodeRegister } from "../values/register";
import { registerKey } from "../values/register-key";
import type { AsiliDb } from "./asili-db";
import { itemsOf } from "./items-of";
import { readRoster } from "./read-roster";

/** How many things need the user: what the server did not take, marks that still stand contested, and what waits for their decision. */
export async function countTray(db: AsiliDb): Promise<number> {
  const refused = await db.outbox.where("state").notEqual("waiting").count();
  const user = await db.scopes.filter(({ kind }) => kind === "user").first();
  if (!user) return refused;
  // Counted as they lie: it takes no opening.
  const held = await db.items.where("[scope+key]").between([user.id, "w"], [user.id, "x"]).count();
  const lines = await itemsOf(db, user.id, "n");
  const standing = await Promise.all(lines.map(({ key, line }) => stillStands(db, decodeNotice(key, line))));
  return refused + held + standing.filter(Boolean).length;
}

/** Until somebody settles the cell, be it on this phone alone, or the class is no longer this user's. */
export async function stillStands(db: AsiliDb, { kind, classId, day, session, position }: Notice): Promise<boolean> {
  const key = registerKey(day, session);
  // What is held comes as an item of its own.
  const scopes = kind === "contested" ? await db.scopes.where({ classId }).toArray() : [];
  for (const { id, cursor } of scopes) {
    const row = await db.items.get([id, key]);
    const cells = typeof row?.line === "string" ? decodeRegister(key, row.line).cells : [];
    if (!cells.some((cell) => cell.position === position && cell.other)) continue;
    const waiting = db.outbox.where({ key }).filter(({ state }) => state === "waiting");
    const unpulled = db.sent.where({ key }).filter(({ seq }) => seq !== null && seq > cursor);
    const said = [...(await waiting.toArray()), ...(await unpulled.toArray())].filter((one) => one.classId === classId);
    if (said.length === 0 || !(await speaks(db, id, said, position))) return true;
  }
  return false;
}

/** A roll speaks of everybody, a correction of one learner, under whichever of their numbers: who comes back gets another. */
async function speaks(
  db: AsiliDb,
  scope: ScopeId,
  said: readonly { readonly text: string }[],
  position: Position,
): Promise<boolean> {
  const { everyone } = await readRoster(db, scope);
  const learner = everyone.find((stay) => stay.position === position)?.learnerId;
  const stays = everyone.filter(({ learnerId }) => learnerId === learner);
  const pattern = new RegExp(` r |[PALEN](${[position, ...stays.map((stay) => stay.position)].join("|")})\\b`);
  return said.some(({ text }) => pattern.test(text));
}
