import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { LearnerId } from "../../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { seesRisk } from "../risk.policy.js";
import { DropoutRiskType } from "./dropout-risk.type.js";
import { liftOverride } from "./lift-override.js";
import { loadRisks } from "./load-risks.js";
import { OverrideReasonEnum } from "./override-reason.enum.js";
import { overrideRisk } from "./override-risk.js";
import { recordLook } from "./record-look.js";
import { Looked } from "./risk-look.type.js";
import type { OverrideReason } from "./risk-override.entity.js";

@InputType({ description: "A decision that a learner need not be followed up." })
class RiskOverrideInput {
  @Field(() => ID, { description: "The learner." })
  learnerId!: string;

  @Field(() => OverrideReasonEnum, { description: "Why." })
  reason!: OverrideReason;

  @Field(() => String, { description: "Why, in 3 to 500 letters." })
  note!: string;

  @Field(() => SchoolDayScalar, { description: "The last day on which it stands: at most the end of the next term." })
  until!: SchoolDay;
}

@Resolver()
export class OverrideResolver {
  @Mutation(() => DropoutRiskType, {
    nullable: true,
    description:
      "Decides that a learner need not be followed up for a time, whatever the score says; it takes the place of a decision that stands. Null where the learner was not scored. For the head, deputies and the class teacher.",
  })
  overrideRisk(
    @Arg("input", () => RiskOverrideInput, { description: "The decision." }) input: RiskOverrideInput,
    @Ctx() context: Context,
  ): Promise<DropoutRiskType | null> {
    const learnerId = readId<LearnerId>(input.learnerId);
    return decided(context, learnerId, (tx, viewer, now) => overrideRisk(tx, viewer, now, { ...input, learnerId }));
  }

  @Mutation(() => DropoutRiskType, {
    nullable: true,
    description:
      "Takes such a decision back: the learner is listed again. Null where the learner was not scored. For the head, deputies and the class teacher.",
  })
  liftRiskOverride(
    @Arg("learnerId", () => ID, { description: "The learner." }) id: string,
    @Ctx() context: Context,
  ): Promise<DropoutRiskType | null> {
    const learnerId = readId<LearnerId>(id);
    return decided(context, learnerId, (tx, viewer, now) => liftOverride(tx, viewer, now, learnerId));
  }
}

/** Decides something about a learner; gives their risk as it stands then, which is a look at it, whatever was decided. */
async function decided(
  context: Context,
  learnerId: LearnerId,
  decide: (tx: Em, viewer: UserViewer, now: Date) => Promise<void>,
): Promise<DropoutRiskType | null> {
  const viewer = requirePolicy(seesRisk, requireUser(context));
  const now = context.clock.now();
  await inTransaction(context.em, (tx) => decide(tx, viewer, now));
  await recordLook(context.em, viewer, now, { subject: `${Looked.learner}:${learnerId}`, detail: "" });
  return (await loadRisks(context.em, viewer, [learnerId], schoolDayAt(now))).get(learnerId) ?? null;
}
