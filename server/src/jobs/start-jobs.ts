import type { Services } from "../context.js";
import { takeLease } from "../platform/lease.js";
import type { Em } from "../platform/orm.js";
import type { Job } from "./job.js";

/** How often each process looks whether a job is due; it is done once however many look. */
const LOOK_MS = 60_000;

/**
 * Runs the jobs as they fall due, each under a lease as long as its interval, until it is disposed; then it waits for
 * the one under way. A job that fails is logged and tried again when it is next due.
 */
export function startJobs(services: Services, jobs: readonly Job[], lookMs = LOOK_MS): AsyncDisposable {
  let stopped = false;
  let round: Promise<void> | null = null;

  const look = async () => {
    for (const job of jobs) if (!stopped) await runIfDue(services, job);
  };
  const begin = () => {
    round ??= look().finally(() => (round = null));
  };
  begin();
  const timer = setInterval(begin, lookMs);
  timer.unref();

  return {
    [Symbol.asyncDispose]: async () => {
      stopped = true;
      clearInterval(timer);
      await round;
    },
  };
}

async function runIfDue(services: Services, { name, everySeconds, run }: Job): Promise<void> {
  const { orm, clock, logger } = services;
  try {
    if (await takeLease(orm.em.fork() as Em, name, everySeconds, clock.now())) await run(services);
  } catch (error) {
    logger.error({ err: error, job: name }, "a job failed");
  }
}
