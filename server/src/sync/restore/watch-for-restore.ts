import type { Services } from "../../context.js";
import { type LandmarkStore, openLandmarkStore } from "./landmark.js";
import { noticeRestore } from "./notice-restore.js";

/** Less than an operator takes from stopping a server to putting a backup in its place. */
const LOOK_MS = 5_000;

/** Looks now, and every few seconds until it is disposed, whether the database is still the one it was. */
export async function watchForRestore(services: Services, lookMs = LOOK_MS): Promise<AsyncDisposable> {
  const store = rememberingToo(await openLandmarkStore(services));
  await noticeRestore(services, store, true);
  let looking: Promise<void> | null = null;
  const look = (): void => {
    looking ??= noticeRestore(services, store, false)
      .catch((error: unknown) => services.logger.error({ err: error }, "could not look whether it was restored"))
      .finally(() => (looking = null));
  };
  const timer = setInterval(look, lookMs);
  timer.unref();
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      look();
      await looking;
    },
  };
}

/** Redis may forget: that is no sign of a restore to who still knows. */
function rememberingToo(store: LandmarkStore): LandmarkStore {
  let last: number | null = null;
  return {
    read: async () => (last = (await store.read()) ?? last),
    write: async (reached) => {
      await store.write(reached);
      last = reached;
    },
  };
}
