import { readSyncState, type SyncState } from "../db/read-sync-state";
import { sealOldNames } from "../db/names/seal-old-names";
import { watch } from "../db/watch";
import type { WritableStore } from "../values/store";
import { countTraffic, monthAt } from "./count-traffic";
import { keepStorage } from "./keep-storage";
import { readStanding, type Standing } from "./outbox/read-standing";
import { noteHeld, noticeEviction } from "./notice-eviction";
import { SyncLoop, type WakeReason } from "./sync-loop";
import type { SyncPorts } from "./sync-ports";
import type { SyncPhase, SyncStatus } from "./sync-status";

/** The engine at work on one user's database, in one tab. */
export type Engine = {
  readonly wake: (reason: WakeReason) => void;
  readonly stop: () => void;
};

/** Starts with a cycle, and says in `status` how things stand; another follows whenever this or another tab writes, and every `pollMs` without a wake. */
export function startEngine(ports: SyncPorts, status: WritableStore<SyncStatus>, pollMs: () => number): Engine {
  const { db, session, storage, keeper, clock } = ports;
  const tell = (part: Partial<SyncStatus>): void => status.set({ ...status.get(), ...part });
  const loop = new SyncLoop(ports, { pollMs, onPhase: (phase) => onPhase(phase) });

  const onPhase = (phase: SyncPhase): void => {
    tell({ phase });
    if (phase !== "sending") void countTraffic(db, session.traffic.take(), clock()).catch(() => undefined);
  };
  const onState = (state: SyncState & Standing): void => {
    const before = status.get();
    tell({ ...state, known: true });
    if (state.unsent > 0 && hasNews(before, state)) {
      loop.wake("write");
      void keepStorage(db, keeper).catch(() => undefined);
    }
    if (state.lastSyncAt !== null) noteHeld(db, storage, state.unsent + state.refused);
  };
  const onSession = (): void => {
    if (status.get().phase === "signed-out" && mayAsk(ports)) loop.wake("sign-in");
  };

  const readState = (): (() => void) =>
    watch(async () => ({ ...(await readSyncState(db, monthAt(clock()))), ...(await readStanding(db)) }), onState);
  let endReading = readState();

  let wasLocked = db.names.locked.get() === true;
  const onLocked = (): void => {
    const locked = db.names.locked.get() === true;
    if (wasLocked && !locked) {
      loop.wake("visible");
      // What could not be read while it was locked, no change to the database would have read again.
      endReading();
      endReading = readState();
    }
    wasLocked = locked;
  };

  const onOutdated = (): void => {
    tell({ outdated: true });
    loop.stop();
  };

  const endings = [
    () => endReading(),
    session.state.subscribe(onSession),
    db.names.locked.subscribe(onLocked),
    db.outdated.subscribe(onOutdated),
    () => loop.stop(),
  ];
  void noticeEviction(db, storage).catch(() => undefined);
  void sealOldNames(db).catch(() => undefined);
  void loop.run();
  return {
    wake: (reason) => loop.wake(reason),
    stop: () => endings.forEach((end) => end()),
  };
}

/** Something was written, or something refused that stood before others was let go. */
function hasNews(before: SyncState, { unsent, newest, needsYou }: SyncState): boolean {
  return newest !== before.newest || unsent > before.unsent || needsYou < before.needsYou;
}

function mayAsk({ session, userId }: SyncPorts): boolean {
  const { account, expired } = session.state.get();
  return account?.userId === userId && !expired;
}
