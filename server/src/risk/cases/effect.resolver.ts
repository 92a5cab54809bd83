import { Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { schoolDayAt } from "../../values/school-day.js";
import { seesAllRisk } from "../risk.policy.js";
import { RiskEffectTermType } from "./effect.type.js";
import { readEffect } from "./read-effect.js";

@Resolver()
export class EffectResolver {
  @Query(() => [RiskEffectTermType], {
    description:
      "What became of the learners on the weekly lists, term by term, the latest first: of at most the last 9 terms that have scores. For the head and deputies.",
  })
  riskEffect(@Ctx() context: Context): Promise<RiskEffectTermType[]> {
    const { schoolId } = requirePolicy(seesAllRisk, requireUser(context));
    return readEffect(context.em, schoolId, schoolDayAt(context.clock.now()));
  }
}
