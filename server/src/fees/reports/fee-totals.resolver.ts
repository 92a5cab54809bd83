import { Arg, Ctx, FieldResolver, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import { readId } from "../../platform/read-id.js";
import { findTerm } from "../../schools/find-term.js";
import { loadClasses } from "../../schools/load-classes.js";
import type { TermId } from "../../values/ids.js";
import { addMoney } from "../../values/money.js";
import { seesFeeTotals } from "../fees.policy.js";
import { readTermTargets } from "../setup/read-fee-settings.js";
import { readVoteHeads } from "../setup/read-vote-heads.js";
import { ClassBalanceType, FeeTotalsType } from "./fee-totals.type.js";
import { tellHeads } from "./load-fee-balances.js";
import { readClassBalances, readFeeTotals } from "./read-fee-totals.js";

@Resolver(() => FeeTotalsType)
export class FeeTotalsResolver {
  @Query(() => FeeTotalsType, {
    description: "How the fees of the school, or of one term, stand. For the office and keys.",
  })
  async feeTotals(
    @Arg("termId", () => ID, { nullable: true, description: "Only what was invoiced for this term." })
    term: string | null,
    @Ctx() context: Context,
  ): Promise<FeeTotalsType> {
    const { schoolId } = requirePolicy(seesFeeTotals, requireViewer(context));
    const termId = term == null ? null : readId<TermId>(term);
    if (termId !== null) await findTerm(context.em, schoolId, termId);
    const { heads, credit } = await readFeeTotals(context.em, schoolId, termId);
    const targets = await readTermTargets(context.em, schoolId);
    return {
      invoiced: addMoney(heads.map(({ invoiced }) => invoiced)),
      letOff: addMoney(heads.map(({ letOff }) => letOff)),
      paid: addMoney(heads.map(({ paid }) => paid)),
      owed: addMoney(heads.map(({ owed }) => owed)),
      credit,
      target: (termId && targets.get(termId)) ?? null,
      voteHeads: tellHeads(heads, [...(await readVoteHeads(context.em, schoolId)).values()]),
    };
  }

  @FieldResolver(() => [ClassBalanceType], {
    description: "What is owed in each class, whatever the term; classes in which nobody owes anything are left out.",
  })
  async classes(@Ctx() context: Context): Promise<ClassBalanceType[]> {
    const { schoolId } = requireViewer(context);
    const balances = await readClassBalances(context.em, schoolId);
    const ids = balances.map(({ classId }) => classId);
    const classes = await loadClasses(context.em, schoolId, ids);
    return balances.map(({ classId, learners, owed }) => ({
      class: classes.get(classId)!,
      learnerCount: learners,
      owed,
    }));
  }
}
