import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { ClassId, ReportRunId } from "../../values/ids.js";
import { ReportRun } from "./report-run.entity.js";
import { ReportRunClass, RunClassState } from "./report-run-class.entity.js";

/** Well above what a class takes; whoever dies over one is followed by another after it. */
const LEASE_MS = 120_000;
/** A class over which processes die again and again is left alone. */
const MOST_TRIES = 5;
const ANY_SCHOOL = { filters: { school: false } } as const;

export type ClaimedClass = {
  readonly id: number;
  readonly run: ReportRun;
  readonly classId: ClassId;
  readonly state: RunClassState;
  /** By which it is known, once it is done, whether it is still the claimant's. */
  readonly leasedUntil: Date;
};

type Row = { id: number; runId: ReportRunId; classId: ClassId; state: RunClassState; tries: number };

/** Takes the class of any run that has waited longest for something to be done; null where none does. */
export async function claimClass(em: Em, now: Date): Promise<ClaimedClass | null> {
  const { waiting, publishing } = RunClassState;
  const [row] = await runSql<Row>(
    em,
    `select id, run_id as runId, class_id as classId, state, tries from report_run_class
     where state in (?, ?) and (leased_until is null or leased_until <= ?) order by id limit 1`,
    [waiting, publishing, now],
  );
  if (!row) return null;
  const { id, runId, classId, state, tries } = row;
  const free = { id, state, tries };
  const leasedUntil = new Date(now.getTime() + LEASE_MS);
  const leased = { leasedUntil, tries: tries + 1 };
  const mine = await em.nativeUpdate(ReportRunClass, free, leased, ANY_SCHOOL);
  if (mine === 0) return claimClass(em, now);
  if (state === waiting && tries >= MOST_TRIES) {
    await em.nativeUpdate(ReportRunClass, { id }, { state: RunClassState.failed, leasedUntil: null }, ANY_SCHOOL);
    return claimClass(em, now);
  }
  const run = await em.findOneOrFail(ReportRun, { id: runId }, { ...ANY_SCHOOL, disableIdentityMap: true });
  return { id, run, classId, state, leasedUntil };
}
