import type { AsiliDb } from "../db/asili-db";
import { getMeta, putMeta } from "../db/meta";

/**
 * Leaves nothing, in one transaction, of what was fetched for a user or of what they marked, but what they had not sent
 * and how far they had counted: that names nobody.
 */
export async function wipeUser(db: AsiliDb): Promise<void> {
  await db.transaction("rw", db.tables, async () => {
    const counter = await getMeta(db, "counter");
    await Promise.all(db.tables.filter(({ name }) => name !== "outbox").map((table) => table.clear()));
    await db.outbox.where("state").notEqual("waiting").delete();
    if (counter !== undefined) await putMeta(db, "counter", counter);
  });
  db.names.forget();
}
