import type { SyncPorts } from "../sync/sync-ports";

/** All that carrying touches outside itself. */
export type CarryPorts = Pick<SyncPorts, "db" | "userId" | "session" | "locks" | "wait" | "clock">;
