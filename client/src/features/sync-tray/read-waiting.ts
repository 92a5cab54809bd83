import type { AsiliDb } from "../../db/asili-db";
import { findScope } from "../../db/find-scope";
import { decodeOperation, type Operation } from "../../values/operation";
import { decodeClassLine } from "../../values/school-lines";

/** An operation that will go by itself. */
export type Waiting = { readonly operation: Operation; readonly className: string };

/** What waits for the network, in the order it was said. */
export async function readWaiting(db: AsiliDb): Promise<readonly Waiting[]> {
  const rows = await db.outbox.where({ state: "waiting" }).sortBy("n");
  const school = await findScope(db, "school");
  const waiting: Waiting[] = [];
  for (const { text, classId } of rows) {
    const item = school && (await db.items.get([school.id, `c${classId}`]));
    waiting.push({
      operation: decodeOperation(text),
      className: item ? decodeClassLine(item.key, item.line).name : "",
    });
  }
  return waiting;
}
