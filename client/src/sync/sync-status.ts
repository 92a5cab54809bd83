import type { SyncState } from "../db/read-sync-state";

/** What the sender is about. Whatever it is, what was saved stays saved. */
export type SyncPhase =
  /** Nothing under way. */
  | "idle"
  /** A request is out. */
  | "sending"
  /** The server could not be reached or could not answer; it is tried again by itself. */
  | "waiting-network"
  /** The sign-in has run out: sign in to send. */
  | "signed-out"
  /** The server no longer speaks this version: update to send. */
  | "update-needed"
  /** The phone is full: what is new cannot be fetched. */
  | "storage-full";

export type SyncStatus = SyncState & {
  readonly phase: SyncPhase;
  /** The browser threw this phone's copy away since the last visit. */
  readonly evicted: boolean;
  /** Another tab runs a newer version: reload before writing. */
  readonly outdated: boolean;
};

export const INITIAL_STATUS: SyncStatus = {
  phase: "idle",
  unsent: 0,
  newest: 0,
  needsYou: 0,
  lastSyncAt: null,
  bytesThisMonth: 0,
  persisted: null,
  evicted: false,
  outdated: false,
};
