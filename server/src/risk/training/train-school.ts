import type { Services } from "../../context.js";
import { learnInThread } from "../learning/learn-in-thread.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import { schoolDayAt } from "../../values/school-day.js";
import { handOverRows } from "../pool/hand-over-rows.js";
import { readPool } from "../pool/read-pool.js";
import { readRecords } from "../records/read-records.js";
import type { ClaimedRun } from "./claim-run.js";
import { readOrder } from "./read-order.js";
import { RunProgress } from "./run-progress.js";
import { writeOutcome } from "./write-outcome.js";

/**
 * Works on a run from its beginning to its end: reads the school's records, has a thread learn from them and score by what
 * came of it, and writes that down. Throws where it cannot, or when the signal is aborted; nothing is written then.
 */
export async function trainSchool(
  services: Pick<Services, "orm" | "clock" | "relay">,
  run: ClaimedRun,
  signal: AbortSignal,
): Promise<void> {
  const { orm, clock, relay } = services;
  const { schoolId } = run;
  const date = clock.now();
  const today = schoolDayAt(date);
  const lost = new AbortController();
  const either = AbortSignal.any([signal, lost.signal]);
  const progress = new RunProgress(services, run, (reason) => lost.abort(reason));
  try {
    const em = orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId });
    const onProgress = (done: number, total: number) => {
      either.throwIfAborted();
      progress.tell("reading", done, total);
    };
    const records = await readRecords(em, schoolId, { today, onProgress });
    const read = await readOrder(em, schoolId);
    const pooled = read.order.pools ? await readPool(em, read.poolKey) : [];
    const learned = await learnInThread({
      records,
      pooled,
      order: { ...read.order, today, date },
      onPhase: (phase, done, total) => progress.tell(phase, done, total),
      signal: either,
    });
    progress.tell("writing", 0, learned.scores.length);
    await progress.stop();
    either.throwIfAborted();
    const outcome = { run, read, learned, today, now: clock.now() };
    await inTransaction(em, (tx) => writeOutcome(tx, outcome));
    relay.kick();
    if (learned.handed) await handOverRows(services, schoolId, learned.handed);
  } finally {
    await progress.stop();
  }
}
