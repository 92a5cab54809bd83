import type { KeyValueStore } from "../api/account-book";
import type { Locks, Wait } from "../api/hold-lock";
import type { Session } from "../api/session";
import type { AsiliDb } from "../db/asili-db";
import type { UserId } from "../values/ids";

/** All that the engine touches outside itself, so that tests can own the network, the time, chance and the other tabs. */
export type SyncPorts = {
  readonly db: AsiliDb;
  /** Whose database it is: nothing in it is ever sent in another's name. */
  readonly userId: UserId;
  readonly session: Pick<Session, "ask" | "refresh" | "state" | "accessToken" | "traffic">;
  readonly storage: KeyValueStore;
  /** Asked to keep the data when the phone is full. */
  readonly keeper: Pick<StorageManager, "persist"> | undefined;
  readonly locks: Locks | undefined;
  readonly wait: Wait;
  /** Milliseconds, by this phone. */
  readonly clock: () => number;
  /** 0 to 1. */
  readonly random: () => number;
};
