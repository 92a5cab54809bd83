import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import { askForRun } from "../training/ask-for-run.js";
import { lockSchoolRisk } from "../training/lock-school-risk.js";
import { ModelBasis, RiskModel, RiskModelState } from "../training/risk-model.entity.js";
import { RiskSettings } from "../training/risk-settings.entity.js";
import { readRiskSettings, type SavedSettings } from "./read-risk-settings.js";
import { RiskRefusal } from "../risk-refusal.js";

const MOST = 200;

/**
 * Changes how many learners a week a school can follow up, and whether it learns together with others. A school that no
 * longer does takes its rows out of the pool at once, and what was learnt from the pool scores it no more; what others have
 * learnt from its rows scores them no more from their next run on.
 */
export async function saveRiskSettings(
  tx: Em,
  { schoolId, userId }: UserViewer,
  now: Date,
  { capacity, pools }: Pick<SavedSettings, "capacity" | "pools">,
): Promise<void> {
  if (capacity < 1 || capacity > MOST) {
    throw new Refusal(ErrorCode.badInput, `Say how many learners a week can be followed up: 1 to ${MOST}.`, {
      reason: RiskRefusal.capacity,
      most: MOST,
    });
  }
  await lockSchoolRisk(tx, schoolId);
  const before = await readRiskSettings(tx, schoolId);
  const poolKey = pools ? before.poolKey : null;
  await tx.upsert(RiskSettings, { schoolId, capacity, pools, poolKey, updatedBy: userId, updatedAt: now });
  if (before.pools && !pools) {
    if (before.poolKey) await takeOut(tx, schoolId, before.poolKey);
    const learntTogether = { schoolId, state: RiskModelState.promoted, basis: ModelBasis.pool };
    await tx.nativeUpdate(RiskModel, learntTogether, { state: RiskModelState.replaced });
  }
  if (before.pools !== pools) await askForRun(tx, schoolId, userId, now);
  const detail = JSON.stringify({ capacity, pools });
  const audit = { action: "risk.settings-saved", subject: `school:${schoolId}`, detail };
  await recordAudit(tx, { schoolId, userId, ...audit, at: now });
}

async function takeOut(tx: Em, schoolId: SchoolId, poolKey: string): Promise<void> {
  await runSql(tx, "delete from risk_pool_row where pool_key = ?", [poolKey]);
  await runSql(tx, "update risk_settings set departures = departures + 1 where school_id = ?", [schoolId]);
}
