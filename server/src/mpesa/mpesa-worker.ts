import { setTimeout as delay } from "node:timers/promises";
import type { Services } from "../context.js";
import { lookAtAttempts } from "./attempts/look-at-attempts.js";
import { processNotices } from "./inbox/process-notices.js";
import { processPayments } from "./payments/process-payments.js";

/** How soon it sees what fell due, or what another process left. */
const SWEEP_MS = 1_000;

/**
 * Works off what is due: notices into payments, payments through verification into the journal, attempts by asking again.
 *
 *   asleep  -- kick, or the timer -->  working
 *   working -- something was due -->  working again
 *   working -- nothing was due -->  asleep
 *   working -- the database failed -->  asleep until the timer; what was claimed is due again after its lease
 *
 * Each process runs one; what is due is claimed by one of them. What it was doing when it died is done again from the last
 * commit, and every step bears that.
 */
export class MpesaWorker implements AsyncDisposable {
  readonly #stopping = new AbortController();
  readonly #run: Promise<void>;
  #wake: () => void = () => {};

  constructor(
    private readonly services: Services,
    private readonly sweepMs = SWEEP_MS,
  ) {
    this.#run = this.#work();
  }

  /** Something came in. Never throws and never waits. */
  kick(): void {
    this.#wake();
  }

  async #work(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const kicked = new Promise<void>((resolve) => (this.#wake = resolve));
      const done = await this.#round();
      if (done === 0) await Promise.race([kicked, this.#pause()]);
    }
  }

  async #round(): Promise<number> {
    try {
      const notices = await processNotices(this.services);
      const payments = await processPayments(this.services);
      return notices + payments + (notices + payments === 0 ? await lookAtAttempts(this.services) : 0);
    } catch (error) {
      this.services.logger.error({ err: error }, "M-Pesa's inbox could not be worked off; it is tried again");
      await this.#pause();
      return 0;
    }
  }

  async #pause(): Promise<void> {
    await delay(this.sweepMs, null, { signal: this.#stopping.signal, ref: false }).catch(() => null);
  }

  /** Finishes what is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#run;
  }
}
