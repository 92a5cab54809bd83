import { LockMode } from "@mikro-orm/core";
import { refuse } from "../school-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { GuardianId, LearnerId } from "../../values/ids.js";
import type { Actor } from "../actor.js";
import { Guardianship } from "../guardianship.entity.js";

/** Says in which order a learner's guardians are called and written to: each of them once. */
export async function orderGuardians(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { learnerId, guardianIds }: { learnerId: LearnerId; guardianIds: readonly GuardianId[] },
): Promise<void> {
  const known = await tx.find(Guardianship, { schoolId, learnerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const byId = new Map(known.map((guardianship) => [guardianship.guardianId, guardianship]));
  const ordered = [...new Set(guardianIds)].flatMap((id) => byId.get(id) ?? []);
  if (known.length === 0) throw refuse("GUARDIANS_NONE");
  if (ordered.length !== known.length || guardianIds.length !== known.length) {
    throw refuse("GUARDIANS_CHANGED");
  }
  await writeOrder(tx, ordered);
  const subject = `learner:${learnerId}`;
  const detail = guardianIds.join(", ");
  await recordAudit(tx, { schoolId, userId, action: "guardians.ordered", subject, detail, at: now });
}

/** Numbers guardianships from 1, in the order given. */
export async function writeOrder(tx: Em, ordered: readonly Guardianship[]): Promise<void> {
  for (const [index, guardianship] of ordered.entries()) guardianship.priority = index + 1;
  await tx.flush();
}
