import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { GuardianId, LearnerId } from "../../values/ids.js";
import type { Actor } from "../actor.js";
import { Guardian } from "../guardian.entity.js";
import { Guardianship } from "../guardianship.entity.js";
import { tellTiesChanged } from "../../identity/tell-ties-changed.js";
import { findGuardianship } from "./find-guardianship.js";
import { writeOrder } from "./order-guardians.js";

/** Takes a guardian off a learner. Of somebody who is no other child's guardian a name stays, for the messages sent. */
export async function removeGuardian(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { learnerId, guardianId }: { learnerId: LearnerId; guardianId: GuardianId },
): Promise<void> {
  const guardianship = await findGuardianship(tx, schoolId, learnerId, guardianId);
  tx.remove(guardianship);
  await tx.flush();
  const left = await tx.count(Guardianship, { schoolId, guardianId });
  const unnumbered = { phone: null, secondPhone: null, userId: null };
  if (left === 0) await tx.nativeUpdate(Guardian, { schoolId, id: guardianId }, unnumbered);
  const others = await tx.find(Guardianship, { schoolId, learnerId }, { orderBy: { priority: "asc", id: "asc" } });
  await writeOrder(tx, others);
  await tellTiesChanged(tx, now, schoolId, { learnerIds: [learnerId] });
  const subject = `learner:${learnerId}`;
  const detail = `guardian ${guardianId}`;
  await recordAudit(tx, { schoolId, userId, action: "guardian.removed", subject, detail, at: now });
}
