import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { readId } from "../../platform/read-id.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { LearnerId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { canManageFees } from "../fees.policy.js";
import type { MoneyAccount } from "../ledger/account.js";
import { PayingAccountEnum } from "../ledger/money-account.enum.js";
import { readRequestKey } from "../read-request-key.js";
import { paidLearnerOf } from "../receipts/load-paid-learners.js";
import { writeBooks } from "../write-books.js";
import { refundCredit } from "./refund-credit.js";
import { transferCredit } from "./transfer-credit.js";

@InputType({ description: "What one learner has paid ahead and another is to have." })
class TransferCreditInput {
  @Field(() => String, { description: "Chosen by the client: it is done once however often it is sent." })
  key!: string;

  @Field(() => ID, { description: "Whose it is." })
  fromLearnerId!: string;

  @Field(() => ID, { description: "Whose it becomes." })
  toLearnerId!: string;

  @Field(() => CentsScalar, { description: "How much, at most what is paid ahead." })
  cents!: Cents;

  @Field(() => String, { description: "Why, in at most 160 letters." })
  reason!: string;
}

@InputType({ description: "What was paid ahead for a learner and goes back to who paid it." })
class RefundCreditInput {
  @Field(() => String, { description: "Chosen by the client: it is done once however often it is sent." })
  key!: string;

  @Field(() => ID, { description: "Whose it is." })
  learnerId!: string;

  @Field(() => CentsScalar, { description: "How much, at most what is paid ahead." })
  cents!: Cents;

  @Field(() => PayingAccountEnum, { description: "What it is paid from." })
  from!: MoneyAccount;

  @Field(() => String, { description: "Why, and by what cheque or M-Pesa payment; in at most 160 letters." })
  reason!: string;
}

@Resolver()
export class CreditResolver {
  @Mutation(() => [LearnerType], {
    description:
      "Gives what one learner has paid ahead to another, whose fees it pays; tells both. For the bursar and the head.",
  })
  async transferCredit(
    @Arg("input", () => TransferCreditInput, { description: "What goes from whom to whom." })
    input: TransferCreditInput,
    @Ctx() context: Context,
  ): Promise<LearnerType[]> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const { cents, reason } = input;
    const [from, to] = [readId<LearnerId>(input.fromLearnerId), readId<LearnerId>(input.toLearnerId)];
    const wanted = { key: readRequestKey(input.key), from, to, cents, reason };
    await writeBooks(context, viewer, (ledger) => transferCredit(ledger, wanted));
    return (await Promise.all([paidLearnerOf(context, from), paidLearnerOf(context, to)])) as LearnerType[];
  }

  @Mutation(() => LearnerType, {
    description: "Gives what was paid ahead for a learner back to who paid it. For the bursar and the head.",
  })
  async refundCredit(
    @Arg("input", () => RefundCreditInput, { description: "What goes back." }) input: RefundCreditInput,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const { cents, from, reason } = input;
    const learnerId = readId<LearnerId>(input.learnerId);
    const wanted = { key: readRequestKey(input.key), learnerId, cents, from, reason };
    await writeBooks(context, viewer, (ledger) => refundCredit(ledger, wanted));
    return (await paidLearnerOf(context, learnerId))!;
  }
}
