import type { Session } from "../api/session";
import { waitFor } from "../api/wait-for";
import type { AsiliDb } from "../db/asili-db";
import type { SyncStatus } from "../sync/sync-status";
import type { UserId } from "../values/ids";
import type { Store } from "../values/store";
import { runErrands } from "./run-errands";

/** Runs the errands each time the user's own work has been exchanged with the school, until it is stopped. */
export function startErrands(
  db: AsiliDb,
  session: Session,
  userId: UserId,
  status: Store<SyncStatus>,
  stopped: AbortSignal,
): void {
  const ports = { db, session, userId, locks: navigator.locks, wait: waitFor, clock: Date.now };
  let exchanged: number | null = null;
  const look = (): void => {
    const { lastSyncAt } = status.get();
    if (lastSyncAt === exchanged) return;
    exchanged = lastSyncAt;
    // Without a network, or where the browser cannot sign, there is another exchange to come.
    void runErrands(ports).catch(() => undefined);
  };
  stopped.addEventListener("abort", status.subscribe(look));
  look();
}
