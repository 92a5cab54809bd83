import { LockMode } from "@mikro-orm/core";
import { refuse } from "../school-refusal.js";
import type { Em } from "../../platform/orm.js";
import type { GuardianId, LearnerId, SchoolId } from "../../values/ids.js";
import { Guardianship } from "../guardianship.entity.js";

/** What a guardian is to a learner, to be changed. */
export async function findGuardianship(
  tx: Em,
  schoolId: SchoolId,
  learnerId: LearnerId,
  guardianId: GuardianId,
): Promise<Guardianship> {
  const where = { schoolId, learnerId, guardianId };
  const found = await tx.findOne(Guardianship, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (found) return found;
  throw refuse("GUARDIAN_GONE");
}
