import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How a school is paid through M-Pesa." })
export class MpesaSetup {
  @Field(() => String, { description: "The number that payers pay to: the paybill, or the till." })
  number!: string;

  @Field(() => Boolean, { description: "Whether the number is a till, which asks for no account." })
  isTill!: boolean;

  @Field(() => Boolean, {
    description: "Whether a phone can be prompted from here. Where not, one pays at the number.",
  })
  canPrompt!: boolean;

  @Field(() => Boolean, {
    description: "Whether no real money moves: a simulator or M-Pesa's sandbox. Say so on the screen.",
  })
  isPractice!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "What comes before the admission number in the account, where several schools share the number.",
  })
  accountPrefix!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The page on which to act the payer, where a simulator stands in for M-Pesa.",
  })
  simulatorUrl!: string | null;
}

@ObjectType({ description: "What M-Pesa said when it was told where to report payments." })
export class MpesaRegistration {
  @Field(() => Boolean, { description: "Whether M-Pesa took it." })
  isDone!: boolean;

  @Field(() => String, { nullable: true, description: "What M-Pesa answered when it did not." })
  fault!: string | null;

  @Field(() => Int, { nullable: true, description: "After how many seconds to try again, when M-Pesa is busy." })
  retryAfterSeconds!: number | null;
}
