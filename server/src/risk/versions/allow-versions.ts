import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readRiskSettings } from "../pool/read-risk-settings.js";
import { askForRun } from "../training/ask-for-run.js";
import { lockSchoolRisk } from "../training/lock-school-risk.js";
import { RiskSettings } from "../training/risk-settings.entity.js";

/** Has new versions promoted again as if nothing had been rolled back, and asks for a training. Done once, however often. */
export async function allowVersions(tx: Em, { schoolId, userId }: UserViewer, now: Date): Promise<void> {
  await lockSchoolRisk(tx, schoolId);
  const { heldTerm } = await readRiskSettings(tx, schoolId);
  if (heldTerm === null) return;
  await tx.nativeUpdate(RiskSettings, { schoolId }, { heldTerm: null });
  await askForRun(tx, schoolId, userId, now);
  const audit = { action: "risk.versions-allowed", subject: `school:${schoolId}`, detail: `proven on ${heldTerm}` };
  await recordAudit(tx, { schoolId, userId, ...audit, at: now });
}
