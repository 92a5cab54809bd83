import { backOff, LONGEST_MS } from "./back-off";
import { type CycleEnd, runCycle } from "./run-cycle";
import type { SyncPhase } from "./sync-status";
import type { SyncPorts } from "./sync-ports";

/** Why the loop is woken. */
export type WakeReason = "write" | "online" | "visible" | "poke" | "sign-in" | "user";

type LoopEnd = CycleEnd | { readonly kind: "storage-full" };

type LoopOptions = {
  readonly onPhase: (phase: SyncPhase) => void;
  /** How long after a good cycle to look again, in milliseconds. */
  readonly pollMs: () => number;
};

/**
 * The engine's one loop, in each tab:
 *
 *     at rest ── a wake, or the time is up ──▶ cycle
 *        ▲                                      │
 *        ├── done: until the next poll ◀────────┤
 *        ├── unreachable: back off ◀────────────┤   a wake cuts it short; what the server asked for, only its user
 *        ├── turned away: back off ◀────────────┤
 *        ├── update needed: back off longest ◀──┤
 *        ├── phone full: back off longest ◀─────┤
 *        └── signed out: until sign-in ◀────────┘
 *
 * A cycle moves everything it can; whatever fails, nothing is dropped, and the next cycle begins from what the database says.
 */
export class SyncLoop {
  readonly #ports: SyncPorts;
  readonly #options: LoopOptions;
  #phase: SyncPhase = "idle";
  #failures = 0;
  #stopped = false;
  /** What the next cycle is for; null while nobody wants one. */
  #wanted: { pull: boolean } | null = { pull: true };
  #sleep: { readonly end: AbortController; readonly light: boolean } | null = null;

  constructor(ports: SyncPorts, options: LoopOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  /** A write asks for sending only; any other wake asks what is new as well. */
  wake(reason: WakeReason): void {
    if (this.#phase === "signed-out" && reason !== "sign-in" && reason !== "user") return;
    this.#wanted = { pull: reason !== "write" || (this.#wanted?.pull ?? false) };
    if (this.#sleep?.light || reason === "user") this.#sleep?.end.abort();
  }

  stop(): void {
    this.#stopped = true;
    this.#sleep?.end.abort();
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      const pull = this.#wanted?.pull ?? true;
      this.#wanted = null;
      const end = await this.#cycle(pull);
      if (this.#stopped) return;
      const { leaveAloneMs, restMs } = this.#judge(end);
      // Whatever answers, a portal perhaps, nobody keeps a phone silent for longer.
      await this.#rest(Math.min(leaveAloneMs, LONGEST_MS), false);
      if (!this.#wanted) await this.#rest(restMs, true);
    }
  }

  async #cycle(pull: boolean): Promise<LoopEnd> {
    try {
      return await runCycle(this.#ports, pull, () => this.#enter("sending"));
    } catch (error) {
      // Nothing was dropped: an answer that could not be written is asked for again.
      return isQuotaExceeded(error) ? { kind: "storage-full" } : { kind: "unreachable", retryAfterMs: 0 };
    }
  }

  /** The phase a cycle leaves behind, and how long to leave the server alone and then to rest. */
  #judge(end: LoopEnd): { leaveAloneMs: number; restMs: number } {
    this.#failures = end.kind === "done" ? 0 : this.#failures + 1;
    switch (end.kind) {
      case "done":
        this.#enter("idle");
        return { leaveAloneMs: 0, restMs: this.#options.pollMs() };
      case "signed-out":
        this.#enter("signed-out");
        return { leaveAloneMs: 0, restMs: LONGEST_MS };
      case "update-needed":
        this.#enter("update-needed");
        return { leaveAloneMs: 0, restMs: LONGEST_MS };
      case "storage-full":
        this.#enter("storage-full");
        return { leaveAloneMs: 0, restMs: LONGEST_MS };
      case "too-large":
        this.#enter("waiting-server");
        return { leaveAloneMs: 0, restMs: backOff(this.#failures, this.#ports.random()) };
      case "turned-away":
        this.#enter("waiting-server");
        return { leaveAloneMs: end.retryAfterMs, restMs: backOff(this.#failures, this.#ports.random()) };
      case "unreachable":
        this.#enter("waiting-network");
        return { leaveAloneMs: end.retryAfterMs, restMs: backOff(this.#failures, this.#ports.random()) };
    }
  }

  #enter(phase: SyncPhase): void {
    this.#phase = phase;
    this.#options.onPhase(phase);
  }

  async #rest(ms: number, light: boolean): Promise<void> {
    if (ms === 0 || this.#stopped) return;
    this.#sleep = { end: new AbortController(), light };
    await this.#ports.wait(ms, this.#sleep.end.signal).catch(() => undefined);
    this.#sleep = null;
  }
}

/** Dexie reports it by name, or as the reason why a transaction was aborted. */
function isQuotaExceeded(error: unknown): boolean {
  const { name, inner } = error as { name?: string; inner?: { name?: string } };
  return name === "QuotaExceededError" || inner?.name === "QuotaExceededError";
}
