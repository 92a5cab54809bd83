import { Ctx, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { canReadModels } from "../risk.policy.js";
import { askForRun } from "./ask-for-run.js";
import { followRuns } from "./follow-runs.js";
import { readRun } from "./read-run.js";
import { RiskRunType } from "./risk-run.type.js";

const LEADERS = "For the head and the deputy.";

@Resolver()
export class RiskRunResolver {
  @Query(() => RiskRunType, {
    nullable: true,
    description: `The latest training of the school and how far it is; null where there has been none. ${LEADERS}`,
  })
  riskRun(@Ctx() context: Context): Promise<RiskRunType | null> {
    const { schoolId } = requirePolicy(canReadModels, requireUser(context));
    return readRun(context.em, schoolId);
  }

  @Mutation(() => RiskRunType, {
    description: `Has the school's model trained and everybody scored now rather than tonight. While one training is not over, asking again answers with it. ${LEADERS}`,
  })
  async startRiskTraining(@Ctx() context: Context): Promise<RiskRunType> {
    const { schoolId, userId } = requirePolicy(canReadModels, requireUser(context));
    const { em, clock, relay, riskWorker } = context;
    const id = await inTransaction(em, (tx) => askForRun(tx, schoolId, userId, clock.now()));
    relay.kick();
    riskWorker.kick();
    return (await readRun(em, schoolId, id))!;
  }

  @Subscription(() => RiskRunType, {
    description: `Tells each time that the school's training is further. Subscribe first, ask second; after a break, ask again. ${LEADERS}`,
    subscribe: ({ context }: { context: Context }) =>
      followRuns(context, requirePolicy(canReadModels, requireUser(context))),
  })
  riskRunChanged(@Root() run: RiskRunType): RiskRunType {
    return run;
  }
}
