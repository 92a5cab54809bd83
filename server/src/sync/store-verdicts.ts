import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import type { Batch } from "./judge-batch.js";
import { Operation, Outcome } from "./operation.entity.js";
import { operationOf, type SentOperation } from "./sent-operation.js";
import type { Verdict } from "./verdict.js";

const ROWS_A_STATEMENT = 100;
const MAX_TEXT = 2048;

/** Keeps the verdicts with the operations' hashes, in the transaction of their effects. */
export async function storeVerdicts(tx: Em, batch: Batch, verdicts: readonly Verdict[]): Promise<void> {
  const rows = verdicts.map((verdict, index) => rowOf(batch, batch.fresh[index]!, verdict));
  for (const chunk of chunksOf(rows, ROWS_A_STATEMENT)) {
    await tx
      .createQueryBuilder(Operation)
      .insert([...chunk])
      .execute();
  }
}

const WITHOUT_EFFECT: ReadonlySet<Outcome> = new Set([Outcome.rejected, Outcome.blocked, Outcome.held]);

function rowOf({ viewer, now, clockOffset }: Batch, sent: SentOperation, verdict: Verdict) {
  const { userId, schoolId, deviceId } = viewer;
  const operation = operationOf(sent);
  return {
    ...verdict,
    deviceId,
    schoolId,
    userId,
    hash: sent.hash,
    text: WITHOUT_EFFECT.has(verdict.outcome) ? sent.text.slice(0, MAX_TEXT) : null,
    deviceAt: operation ? new Date(operation.at * 1000) : now,
    clockOffset,
    at: now,
  };
}
