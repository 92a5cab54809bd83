import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import { changeRun } from "./change-run.js";
import { type ClaimedRun, LEASE_MS } from "./claim-run.js";
import type { RiskPhase } from "./risk-run.entity.js";

/** How often at most it is written down how far a run is, and how often at least that somebody works on it. */
const TELL_MS = 1_000;
const RENEW_MS = 15_000;

/**
 * Writes down how far a run is and renews its lease, until it is stopped. When that cannot be done, because another has the
 * run or the database does not answer, `onLost` is told why.
 */
export class RunProgress {
  #phase: RiskPhase = "reading";
  #done = 0;
  #total = 0;
  #told = "";
  #toldAt = 0;
  #writing: Promise<void> | null = null;
  #stopped = false;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly services: Pick<Services, "orm" | "clock" | "relay">,
    private readonly run: ClaimedRun,
    private readonly onLost: (reason: unknown) => void,
  ) {
    this.#timer = setInterval(() => this.#look(), TELL_MS).unref();
  }

  /** Never throws and never waits. */
  tell(phase: RiskPhase, done: number, total: number): void {
    const isNew = phase !== this.#phase;
    [this.#phase, this.#done, this.#total] = [phase, done, total];
    if (isNew) this.#look();
  }

  #look(): void {
    const news = `${this.#phase} ${this.#done} ${this.#total}`;
    const isDue = news !== this.#told || performance.now() - this.#toldAt > RENEW_MS;
    if (this.#stopped || this.#writing || !isDue) return;
    [this.#told, this.#toldAt] = [news, performance.now()];
    this.#writing = this.#write()
      .catch(this.onLost)
      .finally(() => (this.#writing = null));
  }

  async #write(): Promise<void> {
    const { orm, clock, relay } = this.services;
    const now = clock.now();
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const progress = { phase: this.#phase, done: this.#done, total: this.#total, leasedUntil };
    await inTransaction(orm.em.fork() as Em, (tx) => changeRun(tx, this.run, now, progress));
    relay.kick();
  }

  /** Fulfilled once nothing of it is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#writing;
  }
}
