import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { RiskCaseId } from "../../values/ids.js";
import { checkLeads } from "../scores/check-leads.js";
import { claimCase } from "./claim-case.js";
import { checkNoneOpen } from "./open-case.js";
import { RiskCase } from "./risk-case.entity.js";

/**
 * Goes on with a closed case; what it had come to stays in the audit log. For those who lead the learner alone: with it
 * whoever sees to the case sees the learner's risk again.
 */
export async function reopenCase(tx: Em, viewer: UserViewer, now: Date, caseId: RiskCaseId): Promise<void> {
  const { schoolId, userId } = viewer;
  const found = await claimCase(tx, viewer, caseId);
  const { learnerId, outcome, outcomeOn } = found;
  await checkLeads(tx, viewer, learnerId);
  if (found.closedAt === null) return;
  await checkNoneOpen(tx, schoolId, learnerId);
  const open = { outcome: null, outcomeOn: null, outcomeNote: null, closedBy: null, closedAt: null };
  await tx.nativeUpdate(RiskCase, { schoolId, id: caseId }, { openLearnerId: learnerId, ...open });
  const detail = `was ${outcome} on ${outcomeOn}`;
  const subject = `risk-case:${caseId}`;
  await recordAudit(tx, { schoolId, userId, action: "risk-case.reopened", subject, detail, at: now });
}
