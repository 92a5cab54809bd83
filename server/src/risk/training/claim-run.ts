import { recordEvents } from "../../events/outbox.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { RiskRunId, SchoolId } from "../../values/ids.js";
import { RiskRun, RiskRunState } from "./risk-run.entity.js";
import { riskRunTopic } from "./risk-run-topic.js";

/** It is renewed long before it ends; when it ends the process has died. */
export const LEASE_MS = 60_000;
/** A run over which processes die again and again is left alone. */
const MOST_DEATHS = 5;
const DIED = `The server stopped, or could not reach its database, ${MOST_DEATHS} times while it worked on this. Look into its log and its memory, then start the training again.`;

export const anySchool = { filters: { school: false } } as const;

export type ClaimedRun = {
  readonly id: RiskRunId;
  readonly schoolId: SchoolId;
  /** By which it is known whether the run is still the claimant's: whoever claims it after has another. */
  readonly attempts: number;
  /** How often the work itself has failed so far. */
  readonly failures: number;
};

type Row = ClaimedRun & { readonly state: RiskRunState; readonly deaths: number };

/** Takes the run of any school that has waited longest, or whose process has died; null where there is none. */
export async function claimRun(em: Em, now: Date): Promise<ClaimedRun | null> {
  const [row] = await runSql<Row>(
    em,
    `select id, school_id as schoolId, state, attempts, deaths, failures from risk_run
     where state in (?, ?) and (leased_until is null or leased_until <= ?) order by id limit 1`,
    [RiskRunState.waiting, RiskRunState.running, now],
  );
  if (!row) return null;
  const { id, schoolId, attempts, failures } = row;
  // Whoever ends or fails in good order leaves it waiting.
  const deaths = row.deaths + (row.state === RiskRunState.running ? 1 : 0);
  const isGivenUp = deaths >= MOST_DEATHS;
  const claimed = {
    state: RiskRunState.running,
    attempts: attempts + 1,
    deaths,
    startedAt: now,
    leasedUntil: new Date(now.getTime() + LEASE_MS),
    phase: null,
    done: 0,
    total: 0,
  };
  const failed = { state: RiskRunState.failed, leasedUntil: null, endedAt: now, fault: DIED, deaths };
  const isMine = await inTransaction(em, async (tx) => {
    const found = await tx.nativeUpdate(RiskRun, row, isGivenUp ? failed : claimed, anySchool);
    if (found > 0) await recordEvents(tx, now, [{ topic: riskRunTopic(schoolId), payload: { runId: id } }]);
    return found > 0;
  });
  return isMine && !isGivenUp ? { id, schoolId, attempts: attempts + 1, failures } : claimRun(em, now);
}
