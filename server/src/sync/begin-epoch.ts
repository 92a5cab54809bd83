import { randomInt } from "node:crypto";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import { inTransaction } from "../platform/transaction.js";
import { writeRows } from "../platform/write-rows.js";
import { EPOCH_KEY, readEpoch } from "./read-epoch.js";

const META = { name: "meta", columns: ["key", "value"], key: ["key"] } as const;

/** Enough to tell lives of one database apart, and short, as every device sends it every time. */
const NAMES = 36 ** 4;
/** More than any scope can have moved on since a backup was made. */
const LEAP = 1_000_000;

/**
 * Begins a new life of a database: when it is made, and when it was restored from a backup. Devices then fetch
 * everything afresh and say again what the server took from them in the last 30 days.
 *
 * Every scope's sequence leaps ahead, past all that was lost: what an operation says its device had `seen` keeps its
 * meaning, as everything written from now on lies beyond it, and what was restored lies where it lay.
 */
export async function beginEpoch(em: Em): Promise<string> {
  const before = await readEpoch(em);
  let epoch = before;
  while (epoch === before) epoch = randomInt(NAMES).toString(36);
  await inTransaction(em, async (tx) => {
    await runSql(tx, "update scope_head set head = head + ?", [LEAP]);
    await writeRows(tx, META, [{ key: EPOCH_KEY, value: epoch }]);
  });
  return epoch;
}
