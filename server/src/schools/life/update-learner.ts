import { LockMode } from "@mikro-orm/core";
import { refuse } from "../school-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { LearnerId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { Learner } from "../learner.entity.js";
import { publishLearners } from "../publish-learners.js";
import { checkNationalIds } from "./check-national-ids.js";
import { type IdentityInput, readIdentity } from "./read-identity.js";

/** Changes who a learner is said to be; classes and marks stay as they are. Devices hear of a new name or sex. */
export async function updateLearner(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { learnerId, ...input }: { learnerId: LearnerId } & IdentityInput,
): Promise<void> {
  const learner = await tx.findOne(Learner, { schoolId, id: learnerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!learner) throw refuse("LEARNER_UNKNOWN");
  const said = readIdentity(input, schoolDayAt(now));
  await checkNationalIds(tx, schoolId, said, learnerId);
  const changed = (Object.keys(said) as (keyof IdentityInput)[]).filter((field) => said[field] !== learner[field]);
  if (changed.length === 0) return;

  tx.assign(learner, said as object);
  await tx.flush();
  if (changed.includes("name") || changed.includes("sex")) await publishLearners(tx, schoolId, now, [learnerId]);
  // Which fields, and not what they say: the audit is kept longer than the record.
  const detail = changed.join(", ");
  const subject = `learner:${learnerId}`;
  await recordAudit(tx, { schoolId, userId, action: "learner.changed", subject, detail, at: now });
}
