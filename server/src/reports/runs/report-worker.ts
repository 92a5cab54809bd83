import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { publishClass } from "../publish/publish-class.js";
import { claimClass } from "./claim-class.js";
import { prepareClass } from "./prepare-class.js";
import { ResultsShelf } from "./results-shelf.js";
import { RunClassState } from "./report-run-class.entity.js";

type Working = Pick<Services, "orm" | "clock" | "relay" | "logger">;

/** How soon it sees what another process asked for, or left when it died. */
const SWEEP_MS = 5_000;

/**
 * Prepares and gives out report cards, one class at a time.
 *
 *   asleep  -- kick, or the timer -->  working
 *   working -- a class was claimed and done -->  working
 *   working -- no class waits, or one failed -->  asleep; the failed one is free again after its lease
 *
 * Each process runs one. A class is leased, not locked, while it is worked on; what one of them was doing when it died is
 * done again from the beginning of that class, and each step bears that.
 */
export class ReportWorker implements AsyncDisposable {
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #kickedMeanwhile = false;
  #stopped = false;
  readonly #shelf = new ResultsShelf();

  constructor(
    private readonly services: Working,
    private readonly sweepMs = SWEEP_MS,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => this.kick(), this.sweepMs).unref();
    this.kick();
  }

  /** Something is to be done. Never throws and never waits. */
  kick(): void {
    this.#kickedMeanwhile = true;
    if (this.#stopped || this.#timer === null) return;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
      if (this.#kickedMeanwhile) this.kick();
    });
  }

  async #work(): Promise<void> {
    this.#kickedMeanwhile = false;
    try {
      while (!this.#stopped && (await this.#workOnOne()));
    } catch (error) {
      this.services.logger.warn({ err: error }, "Report cards of a class could not be made; they are tried again.");
    }
  }

  async #workOnOne(): Promise<boolean> {
    const { orm, clock } = this.services;
    const claimed = await claimClass(orm.em.fork() as Em, clock.now());
    if (!claimed) return false;
    if (claimed.state === RunClassState.waiting) await prepareClass(this.services, claimed, this.#shelf);
    else await publishClass(this.services, claimed);
    return true;
  }

  /** Finishes the class under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#stopped = true;
    await this.#working;
  }
}
