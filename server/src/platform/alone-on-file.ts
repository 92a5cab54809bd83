import { openBareSqlite } from "./orm.js";

const WAIT_MS = 120_000;
const POLL_MS = 50;

/**
 * Does what only one process at a time may do to a SQLite database, such as making its tables. SQLite's own lock on an
 * empty file beside it falls with the process that holds it, and is not in the way of the work's own transactions.
 */
export async function aloneOnFile<Result>(database: string, work: () => Promise<Result>): Promise<Result> {
  if (database === ":memory:") return work();
  const orm = await openBareSqlite(`${database}.start`);
  try {
    const connection = orm.em.getConnection();
    // The first statement opens the file and reads it, which is refused as well while another process holds it.
    const lock = async () => {
      await connection.execute("pragma busy_timeout = 0");
      await connection.execute("begin exclusive");
    };
    const until = performance.now() + WAIT_MS;
    while (!(await tryTo(lock))) {
      if (performance.now() > until) throw new Error("another process has been starting for two minutes; try again");
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return await work();
  } finally {
    await orm.close();
  }
}

async function tryTo(lock: () => Promise<unknown>): Promise<boolean> {
  try {
    await lock();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY")) return false;
    throw error;
  }
}
