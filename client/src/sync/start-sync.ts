import type { Session } from "../api/session";
import { waitFor } from "../api/wait-for";
import type { AsiliDb } from "../db/asili-db";
import type { UserId } from "../values/ids";
import type { Store } from "../values/store";
import { PokeListener } from "./poke-listener";
import { startEngine } from "./start-engine";
import type { SyncPorts } from "./sync-ports";
import type { SyncStatus } from "./sync-status";

/** The engine at work in the browser. */
export type Sync = {
  readonly status: Store<SyncStatus>;
  /** The user's own wish: send and fetch now. */
  readonly syncNow: () => void;
  readonly stop: () => void;
};

const POLL_MS = { told: 300_000, untold: 60_000, hidden: 900_000 };

/** Keeps a user's database and the server agreed while the app is open. */
export function startSync(db: AsiliDb, session: Session, userId: UserId): Sync {
  const ports: SyncPorts = {
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
  const pokes = new PokeListener(ports, () => engine.wake("poke"));
  const engine = startEngine(ports, () => pollMs(pokes.connected));
  const forgetBrowser = watchBrowser((reason) => {
    pokes.listen(isSeen() && navigator.onLine);
    if (reason && navigator.onLine) engine.wake(reason);
  });
  return {
    status: engine.status,
    syncNow: () => engine.wake("user"),
    stop: () => {
      forgetBrowser();
      pokes.listen(false);
      engine.stop();
    },
  };
}

const isSeen = (): boolean => document.visibilityState === "visible";

function pollMs(connected: boolean): number {
  if (!isSeen()) return POLL_MS.hidden;
  return connected ? POLL_MS.told : POLL_MS.untold;
}

/** Tells of every moment the network or the eye of the user comes or goes, and at once of how things stand. */
function watchBrowser(tell: (reason: "online" | "visible" | null) => void): () => void {
  const online = (): void => tell("online");
  const offline = (): void => tell(null);
  const seen = (): void => tell(isSeen() ? "visible" : null);
  addEventListener("online", online);
  addEventListener("offline", offline);
  document.addEventListener("visibilitychange", seen);
  tell(null);
  return () => {
    removeEventListener("online", online);
    removeEventListener("offline", offline);
    document.removeEventListener("visibilitychange", seen);
  };
}
