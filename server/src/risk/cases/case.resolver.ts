import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import type { LearnerId, RiskCaseId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { mayOwnCases } from "../risk.policy.js";
import { DropoutRiskType } from "../scores/dropout-risk.type.js";
import { loadRisks } from "../scores/load-risks.js";
import { recordLook } from "../scores/record-look.js";
import { Looked } from "../scores/risk-look.type.js";
import { findCase } from "./find-case.js";
import { findCases } from "./find-cases.js";
import { loadContacts } from "./load-contacts.js";
import { readOwners } from "./read-owners.js";
import { CaseState, CaseStateEnum } from "./risk-case.enum.js";
import { RiskCaseConnection, RiskCaseType, RiskContactType, RiskOwnerType } from "./risk-case.type.js";

@ArgsType()
class RiskCasesArguments extends PageArguments {
  @Field(() => CaseStateEnum, { defaultValue: CaseState.open, description: "Which." })
  state!: CaseState;

  @Field(() => Boolean, { defaultValue: false, description: "Only those that you see to." })
  mine!: boolean;
}

const contactsOf = createBatchLoader(({ em, viewer }: Context, ids: readonly RiskCaseId[]) =>
  loadContacts(em, viewer!.schoolId, ids),
);
const riskOf = createBatchLoader(({ em, viewer, clock }: Context, ids: readonly LearnerId[]) =>
  loadRisks(em, viewer!, ids, schoolDayAt(clock.now())),
);

@Resolver(() => RiskCaseType)
export class CaseResolver {
  @Query(() => RiskCaseConnection, {
    description:
      "Cases: open ones by the day they are due, closed ones the latest first. All for the head and deputies, those of their own classes' learners for class teachers, and for every teacher those they see to. Who looks is written down.",
  })
  async riskCases(
    @Args(() => RiskCasesArguments) { state, mine, ...page }: RiskCasesArguments,
    @Ctx() context: Context,
  ): Promise<Connection<RiskCaseType>> {
    const viewer = requirePolicy(mayOwnCases, requireUser(context));
    const now = context.clock.now();
    const cases = await findCases(context.em, viewer, { state, mine }, page, schoolDayAt(now));
    await recordLook(context.em, viewer, now, { subject: Looked.cases, detail: state });
    return cases;
  }

  @Query(() => RiskCaseType, {
    nullable: true,
    description: "One case; null when there is none or it is not yours to see. Who looks is written down.",
  })
  async riskCase(
    @Arg("id", () => ID, { description: "The case." }) id: string,
    @Ctx() context: Context,
  ): Promise<RiskCaseType | null> {
    const viewer = requirePolicy(mayOwnCases, requireUser(context));
    const now = context.clock.now();
    const found = await findCase(context.em, viewer, readId<RiskCaseId>(id), schoolDayAt(now));
    if (found) {
      const subject = `${Looked.learner}:${found.learner}`;
      await recordLook(context.em, viewer, now, { subject, detail: `case ${found.number}` });
    }
    return found;
  }

  @Query(() => [RiskOwnerType], {
    description: "Who of the school may see to cases, by name: at most 500. For the head, deputies and teachers.",
  })
  riskCaseOwners(@Ctx() context: Context): Promise<RiskOwnerType[]> {
    const { schoolId } = requirePolicy(mayOwnCases, requireUser(context));
    return readOwners(context.em, schoolId);
  }

  @FieldResolver(() => [RiskContactType], { description: "The attempts, the latest first: at most 200." })
  async contacts(@Root() { caseId }: RiskCaseType, @Ctx() context: Context): Promise<RiskContactType[]> {
    return (await contactsOf(context, caseId)) ?? [];
  }

  @FieldResolver(() => DropoutRiskType, {
    nullable: true,
    description:
      "How the learner stands now; null where there is no score or it is not yours to see: whoever only sees to the case sees it while that is open.",
  })
  async risk(@Root() { learner }: RiskCaseType, @Ctx() context: Context): Promise<DropoutRiskType | null> {
    return (await riskOf(context, learner)) ?? null;
  }
}
