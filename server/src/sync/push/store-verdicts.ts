import type { Em } from "../../platform/orm.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Batch } from "./batch.js";
import { Outcome } from "../operation.entity.js";
import { operationOf, type SentOperation } from "../sent-operation.js";
import type { Verdict } from "../verdict.js";

const OPERATION = {
  name: "operation",
  columns: [
    "deviceId",
    "counter",
    "schoolId",
    "userId",
    "hash",
    "outcome",
    "code",
    "message",
    "cells",
    "seq",
    "text",
    "deviceAt",
    "clockOffset",
    "at",
  ],
} as const;
const MAX_TEXT = 2048;
const WITHOUT_EFFECT: ReadonlySet<Outcome> = new Set([Outcome.rejected, Outcome.blocked, Outcome.held]);

/** Keeps the verdicts with the operations' hashes, in the transaction of their effects. */
export async function storeVerdicts(tx: Em, batch: Batch, verdicts: readonly Verdict[]): Promise<void> {
  await writeRows(
    tx,
    OPERATION,
    verdicts.map((verdict, index) => rowOf(batch, batch.fresh[index]!, verdict)),
  );
}

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
