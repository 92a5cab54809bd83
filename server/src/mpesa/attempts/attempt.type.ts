import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { LearnerId } from "../../values/ids.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import { AttemptStateEnum, FailureReasonEnum } from "./attempt.enum.js";
import type { AttemptState } from "./attempt-state.js";
import type { FailureReason } from "./failure-reason.js";
import { OPEN_STATES } from "./attempt-state.js";
import type { Attempt } from "./lock-attempt.js";

@ObjectType("MpesaAttempt", { description: "One try to be paid by a prompt on a phone." })
export class AttemptType {
  learnerId!: LearnerId;

  @Field(() => ID, { description: "The attempt's id." })
  id!: string;

  @Field(() => CentsScalar, { description: "How much was asked for." })
  cents!: Cents;

  @Field(() => String, { description: "The phone that was prompted." })
  phone!: string;

  @Field(() => AttemptStateEnum, { description: "How far it has come." })
  state!: AttemptState;

  @Field(() => FailureReasonEnum, { nullable: true, description: "Why it was not paid, or is not known to be." })
  reason!: FailureReason | null;

  @Field(() => String, { nullable: true, description: "M-Pesa's last result code, as it came." })
  resultCode!: string | null;

  @Field(() => String, { nullable: true, description: "M-Pesa's receipt number, once one was told." })
  mpesaReceipt!: string | null;

  @Field(() => Boolean, {
    description:
      "Whether M-Pesa has told of the money, and it is being confirmed: say so, and do not ask for it again.",
  })
  isConfirming!: boolean;

  @Field(() => Int, { description: "Grows with every change: drop what is not newer." })
  version!: number;

  @Field(() => Date, { description: "When it was begun." })
  createdAt!: Date;

  @Field(() => Date, { description: "When it last changed." })
  changedAt!: Date;
}

@ObjectType("MpesaAttemptConnection", { description: "A page of attempts, the newest first." })
export class AttemptConnection extends connectionOf(() => AttemptType) {}

export function toAttemptType(attempt: Attempt): AttemptType {
  const isOpen = (OPEN_STATES as readonly AttemptState[]).includes(attempt.state);
  const type = new AttemptType();
  return Object.assign(type, {
    learnerId: attempt.learnerId,
    id: String(attempt.id),
    cents: attempt.cents,
    phone: attempt.phone,
    state: attempt.state,
    reason: attempt.reason,
    resultCode: attempt.resultCode,
    mpesaReceipt: attempt.receipt,
    isConfirming: isOpen && (attempt.receipt !== null || attempt.saidPaidAt !== null),
    version: attempt.version,
    createdAt: attempt.createdAt,
    changedAt: attempt.changedAt,
  });
}
