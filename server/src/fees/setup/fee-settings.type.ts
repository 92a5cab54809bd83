import { Field, Int, ObjectType } from "type-graphql";
import { TermType } from "../../schools/school.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import { VoteHeadType } from "./vote-head.type.js";

@ObjectType("TermTarget", { simpleResolvers: true, description: "How much the school means to collect in a term." })
export class TermTargetType {
  @Field(() => TermType, { description: "The term." })
  term!: TermType;

  @Field(() => CentsScalar, { description: "How much." })
  cents!: Cents;
}

@ObjectType("FeeSettings", { simpleResolvers: true, description: "How the school handles its fees." })
export class FeeSettingsType {
  @Field(() => Int, { description: "How many days after an invoice it is due." })
  dueDays!: number;

  @Field(() => [Int], {
    description:
      "What is let off of the second child's fees, the third's and so on, of a hundred; the last holds for those after it.",
  })
  siblingPercents!: number[];

  @Field(() => [VoteHeadType], { description: "The vote heads that are lowered for brothers and sisters." })
  siblingVoteHeads!: VoteHeadType[];

  @Field(() => CentsScalar, { description: "A waiver of more than this takes a second person." })
  waiverLimit!: Cents;

  @Field(() => [TermTargetType], { description: "What is to be collected in each term for which it was said." })
  targets!: TermTargetType[];
}
