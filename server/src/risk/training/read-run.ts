import { readNames } from "../../identity/read-names.js";
import type { Em } from "../../platform/orm.js";
import type { RiskRunId, SchoolId } from "../../values/ids.js";
import { RiskModel } from "./risk-model.entity.js";
import { RiskRun } from "./risk-run.entity.js";
import type { RiskRunType } from "./risk-run.type.js";
import { RunWhy } from "./run-why.js";

/** A run of a school as the API tells it, the latest where none is named; null where there is none. */
export async function readRun(em: Em, schoolId: SchoolId, id?: RiskRunId): Promise<RiskRunType | null> {
  const where = { schoolId, ...(id !== undefined && { id }) };
  const apart = { filters: { school: false }, disableIdentityMap: true } as const;
  const [run] = await em.find(RiskRun, where, { ...apart, orderBy: { id: "desc" }, limit: 1 });
  if (!run) return null;
  const { askedBy, modelId, state, phase, done, total, fault } = run;
  const names = await readNames(em, askedBy ? [askedBy] : []);
  const model = modelId
    ? await em.findOne(RiskModel, { schoolId, id: modelId }, { ...apart, fields: ["version"] })
    : null;
  return {
    id: String(run.id),
    state,
    phase: phase ?? null,
    done,
    total,
    askedBy: askedBy ? (names.get(askedBy) ?? null) : null,
    why: askedBy ? RunWhy.asked : RunWhy.nightly,
    startedAt: run.startedAt ?? null,
    endedAt: run.endedAt ?? null,
    fault: fault ?? null,
    modelVersion: model?.version ?? null,
    scored: run.scored ?? null,
  };
}
