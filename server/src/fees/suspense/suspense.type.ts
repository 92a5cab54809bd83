import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { LearnerId, ReceiptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { SuggestionReason } from "./suggest-learners.js";

const SuggestionReasonEnum = {
  NUMBER: SuggestionReason.number,
  NEAR_NUMBER: SuggestionReason.nearNumber,
  NAME: SuggestionReason.name,
  GUARDIAN: SuggestionReason.guardian,
  EARLIER: SuggestionReason.earlier,
  SIBLING: SuggestionReason.sibling,
} as const;

registerEnumType(SuggestionReasonEnum, {
  name: "SuggestionReason",
  description: "Why money in suspense may be for a learner. A phone number is never a reason.",
  valuesConfig: {
    NUMBER: { description: "The payer wrote the learner's admission number in another form." },
    NEAR_NUMBER: { description: "The payer wrote a number that is a slip or two from the learner's." },
    NAME: { description: "The payer wrote words of the learner's name." },
    GUARDIAN: { description: "The payer has the name of one of the learner's guardians." },
    EARLIER: { description: "A payer of that name has paid for the learner before." },
    SIBLING: { description: "Has a guardian in common with a learner who was written of." },
  },
});

@ObjectType("SuggestionGround", { simpleResolvers: true, description: "One reason with what shows it." })
export class SuggestionGroundType {
  @Field(() => SuggestionReasonEnum, { description: "The reason." })
  reason!: SuggestionReason;

  @Field(() => String, {
    description: "The admission number, the words that were found, the guardian's, the payer's or the sibling's name.",
  })
  text!: string;

  @Field(() => Int, { nullable: true, description: "How many letters away, of a number that is near." })
  slips!: number | null;
}

@ObjectType("Suggestion", { simpleResolvers: true, description: "A learner whom money in suspense may be for." })
export class SuggestionType {
  /** Not part of the API: fields are read by it. */
  learnerId!: LearnerId;

  @Field(() => Int, { description: "How likely, for the order only: 100 and more where the number was written." })
  score!: number;

  @Field(() => [SuggestionGroundType], { description: "Why; at least one." })
  grounds!: readonly SuggestionGroundType[];
}

@ObjectType("Suspended", { simpleResolvers: true, description: "A receipt of which something waits in suspense." })
export class SuspendedType {
  /** Not part of the API: fields are read by it. */
  receiptId!: ReceiptId;

  @Field(() => CentsScalar, { description: "How much waits." })
  cents!: Cents;

  @Field(() => Int, { description: "For how many days." })
  ageDays!: number;
}

@ObjectType({ simpleResolvers: true, description: "A page of what waits in suspense, the oldest first." })
export class SuspendedConnection extends connectionOf(() => SuspendedType) {}
