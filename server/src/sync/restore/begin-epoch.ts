import { randomInt } from "node:crypto";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { writeRows } from "../../platform/write-rows.js";
import { forgetStaysBefore } from "../../schools/recall-stays.js";
import { leapIds } from "./leap-ids.js";
import { BEGUN_KEY, readBegun } from "../../events/read-begun.js";
import { EPOCH_KEY, readEpoch } from "./read-epoch.js";

const META = { name: "meta", columns: ["key", "value"], key: ["key"] } as const;

/** Enough to tell lives of one database apart, and short, as every device sends it every time. */
const NAMES = 36 ** 4;
/** More than any scope can have moved on since a backup was made. */
const LEAP = 1_000_000;
/** More often than any class list can have changed since then. */
const ROSTER_LEAP = 1000;
/** A scope gives out fewer sequences than this in the long run; at this pace their 31 bits last beyond 2040. */
const A_SECOND = 4;
const FIRST_DAY = Date.UTC(2026, 0, 1);

/**
 * Begins a new life of a database: when it is made, and when it was restored from a backup. Devices then fetch
 * everything afresh and say again what the server took from them in the last 30 days. Of several who begin one after
 * the same life, the first does. Answers the epoch that is in force.
 *
 * What was lost may still be spoken of, and must not be taken for what is made from now on. So every scope's sequence
 * leaps ahead: what an operation says its device had `seen` keeps its meaning, as everything written from now on lies
 * beyond it, and what was restored lies where it lay. The same goes for ids, and for the revisions of class lists: a
 * register taken from one that was lost names nobody who joined after. Sequences leap with the clock, so that one backup
 * restored twice does not give the same ones twice. Which were leapt over is noted: what was written knowing of those
 * was written before the restore.
 */
export async function beginEpoch(em: Em, after?: string, now = new Date()): Promise<string> {
  const before = after ?? (await readEpoch(em));
  let epoch = before;
  while (epoch === before) epoch = randomInt(NAMES).toString(36);
  // Outside the transaction, since MySQL commits whenever a table is altered. On its own it does no harm.
  if (before !== "") await leapIds(em);
  const begun = await inTransaction(em, async (tx) => {
    if (before === "") await writeRows(tx, META, [{ key: EPOCH_KEY, value: epoch }]);
    else await runSql(tx, "update meta set value = ? where `key` = ? and value = ?", [epoch, EPOCH_KEY, before]);
    const current = await readEpoch(tx);
    if (current !== epoch) return current;
    // Where the clock stands now, and where it stood when the epoch began that the backup is of.
    const pace = Math.floor((now.getTime() - FIRST_DAY) / 1000) * A_SECOND;
    const last = await readBegun(tx);
    const leap = LEAP + Math.max(0, pace - last.pace);
    // Statement by statement: what a column is within one that changes it differs between engines.
    // Nothing was given out since an epoch began before: one restore was noticed twice, and more of the same is lost.
    await runSql(tx, "update scope_head set lost_from = head where head <> lost_to");
    await runSql(tx, "update scope_head set head = head + ?", [leap]);
    await runSql(tx, "update scope_head set lost_to = head");
    await runSql(tx, "update school_class set roster_rev = roster_rev + ? where roster_rev > 0", [ROSTER_LEAP]);
    await runSql(tx, "update school_class set restored_rev = roster_rev");
    if (before !== "") {
      const value = `${last.firstHead + leap} ${Math.max(pace, last.pace)}`;
      await writeRows(tx, META, [{ key: BEGUN_KEY, value }]);
    }
    return epoch;
  });
  forgetStaysBefore(em, begun);
  return begun;
}
