import { LockMode } from "@mikro-orm/core";
import { refuse } from "../school-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { GuardianId, LearnerId, SchoolId } from "../../values/ids.js";
import type { Phone } from "../../values/phone.js";
import type { Actor } from "../actor.js";
import { Guardian } from "../guardian.entity.js";
import { Guardianship } from "../guardianship.entity.js";
import { tellTiesChanged } from "../../identity/tell-ties-changed.js";
import { findGuardianship } from "./find-guardianship.js";
import { type NewGuardian, readGuardian } from "./read-guardian.js";

/**
 * Changes what is written of a guardian, and what they are to this learner. Name and phones are the person's and so change
 * for all their children; the rules are for this learner alone. Who had the old number sees nothing from then on.
 */
export async function updateGuardian(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { learnerId, guardianId, ...written }: { learnerId: LearnerId; guardianId: GuardianId } & NewGuardian,
): Promise<void> {
  const guardianship = await findGuardianship(tx, schoolId, learnerId, guardianId);
  const guardian = await tx.findOneOrFail(
    Guardian,
    { schoolId, id: guardianId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const said = readGuardian(written);
  const before = guardian.userId;
  if (said.phone !== guardian.phone) {
    if (said.phone !== null) await checkPhoneIsFree(tx, schoolId, said.phone, guardianId);
    guardian.userId = null;
  }
  const { name, phone, secondPhone = null, relation, ...rules } = said;
  tx.assign(guardian, { name, phone, secondPhone });
  tx.assign(guardianship, { relation, ...rules });
  await tx.flush();
  const userIds = before != null && guardian.userId === null ? [before] : [];
  await tellTiesChanged(tx, now, schoolId, { learnerIds: [learnerId], userIds });
  const { contact, custody, seesRecords } = guardianship;
  const detail = `${name}: contact ${contact}, custody ${custody}, ${seesRecords ? "sees records" : "sees nothing"}`;
  const subject = `learner:${learnerId}`;
  await recordAudit(tx, { schoolId, userId, action: "guardian.changed", subject, detail, at: now });
}

async function checkPhoneIsFree(tx: Em, schoolId: SchoolId, phone: Phone, own: GuardianId): Promise<void> {
  const owner = await tx.findOne(Guardian, { schoolId, phone, id: { $ne: own } }, { disableIdentityMap: true });
  if (!owner) return;
  const children = await tx.count(Guardianship, { schoolId, guardianId: owner.id });
  throw refuse("GUARDIAN_PHONE_TAKEN", { name: owner.name, children });
}
