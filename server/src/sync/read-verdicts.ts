import type { Em } from "../platform/orm.js";
import type { DeviceId } from "../values/ids.js";
import { Operation } from "./operation.entity.js";
import type { RejectCode } from "./reject-code.js";
import type { Verdict } from "./verdict.js";

export type StoredVerdict = { readonly hash: string; readonly verdict: Verdict };

/** The verdicts a device was given before, by counter. */
export async function readVerdicts(
  tx: Em,
  deviceId: DeviceId,
  counters: readonly number[],
): Promise<Map<number, StoredVerdict>> {
  if (counters.length === 0) return new Map();
  const rows = await tx
    .createQueryBuilder(Operation)
    .select(["counter", "hash", "outcome", "code", "message", "cells", "seq"])
    .where({ deviceId, counter: { $in: [...counters] } })
    .execute<Operation[]>();
  return new Map(
    rows.map(({ counter, hash, outcome, code, message = null, cells = null, seq = null }) => [
      counter,
      { hash, verdict: { counter, outcome, code: (code ?? null) as RejectCode | null, message, cells, seq } },
    ]),
  );
}
