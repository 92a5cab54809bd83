import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import { LearnerType } from "../../schools/learner.type.js";
import type { LearnerId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { FeeBalanceType } from "./fee-balance.type.js";
import { loadFeeBalances } from "./load-fee-balances.js";

const balanceOf = createBatchLoader(({ em, viewer, clock }: Context, ids: readonly LearnerId[]) =>
  loadFeeBalances(em, viewer!, ids, schoolDayAt(clock.now())),
);

@Resolver(() => LearnerType)
export class LearnerFeesResolver {
  @FieldResolver(() => FeeBalanceType, {
    nullable: true,
    description: "How the learner's fees stand now, for the office and the learner's guardians; null for others.",
  })
  async feeBalance(@Root() { learnerId }: LearnerType, @Ctx() context: Context): Promise<FeeBalanceType | null> {
    return (await balanceOf(context, learnerId)) ?? null;
  }
}
