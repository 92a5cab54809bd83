import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requireViewer } from "../../identity/require-viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import type { LearnerId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { DropoutRiskType } from "../scores/dropout-risk.type.js";
import { LearnerRiskType } from "../scores/learner-risk.type.js";
import { loadOpenCases, readLearnerCases } from "./load-learner-cases.js";
import { readOwners } from "./read-owners.js";
import { RiskCaseType, RiskOwnerType } from "./risk-case.type.js";

const openCaseOf = createBatchLoader(({ em, viewer, clock }: Context, ids: readonly LearnerId[]) =>
  loadOpenCases(em, viewer!, ids, schoolDayAt(clock.now())),
);

@Resolver(() => DropoutRiskType)
export class OpenCaseResolver {
  @FieldResolver(() => RiskCaseType, { nullable: true, description: "The case in which the learner is followed up." })
  async openCase(@Root() { learner }: DropoutRiskType, @Ctx() context: Context): Promise<RiskCaseType | null> {
    return (await openCaseOf(context, learner)) ?? null;
  }
}

@Resolver(() => LearnerRiskType)
export class LearnerCasesResolver {
  @FieldResolver(() => [RiskCaseType], { description: "The cases that you may see, the latest first: at most 20." })
  cases(@Root() { learner }: LearnerRiskType, @Ctx() context: Context): Promise<RiskCaseType[]> {
    return readLearnerCases(context.em, requireViewer(context), learner, schoolDayAt(context.clock.now()));
  }

  @FieldResolver(() => [RiskOwnerType], { description: "Who of the school may see to a case: at most 500." })
  owners(@Ctx() context: Context): Promise<RiskOwnerType[]> {
    return readOwners(context.em, requireViewer(context).schoolId);
  }
}
