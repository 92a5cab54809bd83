import type { Session } from "../api/session";
import { waitFor } from "../api/wait-for";
import type { AsiliDb } from "../db/asili-db";
import { putMeta } from "../db/meta";
import type { UserId } from "../values/ids";
import { createStore, type Store } from "../values/store";
import { INITIAL_STATUS, type SyncStatus } from "./sync-status";

/** The engine at work in the browser. */
export type Sync = {
  readonly status: Store<SyncStatus>;
  /** The user's own wish: send and fetch now. */
  readonly syncNow: () => void;
  readonly stop: () => void;
};

const AGAIN_MS = 10_000;

/**
 * Keeps a user's database and the server agreed while the app is open. The engine comes after the first screen,
 * since reading and saving need nothing but the database.
 */
export function startSync(db: AsiliDb, session: Session, userId: UserId): Sync {
  const status = createStore(INITIAL_STATUS);
  const stopped = new AbortController();
  const { account } = session.state.get();
  if (account) void putMeta(db, "school", account.schoolId).catch(() => undefined);
  const ports = {
    db,
    userId,
    session,
    storage: localStorage,
    keeper: navigator.storage,
    locks: navigator.locks,
    wait: waitFor,
    clock: Date.now,
    random: Math.random,
  };
  const engine = loadEngine(stopped.signal).then(
    ({ runInBrowser }) => runInBrowser(ports, status, stopped.signal),
    () => null,
  );
  return {
    status,
    syncNow: () => void engine.then((running) => running?.wake("user")),
    stop: () => stopped.abort(),
  };
}

/** A first visit may lose the network between the app and its engine. */
async function loadEngine(stopped: AbortSignal): Promise<typeof import("./run-in-browser")> {
  for (;;) {
    try {
      return await import("./run-in-browser");
    } catch {
      await waitFor(AGAIN_MS, stopped);
    }
  }
}
