import { aloneOnFile } from "./alone-on-file.js";
import { type DatabaseUrl, Dialect } from "./database-url.js";
import type { Em, Orm } from "./orm.js";

const LOCK = "asili-start";
const LOCK_SECONDS = 120;

/**
 * Does what only one process at a time may do to a database that several share, such as bringing its tables up to
 * date. On MySQL the lock is the server's own and falls with the connection that holds it; SQLite has a
 * lock file.
 */
export async function whileAlone(orm: Orm, { dialect, url }: DatabaseUrl, work: () => Promise<void>): Promise<void> {
  if (dialect === Dialect.sqlite) return aloneOnFile(url, work);
  const em = orm.em.fork() as Em;
  // The lock belongs to a connection, and a transaction is what keeps one connection in hand.
  await em.begin();
  try {
    const [row] = await em.execute<{ held: number | null }[]>("select get_lock(?, ?) as held", [LOCK, LOCK_SECONDS]);
    if (Number(row?.held) !== 1) throw new Error("another process has been starting for two minutes; try again");
    await work();
  } finally {
    await em.execute("select release_lock(?)", [LOCK]);
    await em.rollback();
  }
}
