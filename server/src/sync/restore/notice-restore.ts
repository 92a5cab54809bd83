import type { Services } from "../../context.js";
import { Meta } from "../../platform/meta.entity.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { forgetStaysBefore } from "../../schools/recall-stays.js";
import { beginEpoch } from "./begin-epoch.js";
import { type LandmarkStore, readReached } from "./landmark.js";
import { readEpoch } from "./read-epoch.js";

/**
 * Set in a database once landmarks of it are kept: from then on a missing one tells that it was moved or restored. It is
 * acted on once: where the place for landmarks itself is thrown away at each start, a missing one tells nothing, until
 * one was found again at a start.
 */
const WATCHED = "watched";
const Watched = { yes: "yes", forgetful: "forgetful" } as const;

/**
 * Begins an epoch if the database is behind where it was last seen, or was seen nowhere here: then it was restored from a
 * backup, whoever did that and however. Otherwise notes how far it has come.
 */
export async function noticeRestore(
  { orm, clock, logger }: Pick<Services, "orm" | "clock" | "logger">,
  store: LandmarkStore,
  isStart: boolean,
): Promise<void> {
  const em = orm.em.fork() as Em;
  const epoch = await readEpoch(em);
  // It may have been begun by another process.
  forgetStaysBefore(em, epoch);
  // In this order: what was noted before can only be less than what is found after.
  const kept = await store.read();
  const reached = await readReached(em);
  const watched = isStart || kept === null ? await readWatched(em) : null;
  if (kept !== null && watched === Watched.forgetful) await setWatched(em, Watched.yes);
  if (kept === reached) return;
  if (kept === null ? watched === Watched.yes : reached < kept) {
    await beginEpoch(em, epoch, clock.now());
    logger.warn("the database was restored from a backup: phones send again what they sent in the last 30 days");
  }
  await store.write(await readReached(em));
  // After it, or another process that starts now would miss it.
  if (kept === null) await setWatched(em, watched === null ? Watched.yes : Watched.forgetful);
}

async function readWatched(em: Em): Promise<string | null> {
  const [row] = await runSql<{ value: string }>(em, "select value from meta where `key` = ?", [WATCHED]);
  return row?.value ?? null;
}

const setWatched = (em: Em, value: string) => em.upsert(Meta, { key: WATCHED, value });
