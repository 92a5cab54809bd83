import { Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { canManageFees, seesAccounts } from "../fees.policy.js";
import { checkFees, readFeeCheck } from "./check-fees.js";
import { FeeCheckType, toFeeCheckType } from "./fee-check.type.js";

const WINDOW_SECONDS = 60;
const MOST_PER_SCHOOL = 10;

@Resolver()
export class FeeCheckResolver {
  @Query(() => FeeCheckType, {
    nullable: true,
    description:
      "What the last check of the books found; they are checked every quarter of an hour. Null before the first. For the bursar and those who lead the school.",
  })
  async feeCheck(@Ctx() context: Context): Promise<FeeCheckType | null> {
    const viewer = requirePolicy(seesAccounts, requireViewer(context));
    const result = await readFeeCheck(context.em, viewer.schoolId);
    return result && toFeeCheckType(result);
  }

  @Mutation(() => FeeCheckType, { description: "Checks the books now. For the bursar and the head." })
  async checkFees(@Ctx() context: Context): Promise<FeeCheckType> {
    const { schoolId } = requirePolicy(canManageFees, requireUser(context));
    if ((await context.cache.increment(`check-fees:${schoolId}`, WINDOW_SECONDS)) > MOST_PER_SCHOOL) {
      throw new Refusal(ErrorCode.rateLimited, "The books were checked a moment ago. Wait a minute.");
    }
    return toFeeCheckType(await checkFees(context.em, schoolId, context.clock.now()));
  }
}
