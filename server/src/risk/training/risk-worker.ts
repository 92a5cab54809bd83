import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import { changeRun, LostRun } from "./change-run.js";
import { claimRun, type ClaimedRun } from "./claim-run.js";
import { RiskRunState } from "./risk-run.entity.js";
import { trainSchool } from "./train-school.js";
import { StaleRun } from "./write-outcome.js";

type Working = Pick<Services, "orm" | "clock" | "relay" | "logger">;

/** How soon it sees what another process asked for, or left when it died. */
const SWEEP_MS = 5_000;
/** What went wrong for a passing reason is tried again after this long, and not for ever. */
const REST_MS = 30_000;
const MOST_TRIES = 3;
const FAULT =
  "The training could not be finished, and this week's scores are those from before. The server's log says why. It is tried again tonight.";

/**
 * Trains and scores, one school at a time.
 *
 *   asleep  -- kick, or the timer -->  working
 *   working -- a run was claimed and is over -->  working
 *   working -- a run failed -->  working; the run waits for its rest, or is failed after the third time
 *   working -- no run waits -->  asleep
 *   working -- disposed -->  the thread is ended and the run waits for another process, or this one's next start
 *
 * Each process runs one. A run is leased while it is worked on, and the lease is renewed; when a process dies another
 * begins the run anew once the lease has ended, and whatever the first still does then is void.
 */
export class RiskWorker implements AsyncDisposable {
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #kickedMeanwhile = false;
  readonly #stopping = new AbortController();

  constructor(
    private readonly services: Working,
    private readonly sweepMs = SWEEP_MS,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => this.kick(), this.sweepMs).unref();
    this.kick();
  }

  /** A run may be waiting. Never throws and never waits. */
  kick(): void {
    this.#kickedMeanwhile = true;
    if (this.#stopping.signal.aborted || this.#timer === null) return;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
      if (this.#kickedMeanwhile) this.kick();
    });
  }

  async #work(): Promise<void> {
    this.#kickedMeanwhile = false;
    try {
      while (!this.#stopping.signal.aborted && (await this.#workOnOne()));
    } catch (error) {
      this.services.logger.warn({ err: error }, "Nobody could be scored for their risk of leaving; it is tried again.");
    }
  }

  async #workOnOne(): Promise<boolean> {
    const { orm, clock, relay } = this.services;
    const run = await claimRun(orm.em.fork() as Em, clock.now());
    if (!run) return false;
    relay.kick();
    try {
      await trainSchool(this.services, run, this.#stopping.signal);
    } catch (error) {
      await this.#leave(run, error);
    }
    return true;
  }

  /** Leaves a run that came to nothing to a later try, or to nobody. */
  async #leave(run: ClaimedRun, error: unknown): Promise<void> {
    if (error instanceof LostRun) return;
    const { orm, clock, logger, relay } = this.services;
    const now = clock.now();
    const isAtOnce = this.#stopping.signal.aborted || error instanceof StaleRun;
    if (!isAtOnce)
      logger.error({ err: error, run: run.id, school: run.schoolId }, "A training of dropout risk failed.");
    const rested = isAtOnce ? null : new Date(now.getTime() + REST_MS);
    const failures = run.failures + (isAtOnce ? 0 : 1);
    const waits = { state: RiskRunState.waiting, failures, phase: null, done: 0, total: 0, leasedUntil: rested };
    const isOver = failures >= MOST_TRIES;
    const fails = { state: RiskRunState.failed, failures, leasedUntil: null, endedAt: now, fault: FAULT };
    try {
      await inTransaction(orm.em.fork() as Em, (tx) => changeRun(tx, run, now, isOver ? fails : waits));
      relay.kick();
    } catch (lost) {
      if (!(lost instanceof LostRun)) throw lost;
    }
  }

  /** Ends the training under way; it is begun anew by whoever comes next. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#stopping.abort(new Error("The server stops."));
    await this.#working;
  }
}
