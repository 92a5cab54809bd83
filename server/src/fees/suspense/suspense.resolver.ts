import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { ReceiptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { daysBetween, schoolDayAt } from "../../values/school-day.js";
import { canManageFees, seesAccounts } from "../fees.policy.js";
import type { MoneyAccount } from "../ledger/account.js";
import { PayingAccountEnum } from "../ledger/money-account.enum.js";
import { readRequestKey } from "../read-request-key.js";
import { paidLearnerOf } from "../receipts/load-paid-learners.js";
import { loadReceipts } from "../receipts/load-receipts.js";
import { ReceiptType, toReceiptType } from "../receipts/receipt.type.js";
import { readOwnReceipt } from "../receipts/record-payment.resolver.js";
import { ShareInput, toShares } from "../receipts/share.input.js";
import { writeBooks } from "../write-books.js";
import { allocateSuspense } from "./allocate-suspense.js";
import { findSuspense } from "./find-suspense.js";
import { loadSuggestions } from "./load-suggestions.js";
import { refundSuspense } from "./refund-suspense.js";
import { SuggestionType, SuspendedConnection, SuspendedType } from "./suspense.type.js";

@InputType({ description: "Whom money in suspense is for." })
class AllocateSuspenseInput {
  @Field(() => String, { description: "Chosen by the client: it is done once however often it is sent." })
  key!: string;

  @Field(() => ID, { description: "The receipt." })
  receiptId!: string;

  @Field(() => [ShareInput], { description: "Who gets what; what they leave stays in suspense." })
  shares!: ShareInput[];
}

@InputType({ description: "Money in suspense that goes back to who paid it." })
class RefundSuspenseInput {
  @Field(() => String, { description: "Chosen by the client: it is done once however often it is sent." })
  key!: string;

  @Field(() => ID, { description: "The receipt." })
  receiptId!: string;

  @Field(() => CentsScalar, { description: "How much of what waits." })
  cents!: Cents;

  @Field(() => PayingAccountEnum, { description: "What it is paid from." })
  from!: MoneyAccount;

  @Field(() => String, { description: "Why, and by what cheque or M-Pesa reversal; in at most 160 letters." })
  reason!: string;
}

const receiptOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ReceiptId[]) =>
  loadReceipts(em, viewer!, ids),
);
const suggestionsOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ReceiptId[]) =>
  loadSuggestions(em, viewer!.schoolId, ids),
);

@Resolver(() => SuspendedType)
export class SuspenseResolver {
  @Query(() => SuspendedConnection, {
    description:
      "Receipts of which something waits for its learners to be found, the oldest first. For the bursar and those who lead the school.",
  })
  async suspense(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<SuspendedType>> {
    const viewer = requirePolicy(seesAccounts, requireViewer(context));
    const found = await findSuspense(context.em, viewer.schoolId, page);
    const today = schoolDayAt(context.clock.now());
    const toType = ({ receiptId, cents, day }: (typeof found.nodes)[number]) =>
      Object.assign(new SuspendedType(), { receiptId, cents, ageDays: daysBetween(day, today) });
    return { ...found, nodes: found.nodes.map(toType) };
  }

  @Mutation(() => ReceiptType, {
    description: "Gives money in suspense to one learner, or splits it among many. For the bursar and the head.",
  })
  async allocateSuspense(
    @Arg("input", () => AllocateSuspenseInput, { description: "What is for whom." }) input: AllocateSuspenseInput,
    @Ctx() context: Context,
  ): Promise<ReceiptType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const receiptId = readId<ReceiptId>(input.receiptId);
    const wanted = { key: readRequestKey(input.key), receiptId, shares: toShares(input.shares) };
    await writeBooks(context, viewer, (ledger) => allocateSuspense(ledger, wanted));
    return readOwnReceipt(context, viewer, receiptId);
  }

  @Mutation(() => ReceiptType, {
    description: "Gives money in suspense back to who paid it. For the bursar and the head.",
  })
  async refundSuspense(
    @Arg("input", () => RefundSuspenseInput, { description: "What goes back." }) input: RefundSuspenseInput,
    @Ctx() context: Context,
  ): Promise<ReceiptType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const receiptId = readId<ReceiptId>(input.receiptId);
    const { cents, from, reason } = input;
    const wanted = { key: readRequestKey(input.key), receiptId, cents, from, reason };
    await writeBooks(context, viewer, (ledger) => refundSuspense(ledger, wanted));
    return readOwnReceipt(context, viewer, receiptId);
  }

  @FieldResolver(() => ReceiptType, { description: "The receipt." })
  async receipt(@Root() { receiptId }: SuspendedType, @Ctx() context: Context): Promise<ReceiptType> {
    return toReceiptType((await receiptOf(context, receiptId))!);
  }

  @FieldResolver(() => [SuggestionType], {
    description: "Whom it may be for, the likeliest first, at most five; none when nothing speaks for anybody.",
  })
  async suggestions(@Root() { receiptId }: SuspendedType, @Ctx() context: Context): Promise<SuggestionType[]> {
    const suggestions = (await suggestionsOf(context, receiptId)) ?? [];
    return suggestions.map(({ score, ...rest }) =>
      Object.assign(new SuggestionType(), { ...rest, score: Math.round(score) }),
    );
  }
}

@Resolver(() => SuggestionType)
export class SuggestionResolver {
  @FieldResolver(() => LearnerType, { description: "The learner." })
  async learner(@Root() { learnerId }: SuggestionType, @Ctx() context: Context): Promise<LearnerType> {
    return (await paidLearnerOf(context, learnerId))!;
  }
}
