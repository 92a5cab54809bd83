import type { SyncState } from "../db/read-sync-state";
import type { Standing } from "./outbox/read-standing";

/** What the sender is about. Whatever it is, what was saved stays saved. */
export type SyncPhase =
  /** Nothing under way. */
  | "idle"
  /** A request is out. */
  | "sending"
  /** The server could not be reached; it is tried again by itself. */
  | "waiting-network"
  /** The server answered that it cannot take it now; it is tried again by itself. */
  | "waiting-server"
  /** The sign-in has run out: sign in to send. */
  | "signed-out"
  /** The server no longer speaks this version: update to send. */
  | "update-needed"
  /** The phone is full: what is new cannot be fetched. */
  | "storage-full";

export type SyncStatus = SyncState &
  Standing & {
    /** False until the database has been asked: nothing is to be said of it yet. */
    readonly known: boolean;
    readonly phase: SyncPhase;
    /** Another tab runs a newer version: reload before writing. */
    readonly outdated: boolean;
  };

export const INITIAL_STATUS: SyncStatus = {
  known: false,
  phase: "idle",
  unsent: 0,
  newest: 0,
  needsYou: 0,
  lastSyncAt: null,
  bytesThisMonth: 0,
  persisted: null,
  evicted: null,
  behind: 0,
  elsewhere: 0,
  refused: 0,
  outdated: false,
};
