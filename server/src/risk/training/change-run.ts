import { recordEvents } from "../../events/outbox.js";
import type { Em } from "../../platform/orm.js";
import type { ClaimedRun } from "./claim-run.js";
import { anySchool } from "./claim-run.js";
import { RiskRun, RiskRunState } from "./risk-run.entity.js";
import { riskRunTopic } from "./risk-run-topic.js";

type Changes = Partial<
  Pick<
    RiskRun,
    "state" | "failures" | "phase" | "done" | "total" | "leasedUntil" | "endedAt" | "fault" | "modelId" | "scored"
  >
>;

/** Another process has the run by now, or it is over: whatever was done for it is void. */
export class LostRun extends Error {
  override readonly name = "LostRun";
}

/** Changes a run that is the claimant's, and tells of it. Throws `LostRun` where it is no longer theirs. */
export async function changeRun(tx: Em, run: ClaimedRun, now: Date, changes: Changes): Promise<void> {
  const { id, schoolId, attempts } = run;
  const mine = { id, attempts, state: RiskRunState.running };
  if ((await tx.nativeUpdate(RiskRun, mine, changes, anySchool)) === 0) {
    throw new LostRun("The run is another's, or over.");
  }
  await recordEvents(tx, now, [{ topic: riskRunTopic(schoolId), payload: { runId: id } }]);
}
