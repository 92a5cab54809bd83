import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { Em } from "../../platform/orm.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { readTerms } from "../../schools/find-term.js";
import { toTermType } from "../../schools/school.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { SchoolId, TermId, VoteHeadId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { canManageFees, canRaiseWaiverLimit, seesAccounts } from "../fees.policy.js";
import { FeeSettingsType } from "./fee-settings.type.js";
import { readFeeSettings, readTermTargets } from "./read-fee-settings.js";
import { readVoteHeads } from "./read-vote-heads.js";
import { saveFeeSettings } from "./save-fee-settings.js";
import { setTermTarget } from "./set-term-target.js";
import { toVoteHeadType } from "./vote-head.type.js";

@InputType({ description: "How the school is to handle its fees." })
class FeeSettingsInput {
  @Field(() => Int, { description: "How many days after an invoice it is due, from 0 to 365." })
  dueDays!: number;

  @Field(() => [Int], {
    description:
      "What is let off of the second child's fees, the third's and so on, of a hundred; the last holds for those after it. None without any.",
  })
  siblingPercents!: number[];

  @Field(() => [ID], { description: "The vote heads that are lowered for brothers and sisters." })
  siblingVoteHeadIds!: string[];

  @Field(() => CentsScalar, { description: "A waiver of more than this takes a second person; 0 for every waiver." })
  waiverLimit!: Cents;
}

@Resolver()
export class FeeSettingsResolver {
  @Query(() => FeeSettingsType, { description: "How the school handles its fees. For the office." })
  feeSettings(@Ctx() context: Context): Promise<FeeSettingsType> {
    const { schoolId } = requirePolicy(seesAccounts, requireUser(context));
    return tell(context.em, schoolId);
  }

  @Mutation(() => FeeSettingsType, {
    description:
      "Says how the school handles its fees, from now on. For the bursar and the head; the head alone raises what one person may waive.",
  })
  async saveFeeSettings(
    @Arg("input", () => FeeSettingsInput, { description: "All of it." }) input: FeeSettingsInput,
    @Ctx() context: Context,
  ): Promise<FeeSettingsType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const { dueDays, siblingPercents, waiverLimit } = input;
    const siblingVoteHeads = input.siblingVoteHeadIds.map(readId<VoteHeadId>);
    const wanted = { dueDays, siblingPercents, siblingVoteHeads, waiverLimit };
    const now = context.clock.now();
    await inTransaction(context.em, (tx) => saveFeeSettings(tx, viewer, now, wanted, canRaiseWaiverLimit(viewer)));
    return tell(context.em, viewer.schoolId);
  }

  @Mutation(() => FeeSettingsType, {
    description: "Says how much the school means to collect in a term. For the bursar and the head.",
  })
  async setTermTarget(
    @Arg("termId", () => ID, { description: "The term." }) term: string,
    @Arg("cents", () => CentsScalar, { description: "How much, from 0." }) cents: Cents,
    @Ctx() context: Context,
  ): Promise<FeeSettingsType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { termId: readId<TermId>(term), cents };
    const now = context.clock.now();
    await inTransaction(context.em, (tx) => setTermTarget(tx, viewer, now, wanted));
    return tell(context.em, viewer.schoolId);
  }
}

async function tell(em: Em, schoolId: SchoolId): Promise<FeeSettingsType> {
  const { dueDays, siblingPercents, siblingVoteHeads, waiverLimit } = await readFeeSettings(em, schoolId);
  const [heads, terms] = [await readVoteHeads(em, schoolId), await readTerms(em, schoolId)];
  const targets = await readTermTargets(em, schoolId);
  return {
    dueDays,
    siblingPercents: [...siblingPercents],
    siblingVoteHeads: siblingVoteHeads.flatMap((id) => (heads.has(id) ? [toVoteHeadType(heads.get(id)!)] : [])),
    waiverLimit,
    targets: [...targets].map(([termId, cents]) => ({ term: toTermType(terms.get(termId)!), cents })),
  };
}
