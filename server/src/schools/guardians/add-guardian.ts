import { LockMode } from "@mikro-orm/core";
import { refuse } from "../school-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { LearnerId } from "../../values/ids.js";
import type { Actor } from "../actor.js";
import { addGuardians } from "../add-guardians.js";
import { Guardian } from "../guardian.entity.js";
import { Guardianship } from "../guardianship.entity.js";
import { Learner } from "../learner.entity.js";
import { tellTiesChanged } from "../../identity/tell-ties-changed.js";
import { checkKnownAs } from "./check-known-as.js";
import { checkMayAddGuardians, type NewGuardian, readGuardian } from "./read-guardian.js";

/**
 * Gives a learner one more guardian, to be called after the others. A phone is one guardian's in the school: who has it
 * already becomes this learner's guardian too, if the name is theirs.
 */
export async function addGuardian(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  learnerId: LearnerId,
  written: NewGuardian,
): Promise<void> {
  const learner = await tx.findOne(Learner, { schoolId, id: learnerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!learner) throw refuse("LEARNER_UNKNOWN");
  const contact = readGuardian(written);
  const others = await tx.find(Guardianship, { schoolId, learnerId }, { disableIdentityMap: true });
  checkMayAddGuardians(others.length + 1);
  if (contact.phone !== null) {
    const ids = others.map(({ guardianId }) => guardianId);
    const twice = await tx.findOne(Guardian, { schoolId, phone: contact.phone, id: { $in: ids } });
    if (twice) throw refuse("GUARDIAN_TWICE", { name: twice.name });
  }
  await checkKnownAs(tx, schoolId, [contact]);

  const priority = Math.max(0, ...others.map((other) => other.priority)) + 1;
  await addGuardians(tx, schoolId, [{ ...contact, learnerId, priority }]);
  await tellTiesChanged(tx, now, schoolId, { learnerIds: [learnerId] });
  const subject = `learner:${learnerId}`;
  await recordAudit(tx, { schoolId, userId, action: "guardian.added", subject, detail: contact.name, at: now });
}
