import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, registerEnumType, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { LearnerType } from "../../schools/learner.type.js";
import { loadLearners } from "../../schools/load-learners.js";
import type { LearnerId, MpesaAttemptId, MpesaPaymentId } from "../../values/ids.js";
import { AttemptStateEnum } from "../attempts/attempt.enum.js";
import type { AttemptState } from "../attempts/attempt-state.js";
import { AttemptConnection, AttemptType, toAttemptType } from "../attempts/attempt.type.js";
import type { NoticeState } from "../inbox/notice-kind.js";
import { canKeepMpesa } from "../mpesa.policy.js";
import type { PaymentState } from "../payments/payment-state.js";
import { closeAttempt } from "./close-attempt.js";
import { decidePayment, PaymentDecision } from "./decide-payment.js";
import { listAttempts, listNotices, listPayments } from "./list-mpesa.js";
import { NoticeStateEnum, PaymentStateEnum } from "./payment.enum.js";
import {
  MpesaNoticeConnection,
  MpesaNoticeType,
  MpesaPaymentConnection,
  MpesaPaymentType,
  toPaymentType,
} from "./payment.type.js";

const PaymentDecisionEnum = { CREDIT: PaymentDecision.credit, DISMISS: PaymentDecision.dismiss } as const;
registerEnumType(PaymentDecisionEnum, {
  name: "MpesaPaymentDecision",
  description: "What the bursar finds of a payment that waits for them.",
  valuesConfig: {
    CREDIT: { description: "The money is there: it goes to the learner named, or else to suspense." },
    DISMISS: { description: "There is no such money." },
  },
});

const NOTE = "What was looked up where, and what was found, in at most 200 letters: an auditor reads it.";

const learnerOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[]) =>
  loadLearners(em, viewer!, ids),
);

@Resolver(() => MpesaPaymentType)
export class MpesaBooksResolver {
  @Query(() => AttemptConnection, {
    description: "The school's prompts to pay, the newest first. For the bursar and the head.",
  })
  mpesaAttempts(
    @Arg("state", () => AttemptStateEnum, { nullable: true, description: "Only those in this state." })
    state: AttemptState | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<AttemptType>> {
    const { schoolId } = requirePolicy(canKeepMpesa, requireUser(context));
    return listAttempts(context.em, schoolId, state ?? null, page);
  }

  @Query(() => MpesaPaymentConnection, {
    description: "Money that M-Pesa told of, the newest first. For the bursar and the head.",
  })
  mpesaPayments(
    @Arg("state", () => PaymentStateEnum, { nullable: true, description: "Only those in this state." })
    state: PaymentState | null,
    @Arg("inReview", () => Boolean, { defaultValue: false, description: "Only those that wait for the bursar." })
    inReview: boolean,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<MpesaPaymentType>> {
    const { schoolId } = requirePolicy(canKeepMpesa, requireUser(context));
    return listPayments(context.em, schoolId, { state: state ?? null, inReview }, page);
  }

  @Query(() => MpesaNoticeConnection, {
    description: "What came to the school's addresses for M-Pesa, the newest first. For the bursar and the head.",
  })
  mpesaNotices(
    @Arg("state", () => NoticeStateEnum, { nullable: true, description: "Only those in this state." })
    state: NoticeState | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<MpesaNoticeType>> {
    const { schoolId } = requirePolicy(canKeepMpesa, requireUser(context));
    return listNotices(context.em, schoolId, state ?? null, page);
  }

  @Mutation(() => MpesaPaymentType, {
    description: "Settles a payment that waits for a person. It is audited. For the bursar and the head.",
  })
  async decideMpesaPayment(
    @Arg("id", () => ID, { description: "The payment's id." }) id: string,
    @Arg("decision", () => PaymentDecisionEnum, { description: "What was found." }) decision: PaymentDecision,
    @Arg("note", () => String, { description: NOTE }) note: string,
    @Arg("learnerId", () => ID, { nullable: true, description: "Whose it is; nobody's yet without it." }) learnerId:
      | string
      | null,
    @Ctx() context: Context,
  ): Promise<MpesaPaymentType> {
    const viewer = requirePolicy(canKeepMpesa, requireUser(context));
    const whose = learnerId == null ? null : readId<LearnerId>(learnerId);
    if (whose !== null && !(await loadLearners(context.em, viewer, [whose])).has(whose)) {
      throw new Refusal(ErrorCode.notFound, "The school has no such learner.");
    }
    const paymentId = readId<MpesaPaymentId>(id);
    return toPaymentType(await decidePayment(context, viewer, paymentId, { decision, learnerId: whose, note }));
  }

  @Mutation(() => AttemptType, {
    description:
      "Closes an attempt that waits for a person, who found that nothing was paid. It is audited. For the bursar and the head.",
  })
  async closeMpesaAttempt(
    @Arg("id", () => ID, { description: "The attempt's id." }) id: string,
    @Arg("note", () => String, { description: NOTE }) note: string,
    @Ctx() context: Context,
  ): Promise<AttemptType> {
    const viewer = requirePolicy(canKeepMpesa, requireUser(context));
    return toAttemptType(await closeAttempt(context, viewer, readId<MpesaAttemptId>(id), note));
  }

  @FieldResolver(() => LearnerType, { nullable: true, description: "Whom it is for, when that is known." })
  async learner(@Root() { learnerId }: MpesaPaymentType, @Ctx() context: Context): Promise<LearnerType | null> {
    requireViewer(context);
    return learnerId === null ? null : ((await learnerOf(context, learnerId)) ?? null);
  }
}
