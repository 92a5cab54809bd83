import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import { ReversalState } from "./reversal-state.js";

const ReversalStateEnum = {
  ASKED: ReversalState.asked,
  DECLINED: ReversalState.declined,
  SENDING: ReversalState.sending,
  SENT: ReversalState.sent,
  DONE: ReversalState.done,
  FAILED: ReversalState.failed,
  UNKNOWN: ReversalState.unknown,
} as const;

registerEnumType(ReversalStateEnum, {
  name: "MpesaReversalState",
  description: "How far money's way back to its payer has come.",
  valuesConfig: {
    ASKED: { description: "One person asked for it; another has to agree." },
    DECLINED: { description: "Another would not have it." },
    SENDING: { description: "Agreed to, and being sent." },
    SENT: { description: "M-Pesa has taken it; its result comes later." },
    DONE: { description: "The money went back, and left the journal." },
    FAILED: { description: "M-Pesa would not do it. It may be asked for anew." },
    UNKNOWN: { description: "No answer came: look at M-Pesa's portal before anything else." },
  },
});

@ObjectType({ description: "A payment that is to go back to its payer through M-Pesa." })
export class MpesaReversal {
  @Field(() => ID, { description: "The reversal's id." })
  id!: string;

  @Field(() => ID, { description: "The payment's id." })
  paymentId!: string;

  @Field(() => String, { description: "M-Pesa's receipt number of the payment." })
  mpesaReceipt!: string;

  @Field(() => CentsScalar, { description: "How much goes back." })
  cents!: Cents;

  @Field(() => ReversalStateEnum, { description: "How far it has come." })
  state!: ReversalState;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => String, { nullable: true, description: "M-Pesa's result code, once there is one." })
  resultCode!: string | null;

  @Field(() => Boolean, { description: "Whether the viewer asked for it, and so cannot agree to it." })
  isMine!: boolean;

  @Field(() => Date, { description: "When it was asked for." })
  askedAt!: Date;
}

@ObjectType({ description: "A page of reversals, the newest first." })
export class MpesaReversalConnection extends connectionOf(() => MpesaReversal) {}
