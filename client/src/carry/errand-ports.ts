import type { SyncPorts } from "../sync/sync-ports";

/** All that the errands touch outside themselves. */
export type ErrandPorts = Pick<SyncPorts, "db" | "userId" | "session" | "locks" | "wait" | "clock">;
