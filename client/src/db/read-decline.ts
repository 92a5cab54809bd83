import { decodeDecided } from "../values/held";
import type { AsiliDb } from "./asili-db";
import { itemsOf } from "./items-of";

/** Why the head declined an operation, in their own words, which may name somebody: hence only from what is sealed. */
export async function readDecline(db: AsiliDb, text: string): Promise<string> {
  const user = await db.scopes.filter(({ kind }) => kind === "user").first();
  const items = user ? await itemsOf(db, user.id, "d") : [];
  return items.map(({ key, line }) => decodeDecided(key, line)).find((one) => one.text === text)?.reason ?? "";
}
