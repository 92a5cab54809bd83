import type { Services } from "../../context.js";
import { readRolesIn } from "../../identity/read-roles-in.js";
import type { UserViewer } from "../../identity/viewer.js";
import { type MappedEvents, mapEvents } from "../../platform/map-events.js";
import type { Em } from "../../platform/orm.js";
import type { RiskRunId } from "../../values/ids.js";
import { canReadModels } from "../risk.policy.js";
import { readRun } from "./read-run.js";
import type { RiskRunType } from "./risk-run.type.js";
import { riskRunTopic } from "./risk-run-topic.js";

/** A school's training each time that it is further, as it stands when it is told; nothing to who may not read of it any more. */
export function followRuns(
  { orm, pubSub }: Pick<Services, "orm" | "pubSub">,
  viewer: UserViewer,
): Promise<MappedEvents<RiskRunType>> {
  const { schoolId, userId } = viewer;
  return mapEvents(pubSub.subscribe([riskRunTopic(schoolId)]), async (told) => {
    const { runId } = told as { runId: RiskRunId };
    const em = orm.em.fork() as Em;
    const roles = await readRolesIn(em, schoolId, userId);
    return canReadModels({ ...viewer, roles }) ? readRun(em, schoolId, runId) : null;
  });
}
