import type { SyncPhase, SyncStatus } from "../../sync/sync-status";

/**
 * Where all that was recorded on this phone is, in the one way that matters most now; `n` is how many it speaks of.
 * `sent` is said only when nothing is left here, nothing was refused and nothing was lost.
 */
export type Summary = {
  readonly kind:
    | "update-needed"
    | "signed-out"
    | "phone-full"
    | "needs-you"
    | "sending"
    | "waiting"
    | "server-busy"
    | "other-school"
    | "evicted"
    | "nothing"
    | "sent";
  readonly n: number;
};

export type Standing = Pick<
  SyncStatus,
  "phase" | "unsent" | "behind" | "elsewhere" | "needsYou" | "evicted" | "lastSyncAt"
>;

/** What can go is on its way as soon as it is written: in the tab that has its turn, then here. */
const WAY: Record<SyncPhase, "sending" | "waiting" | "server-busy"> = {
  idle: "sending",
  sending: "sending",
  "waiting-network": "waiting",
  "waiting-server": "server-busy",
  // These three stop everything and are told before.
  "signed-out": "waiting",
  "update-needed": "waiting",
  "storage-full": "waiting",
};

/** How many go by themselves. */
export function goingOf({ unsent, behind, elsewhere }: Pick<Standing, "unsent" | "behind" | "elsewhere">): number {
  return Math.max(0, unsent - behind - elsewhere);
}

export const wayOf = (phase: SyncPhase) => WAY[phase];

export function summaryOf(standing: Standing): Summary {
  const { phase, unsent, elsewhere, needsYou, evicted, lastSyncAt } = standing;
  if (phase === "update-needed") return { kind: "update-needed", n: unsent };
  if (phase === "signed-out" && unsent > 0) return { kind: "signed-out", n: unsent };
  if (phase === "storage-full") return { kind: "phone-full", n: unsent };
  if (needsYou > 0) return { kind: "needs-you", n: needsYou };
  const going = goingOf(standing);
  if (going > 0) return { kind: wayOf(phase), n: going };
  if (unsent > 0) return { kind: "other-school", n: elsewhere };
  if (evicted) return { kind: "evicted", n: evicted.lost ?? 0 };
  return { kind: lastSyncAt === null ? "nothing" : "sent", n: 0 };
}

/** Whether it cannot go on without the user. */
export const isAlarm = ({ kind }: Summary): boolean => ALARMS.includes(kind);

const ALARMS: readonly Summary["kind"][] = ["update-needed", "signed-out", "phone-full", "needs-you", "evicted"];
