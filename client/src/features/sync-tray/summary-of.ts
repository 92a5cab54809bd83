import type { SyncStatus } from "../../sync/sync-status";

/**
 * Where all that was recorded on this phone is, in the one way that matters most now; `n` is how many it speaks of.
 * `sent` is said only when nothing is left here and nothing was refused.
 */
export type Summary = {
  readonly kind: "needs-you" | "update-needed" | "signed-out" | "sending" | "waiting" | "sent";
  readonly n: number;
};

export function summaryOf({ phase, unsent, needsYou }: Pick<SyncStatus, "phase" | "unsent" | "needsYou">): Summary {
  if (phase === "update-needed") return { kind: "update-needed", n: unsent };
  if (phase === "signed-out" && unsent > 0) return { kind: "signed-out", n: unsent };
  if (needsYou > 0) return { kind: "needs-you", n: needsYou };
  if (unsent === 0) return { kind: "sent", n: 0 };
  return { kind: phase === "sending" ? "sending" : "waiting", n: unsent };
}

/** Whether it cannot go on without the user. */
export const isAlarm = ({ kind }: Summary): boolean =>
  kind === "needs-you" || kind === "update-needed" || kind === "signed-out";
