import type { AsiliDb } from "../../db/asili-db";
import { assessmentName } from "../../db/assessment-name";
import { readSchool } from "../../db/read-school";
import { decodeOperation, type Operation } from "../../values/operation";

/** An operation that will go by itself. */
export type Waiting = {
  readonly operation: Operation;
  readonly className: string;
  /** What its assessment is called; empty for a register. */
  readonly assessment: string;
};

/** What waits for the network, in the order it was said. */
export async function readWaiting(db: AsiliDb): Promise<readonly Waiting[]> {
  const rows = await db.outbox.where({ state: "waiting" }).sortBy("n");
  const school = rows.length ? await readSchool(db) : null;
  return Promise.all(
    rows.map(async ({ text, classId }) => {
      const operation = decodeOperation(text);
      const className = school?.classes.get(classId)?.name ?? "";
      return { operation, className, assessment: await assessmentName(db, operation) };
    }),
  );
}
