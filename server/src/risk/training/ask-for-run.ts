import { recordEvents } from "../../events/outbox.js";
import type { Em } from "../../platform/orm.js";
import type { RiskRunId, SchoolId, UserId } from "../../values/ids.js";
import { lockSchoolRisk } from "./lock-school-risk.js";
import { riskRunTopic } from "./risk-run-topic.js";
import { RiskRun, RiskRunState } from "./risk-run.entity.js";

/** Asks for a training and scoring of a school: the one that is not over where there is one, else a new one. */
export async function askForRun(tx: Em, schoolId: SchoolId, askedBy: UserId | null, now: Date): Promise<RiskRunId> {
  await lockSchoolRisk(tx, schoolId);
  const where = { schoolId, state: { $in: [RiskRunState.waiting, RiskRunState.running] } };
  const options = { filters: { school: false }, fields: ["id"], disableIdentityMap: true } as const;
  const underWay = await tx.findOne(RiskRun, where, options);
  if (underWay) return underWay.id;
  const fresh = {
    phase: null,
    done: 0,
    total: 0,
    leasedUntil: null,
    attempts: 0,
    deaths: 0,
    failures: 0,
    startedAt: null,
    endedAt: null,
  };
  const outcome = { fault: null, modelId: null, scored: null };
  const state = RiskRunState.waiting;
  const id = await tx.insert(RiskRun, { schoolId, askedBy, state, askedAt: now, ...fresh, ...outcome });
  await recordEvents(tx, now, [{ topic: riskRunTopic(schoolId), payload: { runId: id } }]);
  return id;
}
