import type { AsiliDb } from "../../db/asili-db";
import { putMeta } from "../../db/meta";
import type { Counter } from "../../values/ids";
import { encodeOperation, type Operation, pageOf } from "../../values/operation";

/** What is said, before the phone has numbered it. */
export type Unnumbered<Said extends Operation = Operation> = Said extends Operation ? Omit<Said, "counter"> : never;

/** Numbers operations and queues them. Call it inside a transaction over `outbox` and `meta`: both or neither. */
export async function writeOperations(db: AsiliDb, said: readonly Unnumbered[]): Promise<void> {
  const [counter, school] = await db.meta.bulkGet(["counter", "school"]);
  const last = Number(counter?.value ?? 0);
  const operations = said.map((one, index) => ({ ...one, counter: (last + index + 1) as Counter }) as Operation);
  await Promise.all([
    putMeta(db, "counter", last + said.length),
    db.outbox.bulkAdd(
      operations.map((operation) => ({
        n: operation.counter,
        text: encodeOperation(operation),
        classId: operation.classId,
        key: pageOf(operation),
        at: operation.at,
        school: (school?.value as string | undefined) ?? null,
        state: "waiting" as const,
      })),
    ),
  ]);
}
