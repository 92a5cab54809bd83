import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { LearnerId, ReceiptId, UserId, VoteHeadId } from "../../values/ids.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import type { Channel } from "./channel.js";
import { ChannelEnum } from "./channel.enum.js";
import type { LearnersPart, Part } from "./receipt-money.js";
import type { ReceiptRow } from "./receipt-rows.js";

@ObjectType("Receipt", {
  simpleResolvers: true,
  description: "Money that came in, once. A guardian is shown what of it reached their own children, and no more.",
})
export class ReceiptType {
  /** Not part of the API: fields are read by them. */
  receiptId!: ReceiptId;
  recordedById!: UserId | null;
  allCents!: Cents;
  said!: Pick<ReceiptRow, "payer" | "narration">;

  @Field(() => ID, { description: "The receipt's id." })
  id!: string;

  @Field(() => Int, { description: "The school's own count, without gaps: what is printed." })
  number!: number;

  @Field(() => ChannelEnum, { description: "How the money came." })
  channel!: Channel;

  @Field(() => String, {
    nullable: true,
    description: "The provider's or the bank's own number of the payment; null for cash without one.",
  })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: "What was brought in kind." })
  goods!: string | null;

  @Field(() => String, { nullable: true, description: "How much of it was brought." })
  quantity!: string | null;

  @Field(() => SchoolDayScalar, { description: "The day it counts for in the books." })
  day!: SchoolDay;

  @Field(() => Date, { description: "When it was paid, as far as is known." })
  paidAt!: Date;

  @Field(() => String, { description: "Proves a printed receipt to anybody, by `verifyReceipt`." })
  code!: string;

  @Field(() => Date, { nullable: true, description: "When it was taken back; null while it stands." })
  reversedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of receipts, the newest first." })
export class ReceiptConnection extends connectionOf(() => ReceiptType) {}

@ObjectType("ReceiptShare", { simpleResolvers: true, description: "What of a receipt reached one learner." })
export class ReceiptShareType {
  /** Not part of the API: fields are read by them. */
  learnerId!: LearnerId;
  vote!: readonly Part[];

  @Field(() => CentsScalar, { description: "All that reached the learner." })
  cents!: Cents;

  @Field(() => CentsScalar, { description: "What of it was more than was owed then: it is paid ahead." })
  creditCents!: Cents;
}

@ObjectType("VoteHeadPart", { simpleResolvers: true, description: "What of an amount belongs to one vote head." })
export class VoteHeadPartType {
  /** Not part of the API: fields are read by it. */
  voteHeadId!: VoteHeadId | null;

  @Field(() => CentsScalar, { description: "The amount." })
  cents!: Cents;
}

@ObjectType("ReceiptProof", {
  description: "What anybody is told who has a receipt's code: whether it stands, and nothing of the learner's name.",
})
export class ReceiptProofType {
  @Field(() => Int, { description: "The receipt's number." })
  number!: number;

  @Field(() => SchoolDayScalar, { description: "Its day." })
  day!: SchoolDay;

  @Field(() => CentsScalar, { description: "Its amount." })
  cents!: Cents;

  @Field(() => String, { description: "The school." })
  school!: string;

  @Field(() => Boolean, { description: "Whether it stands; false when it was reversed." })
  stands!: boolean;
}

export function toReceiptType(row: ReceiptRow): ReceiptType {
  const { id, reference, requestKey, recordedBy, cents, payer, narration, ...rest } = row;
  const { number, channel, goods, quantity, day, paidAt, code, reversedAt } = rest;
  return Object.assign(new ReceiptType(), {
    receiptId: id,
    recordedById: recordedBy,
    allCents: cents,
    said: { payer, narration },
    id: String(id),
    number,
    channel,
    reference: reference === requestKey ? null : reference,
    goods,
    quantity,
    day,
    paidAt,
    code,
    reversedAt,
  });
}

export const toShareType = ({ learnerId, cents, credit, parts }: LearnersPart): ReceiptShareType =>
  Object.assign(new ReceiptShareType(), { learnerId, vote: parts, cents, creditCents: credit });
