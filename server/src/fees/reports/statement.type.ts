import { Field, ID, Int, ObjectType } from "type-graphql";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { EntryKindEnum } from "../ledger/entry-kind.enum.js";
import type { EntryKind } from "../ledger/entry-kind.js";

@ObjectType("StatementEntry", { simpleResolvers: true, description: "What changed what a learner owes." })
export class StatementEntryType {
  @Field(() => ID, { description: "The entry's id in the journal." })
  id!: string;

  @Field(() => Int, { description: "Its number in the school's journal, from 1 and without gaps." })
  number!: number;

  @Field(() => EntryKindEnum, { description: "Why it was made." })
  kind!: EntryKind;

  @Field(() => SchoolDayScalar, { description: "The day it counts for." })
  day!: SchoolDay;

  @Field(() => String, {
    description: "What it is for: the invoice's words, a payment's reference, a reason; may be empty.",
  })
  memo!: string;

  @Field(() => CentsScalar, { description: "Above 0 the learner owes more by it, below 0 less." })
  cents!: Cents;

  @Field(() => CentsScalar, { description: "What the learner owes after it; below 0 is paid ahead." })
  balance!: Cents;

  @Field(() => ID, { nullable: true, description: "The invoice it was made for, or takes back." })
  invoiceId!: string | null;

  @Field(() => Int, { nullable: true, description: "That invoice's number." })
  invoiceNumber!: number | null;

  @Field(() => ID, { nullable: true, description: "The receipt whose money it moves." })
  receiptId!: string | null;

  @Field(() => Int, { nullable: true, description: "That receipt's number." })
  receiptNumber!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "How that money came: `mpesa`, `bank`, `cheque`, `cash` or `in-kind`.",
  })
  channel!: string | null;

  @Field(() => ID, { nullable: true, description: "The entry it takes back." })
  reversesId!: string | null;

  @Field(() => UserType, { nullable: true, description: "Who made it; null when the machine did." })
  by!: UserType | null;

  @Field(() => Date, { description: "When it was made." })
  at!: Date;
}

@ObjectType("FeeStatement", {
  simpleResolvers: true,
  description: "What changed what a learner owes within some days, oldest first, a page of it.",
})
export class FeeStatementType extends connectionOf(() => StatementEntryType) {
  @Field(() => LearnerType, { description: "Whose." })
  learner!: LearnerType;

  @Field(() => SchoolDayScalar, { description: "The first day." })
  from!: SchoolDay;

  @Field(() => SchoolDayScalar, { description: "The last day." })
  to!: SchoolDay;

  @Field(() => CentsScalar, { description: "What was owed before the first day; below 0 was paid ahead." })
  opening!: Cents;

  @Field(() => CentsScalar, { description: "What was owed at the end of the last; below 0 was paid ahead." })
  closing!: Cents;
}
