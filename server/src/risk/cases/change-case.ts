import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { RiskCaseId, UserId } from "../../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import type { RiskAction } from "../rules/risk-action.js";
import { checkDueOn, checkOwner } from "./case-rules.js";
import { claimOpenCase } from "./claim-case.js";
import { RiskCase } from "./risk-case.entity.js";

export type ChangedCase = {
  readonly caseId: RiskCaseId;
  readonly ownerId: UserId;
  readonly dueOn: SchoolDay;
  readonly action: RiskAction;
};

/** Says who sees to an open case, by when, and what is to be done. */
export async function changeCase(tx: Em, viewer: UserViewer, now: Date, wanted: ChangedCase): Promise<void> {
  const { schoolId, userId } = viewer;
  const { caseId, ownerId, dueOn, action } = wanted;
  const stands = await claimOpenCase(tx, viewer, caseId);
  if (stands.ownerId === ownerId && stands.dueOn === dueOn && stands.action === action) return;
  if (stands.dueOn !== dueOn) checkDueOn(dueOn, schoolDayAt(now));
  const owner = await checkOwner(tx, schoolId, ownerId);
  await tx.nativeUpdate(RiskCase, { schoolId, id: caseId }, { ownerId, dueOn, action });
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "risk-case.changed",
    subject: `risk-case:${caseId}`,
    detail: `${stands.action} by ${stands.dueOn}, person ${stands.ownerId} -> ${action} by ${dueOn}, ${owner}`,
    at: now,
  });
}
