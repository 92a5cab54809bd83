import { holdLock } from "../api/hold-lock";
import { exchange, type ExchangeEnd } from "./exchange";
import type { SyncPorts } from "./sync-ports";
import { MAX_OPERATIONS } from "./take-batch";

export type CycleEnd = Exclude<ExchangeEnd, { kind: "more" }>;

/** Exchanges one after the other until nothing is left to send or to fetch, or one of them fails. */
export async function runCycle(ports: SyncPorts, pull: boolean, onSending: () => void): Promise<CycleEnd> {
  const { locks, wait, userId } = ports;
  let limit = MAX_OPERATIONS;
  for (let first = true; ; first = false) {
    const options = { limit, pull: pull || !first, withDigest: first, onSending };
    // Held for one request at a time, so that a tab that dies or freezes stops the others only so long.
    const end = await holdLock(locks, `asili-sync-u${userId}`, wait, () => exchange(ports, options));
    if (end.kind === "too-large" && end.sent > 1) limit = Math.floor(end.sent / 2);
    else if (end.kind !== "more") return end;
  }
}
