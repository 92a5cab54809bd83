import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import { checkLearners } from "../../schools/check-learners.js";
import type { LearnerId } from "../../values/ids.js";
import { openLedger } from "../ledger/open-ledger.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";
import { endPlan } from "./save-instalment-plan.js";

/** Ends a learner's plan: what is owed is due by the invoices' own days again. Tells whether one held. */
export async function cancelInstalmentPlan(tx: Em, actor: Actor, now: Date, learnerId: LearnerId): Promise<boolean> {
  const { schoolId, userId } = actor;
  const ledger = await openLedger(tx, actor, now);
  await checkLearners(tx, schoolId, [learnerId]);
  if (!(await endPlan(ledger, learnerId))) return false;
  const subject = `learner:${learnerId}`;
  await recordAudit(tx, { schoolId, userId, action: "instalment-plan.cancelled", subject, detail: "", at: now });
  await tellFeesChanged(ledger, `plan:ended:${learnerId}:${now.getTime()}`, [learnerId]);
  return true;
}
