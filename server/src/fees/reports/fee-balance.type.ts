import { Field, ObjectType } from "type-graphql";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { InstalmentPlanType } from "../instalments/instalment.type.js";
import { VoteHeadType } from "../setup/vote-head.type.js";

@ObjectType("HeadBalance", {
  simpleResolvers: true,
  description: "How one vote head stands: what is owed is what was asked less what was let off and paid.",
})
export class HeadBalanceType {
  @Field(() => VoteHeadType, { nullable: true, description: "What for; null for what was brought forward." })
  voteHead!: VoteHeadType | null;

  @Field(() => CentsScalar, { description: "What was asked, by invoices that stand." })
  invoiced!: Cents;

  @Field(() => CentsScalar, { description: "What was let off: waivers and discounts." })
  letOff!: Cents;

  @Field(() => CentsScalar, { description: "What was paid." })
  paid!: Cents;

  @Field(() => CentsScalar, { description: "What is still owed." })
  owed!: Cents;
}

@ObjectType("DebtAges", {
  simpleResolvers: true,
  description: "What is owed, by how many days ago it was due; an instalment plan that holds moves what it covers.",
})
export class DebtAgesType {
  @Field(() => CentsScalar, { description: "Due today or later." })
  notDue!: Cents;

  @Field(() => CentsScalar, { description: "Due 1 to 30 days ago." })
  days30!: Cents;

  @Field(() => CentsScalar, { description: "Due 31 to 60 days ago." })
  days60!: Cents;

  @Field(() => CentsScalar, { description: "Due 61 to 90 days ago." })
  days90!: Cents;

  @Field(() => CentsScalar, { description: "Due more than 90 days ago." })
  older!: Cents;
}

@ObjectType("FeeBalance", { simpleResolvers: true, description: "How a learner's account stands now." })
export class FeeBalanceType {
  @Field(() => CentsScalar, { description: "What is owed, due or not." })
  owed!: Cents;

  @Field(() => CentsScalar, { description: "What was paid ahead; it pays the next invoice by itself." })
  credit!: Cents;

  @Field(() => CentsScalar, { description: "What of the debt is late." })
  overdue!: Cents;

  @Field(() => DebtAgesType, { description: "What is owed, by how late it is." })
  ages!: DebtAgesType;

  @Field(() => SchoolDayScalar, {
    nullable: true,
    description: "The next day something falls due; null when nothing will.",
  })
  nextDueDay!: SchoolDay | null;

  @Field(() => CentsScalar, { description: "What falls due then." })
  nextDueCents!: Cents;

  @Field(() => [HeadBalanceType], {
    description: "How each vote head stands of which something was ever asked, what was brought forward first.",
  })
  voteHeads!: HeadBalanceType[];

  @Field(() => InstalmentPlanType, { nullable: true, description: "The instalment plan that holds, if one does." })
  plan!: InstalmentPlanType | null;
}
