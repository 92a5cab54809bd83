import type { ScopeId } from "../../values/ids";
import type { AsiliDb } from "../asili-db";
import { getMeta } from "../meta";
import { namesSomeone } from "./names";
import { sealLine } from "./seal-line";

/** Seals what version 1 of the database left open. What another tab has written meanwhile is sealed already. */
export async function sealOldNames(db: AsiliDb): Promise<void> {
  if (!globalThis.crypto?.subtle || !(await getMeta(db, "unsealed"))) return;
  const items = await db.items.toArray();
  const open = await db.names.open(items.filter(({ key, line }) => typeof line === "string" && namesSomeone(key)));
  const sealed = await Promise.all(
    open.map(async (item) => ({ ...item, line: await sealLine(db, item.scope, item.key, item.line) })),
  );
  await db.transaction("rw", [db.items, db.meta], async () => {
    const held = await db.items.bulkGet(open.map(({ scope, key }): [ScopeId, string] => [scope, key]));
    await db.items.bulkPut(sealed.filter((_, index) => held[index]?.line === open[index]?.line));
    await db.meta.delete("unsealed");
  });
}
