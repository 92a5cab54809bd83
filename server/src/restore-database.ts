import { join } from "node:path";
import type { Config } from "./config.js";
import { openServices } from "./open-services.js";
import { checkCopy, loadCopy, refuseWhileInUse, setAside } from "./platform/database-copy.js";
import { makeFolder } from "./platform/make-folder.js";
import type { Em } from "./platform/orm.js";
import { prepareDatabase } from "./prepare-database.js";
import { beginEpoch } from "./sync/restore/begin-epoch.js";

/**
 * Puts a backup in the place of the database, brings its tables up to date and begins an epoch. What was there is kept
 * beside, if there was anything that can be read; on a new machine there is nothing.
 */
export async function restoreDatabase(config: Config, file: string): Promise<{ aside: string | null }> {
  const { database, dataDir } = config;
  await checkCopy(database, file);
  await refuseWhileInUse(database);
  await makeFolder(dataDir);
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const before = join(dataDir, `before-restore-${stamp}`);
  const isKept = await setAside(database, before);
  await loadCopy(database, file);
  await using open = await openServices({ ...config, logLevel: "error" });
  await prepareDatabase(open.services);
  await beginEpoch(open.services.orm.em.fork() as Em);
  return { aside: isKept ? before : null };
}
