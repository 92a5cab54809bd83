import { Arg, Ctx, Field, InputType, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { ReceiptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { canManageFees } from "../fees.policy.js";
import { readRequestKey } from "../read-request-key.js";
import { writeBooks } from "../write-books.js";
import { ChannelEnum } from "./channel.enum.js";
import type { Channel } from "./channel.js";
import { loadReceipts } from "./load-receipts.js";
import { ReceiptType, toReceiptType } from "./receipt.type.js";
import { recordPayment } from "./record-payment.js";
import { ShareInput, toShares } from "./share.input.js";

@InputType({ description: "A payment that somebody took by hand." })
class RecordPaymentInput {
  @Field(() => String, {
    description: "Chosen by the client, such as a UUID: the payment is receipted once however often it is sent.",
  })
  key!: string;

  @Field(() => ChannelEnum, { description: "How the money came; not by M-Pesa." })
  channel!: Channel;

  @Field(() => CentsScalar, { description: "How much; for goods, the agreed value." })
  cents!: Cents;

  @Field(() => SchoolDayScalar, { description: "The day it was paid: today or before, and not closed." })
  day!: SchoolDay;

  @Field(() => [ShareInput], { description: "Whom it is for. What the shares leave waits in suspense." })
  shares!: ShareInput[];

  @Field(() => String, {
    nullable: true,
    description:
      "The bank's reference, or the cheque's bank and number; for cash, the number in the cash book, if any.",
  })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: "Who paid, in at most 120 letters." })
  payer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What the payer wrote of whom it is for, in at most 120 letters.",
  })
  narration?: string | null;

  @Field(() => String, { nullable: true, description: "What was brought in kind, in at most 60 letters." })
  goods?: string | null;

  @Field(() => String, { nullable: true, description: "How much of it, such as `3 bags of 90 kg`." })
  quantity?: string | null;
}

@Resolver()
export class RecordPaymentResolver {
  @Mutation(() => ReceiptType, {
    description: "Receipts a payment taken by hand: cash, bank, cheque or goods. For the bursar and the head.",
  })
  async recordPayment(
    @Arg("input", () => RecordPaymentInput, { description: "What was paid." }) input: RecordPaymentInput,
    @Ctx() context: Context,
  ): Promise<ReceiptType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const { channel, cents, day, reference = null, payer = null, narration = null } = input;
    const { goods = null, quantity = null } = input;
    const wanted = { channel, cents, day, reference, payer, narration, goods, quantity };
    const whole = { ...wanted, key: readRequestKey(input.key), shares: toShares(input.shares) };
    const { receiptId } = await writeBooks(context, viewer, (ledger) => recordPayment(ledger, whole));
    return readOwnReceipt(context, viewer, receiptId);
  }
}

/** A receipt that was written, or changed, for the viewer. */
export async function readOwnReceipt({ em }: Context, viewer: UserViewer, receiptId: ReceiptId): Promise<ReceiptType> {
  return toReceiptType((await loadReceipts(em, viewer, [receiptId])).get(receiptId)!);
}
