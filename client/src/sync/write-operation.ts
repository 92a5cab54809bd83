import type { AsiliDb } from "../db/asili-db";
import { getMeta, putMeta } from "../db/meta";
import type { Counter } from "../values/ids";
import { encodeOperation, type Operation, registerOf } from "../values/operation";

/** What is said, before the phone has numbered it. */
export type Unnumbered<Said extends Operation = Operation> = Said extends Operation ? Omit<Said, "counter"> : never;

/** Numbers an operation and queues it. Call it inside a transaction over `outbox` and `meta`: both or neither. */
export async function writeOperation(db: AsiliDb, said: Unnumbered): Promise<Counter> {
  const counter = (((await getMeta(db, "counter")) ?? 0) + 1) as Counter;
  const operation = { ...said, counter } as Operation;
  await putMeta(db, "counter", counter);
  await db.outbox.add({
    n: counter,
    text: encodeOperation(operation),
    classId: operation.classId,
    key: registerOf(operation),
    at: operation.at,
    school: (await getMeta(db, "school")) ?? null,
    state: "waiting",
  });
  return counter;
}
