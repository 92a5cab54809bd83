import { randomBytes } from "node:crypto";
import { Meta } from "../platform/meta.entity.js";
import type { Em } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import { EPOCH_KEY } from "./read-epoch.js";

/** More than any scope can have moved on since a backup was made. */
const LEAP = 1_000_000;

/**
 * Begins a new life of a database restored from a backup. Devices then fetch everything afresh and say again what the
 * server took from them in the last 30 days.
 *
 * Every scope's sequence leaps ahead, past all that was lost: what an operation says its device had `seen` keeps its
 * meaning, as everything written from now on lies beyond it, and what was restored lies where it lay.
 */
export async function beginEpoch(em: Em): Promise<string> {
  const epoch = randomBytes(4).toString("hex");
  await inTransaction(em, async (tx) => {
    await tx.execute("update scope_head set head = head + ?", [LEAP], "run");
    await tx
      .createQueryBuilder(Meta)
      .insert({ key: EPOCH_KEY, value: epoch })
      .onConflict("key")
      .merge(["value"])
      .execute();
  });
  return epoch;
}
