import { DeadlockException, LockWaitTimeoutException, UniqueConstraintViolationException } from "@mikro-orm/core";
import type { Em } from "./orm.js";
import { isSqlite, runSql } from "./sql.js";

const ATTEMPTS = 4;

/**
 * Runs `work` in one transaction on a fork of its own, and again when the engine chose it as a deadlock's victim, or once
 * when somebody else has just added what must be there once: then it finds it there, and says so in its own words.
 * `work` must use only the `tx` it is handed (SQLite has one connection) and must bear being run again.
 */
export async function inTransaction<Result>(em: Em, work: (tx: Em) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      const fork = em.fork({ clear: true, useContext: false });
      return await fork.transactional(async (tx) => {
        await claimWriter(tx as Em);
        return work(tx as Em);
      });
    } catch (error) {
      if (!mayGoBetter(error, attempt) || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

const mayGoBetter = (error: unknown, attempt: number): boolean =>
  error instanceof DeadlockException ||
  error instanceof LockWaitTimeoutException ||
  (error instanceof UniqueConstraintViolationException && attempt === 1);

// SQLite starts every transaction as a reader; one that reads first and finds another process has written since cannot
// write any more. A write that changes nothing makes it the writer at once, waiting for its turn.
async function claimWriter(tx: Em): Promise<void> {
  if (isSqlite(tx)) await runSql(tx, "delete from meta where `key` = ?", [""]);
}
