import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import type { LearnerId } from "../../values/ids.js";
import { seesAllRisk } from "../risk.policy.js";
import { readLooks } from "./read-looks.js";
import { RiskLookConnection, type RiskLookType } from "./risk-look.type.js";

@Resolver()
export class LookResolver {
  @Query(() => RiskLookConnection, {
    description:
      "Who looked at learners' risks, the latest first: of what a person looks at again within the hour one line is kept. For the head and deputies.",
  })
  riskLooks(
    @Arg("learnerId", () => ID, { nullable: true, description: "Only who looked at this learner's page." })
    learnerId: string | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<RiskLookType>> {
    const { schoolId } = requirePolicy(seesAllRisk, requireUser(context));
    return readLooks(context.em, schoolId, learnerId == null ? null : readId<LearnerId>(learnerId), page);
  }
}
