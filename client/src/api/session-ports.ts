import type { KeyValueStore } from "./account-book";
import type { Locks, Wait } from "./hold-lock";
import type { Http } from "./http";

/** What a session stands on. */
export type SessionPorts = {
  readonly http: Http;
  readonly storage: KeyValueStore;
  readonly locks: Locks | undefined;
  readonly wait: Wait;
  /** Milliseconds, by this phone. */
  readonly clock: () => number;
};
