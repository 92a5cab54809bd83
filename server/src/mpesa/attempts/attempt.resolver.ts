import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import { readId } from "../../platform/read-id.js";
import { LearnerType } from "../../schools/learner.type.js";
import { childrenOf, readLearners } from "../../schools/learner-rows.js";
import { loadLearners } from "../../schools/load-learners.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { LearnerId, MpesaAttemptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { parsePhone } from "../../values/phone.js";
import { canPayWithMpesa, paysForAnyLearner } from "../mpesa.policy.js";
import { AttemptType, toAttemptType } from "./attempt.type.js";
import { findAttempt } from "./find-attempt.js";
import { followAttempt } from "./follow-attempt.js";
import { payWithMpesa } from "./pay-with-mpesa.js";

const ATTEMPT_ID = { description: "The attempt's id." };

const learnerOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[]) =>
  loadLearners(em, viewer!, ids),
);

@Resolver(() => AttemptType)
export class AttemptResolver {
  @Mutation(() => AttemptType, {
    description:
      "Prompts a phone to pay fees by M-Pesa. Asked again with the same key it prompts nobody and tells how the first stands. For guardians, for their own children; for the bursar and the head, for any learner.",
  })
  async payWithMpesa(
    @Arg("learnerId", () => ID, { description: "Whom the money is for." }) learnerId: string,
    @Arg("cents", () => CentsScalar, { description: "How much: whole shillings, from KES 1 to KES 250,000." })
    cents: Cents,
    @Arg("phone", () => String, { description: "The phone that is to pay: a Kenyan mobile number." }) phone: string,
    @Arg("key", () => String, {
      description: "Made anew by the device for each payment: 1 to 64 letters, digits, hyphens or underscores.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<AttemptType> {
    const viewer = requirePolicy(canPayWithMpesa, requireUser(context));
    const payer = parsePhone(phone);
    if (!payer)
      throw new Refusal(ErrorCode.badInput, "That is not a Kenyan mobile number. Write it like 0712 345 678.");
    const wanted = { learnerId: readId<LearnerId>(learnerId), cents, phone: payer, key };
    await requireLearner(context, viewer, wanted.learnerId);
    return toAttemptType(await payWithMpesa(context, viewer, wanted));
  }

  @Query(() => AttemptType, {
    nullable: true,
    description:
      "How an attempt stands; null when there is none or it is not yours to see. For whoever began it, the bursar and the head.",
  })
  async mpesaAttempt(
    @Arg("id", () => ID, ATTEMPT_ID) id: string,
    @Ctx() context: Context,
  ): Promise<AttemptType | null> {
    const viewer = requirePolicy(canPayWithMpesa, requireUser(context));
    const attempt = await findAttempt(context.em, viewer, readId<MpesaAttemptId>(id));
    return attempt && toAttemptType(attempt);
  }

  @Subscription(() => AttemptType, {
    description:
      "Tells an attempt whenever it changes. Subscribe first, ask for it second, and drop what is not newer by `version`. For whoever began it, the bursar and the head.",
    subscribe: ({ args, context }: { args: { id: string }; context: Context }) =>
      followAttempt(context, requirePolicy(canPayWithMpesa, requireUser(context)), readId<MpesaAttemptId>(args.id)),
  })
  mpesaAttemptChanged(@Root() attempt: AttemptType, @Arg("id", () => ID, ATTEMPT_ID) _id: string): AttemptType {
    return attempt;
  }

  @FieldResolver(() => LearnerType, { nullable: true, description: "Whom the money is for." })
  async learner(@Root() { learnerId }: AttemptType, @Ctx() context: Context): Promise<LearnerType | null> {
    requireViewer(context);
    return (await learnerOf(context, learnerId)) ?? null;
  }
}

async function requireLearner({ em }: Context, viewer: UserViewer, learnerId: LearnerId): Promise<void> {
  const isTheirs = paysForAnyLearner(viewer) ? [] : [childrenOf(viewer.userId)];
  const found = await readLearners(em, viewer, [{ sql: "l.id = ?", values: [learnerId] }, ...isTheirs]);
  if (found.length === 0) throw new Refusal(ErrorCode.notFound, "There is no such learner whom you may pay for.");
}
