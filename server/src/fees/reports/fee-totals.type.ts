import { Field, Int, ObjectType } from "type-graphql";
import { ClassType } from "../../schools/class.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import { HeadBalanceType } from "./fee-balance.type.js";

@ObjectType("ClassBalance", { simpleResolvers: true, description: "What is owed in one class." })
export class ClassBalanceType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => Int, { description: "How many of those on its roster owe something." })
  learnerCount!: number;

  @Field(() => CentsScalar, { description: "What they owe, due or not." })
  owed!: Cents;
}

@ObjectType("FeeTotals", {
  simpleResolvers: true,
  description:
    "How the fees of the school, or of a term, stand: what is owed is what was asked less what was let off and paid.",
})
export class FeeTotalsType {
  @Field(() => CentsScalar, { description: "What was asked, by invoices that stand." })
  invoiced!: Cents;

  @Field(() => CentsScalar, { description: "What was let off: waivers and discounts." })
  letOff!: Cents;

  @Field(() => CentsScalar, { description: "What was paid of it." })
  paid!: Cents;

  @Field(() => CentsScalar, { description: "What is still owed of it." })
  owed!: Cents;

  @Field(() => CentsScalar, { description: "What learners have paid ahead, whatever the term." })
  credit!: Cents;

  @Field(() => CentsScalar, {
    nullable: true,
    description: "What the school means to collect in the term; null where it was not said.",
  })
  target!: Cents | null;

  @Field(() => [HeadBalanceType], { description: "The same by vote head, what was brought forward first." })
  voteHeads!: HeadBalanceType[];
}
