import { Field, ID, Int, ObjectType } from "type-graphql";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";

@ObjectType({ description: "Money that has reached a learner's account, verified and receipted." })
export class PaymentConfirmed {
  @Field(() => ID, { description: "Stays the same however often it is told." })
  eventId!: string;

  @Field(() => ID, { description: "The learner's id." })
  learnerId!: string;

  @Field(() => CentsScalar, { description: "How much of it is this learner's." })
  cents!: Cents;

  @Field(() => ID, { description: "The receipt's id." })
  receiptId!: string;

  @Field(() => Int, { description: "The receipt's number." })
  receiptNumber!: number;

  @Field(() => Date, { description: "When it was paid." })
  paidAt!: Date;
}

@ObjectType({ description: "Something that changed a school's fees: ask anew for what is on the screen." })
export class FeesChanged {
  @Field(() => ID, { description: "Stays the same however often it is told." })
  eventId!: string;

  @Field(() => ID, { nullable: true, description: "The receipt that changed them, where it was one." })
  receiptId!: string | null;

  @Field(() => [ID], { description: "The learners whose accounts it touched, as far as they were named." })
  learnerIds!: string[];
}
