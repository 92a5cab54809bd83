import type { Services } from "../../context.js";
import { Meta } from "../../platform/meta.entity.js";
import type { Em } from "../../platform/orm.js";
import { beginEpoch } from "./begin-epoch.js";
import { type LandmarkStore, readReached } from "./landmark.js";
import { readEpoch } from "./read-epoch.js";

/** Set in a database once landmarks of it are kept: from then on a missing one tells that it was moved or restored. */
const WATCHED = "watched";

/**
 * Begins an epoch if the database is behind where it was last seen, or was seen nowhere here: then it was restored from a
 * backup, whoever did that and however. Otherwise notes how far it has come.
 */
export async function noticeRestore(
  { orm, clock, logger }: Pick<Services, "orm" | "clock" | "logger">,
  store: LandmarkStore,
): Promise<void> {
  const em = orm.em.fork() as Em;
  const epoch = await readEpoch(em);
  // In this order: what was noted before can only be less than what is found after.
  const kept = await store.read();
  const reached = await readReached(em);
  if (kept === reached) return;
  if (kept === null ? await isWatched(em) : reached < kept) {
    await beginEpoch(em, epoch, clock.now());
    logger.warn("the database was restored from a backup: phones send again what they sent in the last 30 days");
  }
  await store.write(await readReached(em));
  // After it, or another process that starts now would miss it.
  if (kept === null) await em.upsert(Meta, { key: WATCHED, value: "yes" });
}

const isWatched = async (em: Em): Promise<boolean> => (await em.count(Meta, { key: WATCHED })) > 0;
