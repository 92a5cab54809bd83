import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { LearnerType } from "../../schools/learner.type.js";
import { TermType } from "../../schools/school.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { VoteHeadType } from "../setup/vote-head.type.js";
import { LeftOutReason } from "./left-out-reason.js";
import type { RunPlan } from "./plan-invoice-run.js";

const LeftOutReasonEnum = {
  NO_STRUCTURE_FOR_GRADE: LeftOutReason.noStructureForGrade,
  NO_STRUCTURE_FOR_RESIDENCE: LeftOutReason.noStructureForResidence,
  NOT_ENROLLED: LeftOutReason.notEnrolled,
} as const;

registerEnumType(LeftOutReasonEnum, {
  name: "NotInvoicedReason",
  description: "Why an invoice run makes no invoice for a learner.",
  valuesConfig: {
    NO_STRUCTURE_FOR_GRADE: { description: "The term has no fee structure for the learner's grade." },
    NO_STRUCTURE_FOR_RESIDENCE: { description: "The grade has one, but not for where the learner sleeps." },
    NOT_ENROLLED: {
      description: "The learner was named and is in no class of the term's year, or not in those chosen.",
    },
  },
});

@ObjectType("InvoiceRun", { simpleResolvers: true, description: "Many invoices for a term, made in one step." })
export class InvoiceRunType {
  @Field(() => ID, { description: "The run's id." })
  id!: string;

  @Field(() => TermType, { description: "The term." })
  term!: TermType;

  @Field(() => SchoolDayScalar, { description: "The day its invoices count for." })
  day!: SchoolDay;

  @Field(() => SchoolDayScalar, { description: "The day by which they are to be paid." })
  dueDay!: SchoolDay;

  @Field(() => Int, { description: "How many invoices it made." })
  invoiceCount!: number;

  @Field(() => CentsScalar, { description: "What they came to, before discounts." })
  cents!: Cents;

  @Field(() => CentsScalar, { description: "What discounts let off of that." })
  discountCents!: Cents;

  @Field(() => UserType, { nullable: true, description: "Who made it; null when the machine did." })
  createdBy!: UserType | null;

  @Field(() => Date, { description: "When." })
  createdAt!: Date;

  @Field(() => UserType, { nullable: true, description: "Who took it back; null while it stands." })
  reversedBy!: UserType | null;

  @Field(() => Date, { nullable: true, description: "When it was taken back; null while it stands." })
  reversedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of invoice runs, the latest first." })
export class InvoiceRunConnection extends connectionOf(() => InvoiceRunType) {}

@ObjectType("ClassFees", { simpleResolvers: true, description: "What a run asks of one class." })
export class ClassFeesType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => Int, { description: "How many invoices." })
  invoiceCount!: number;

  @Field(() => CentsScalar, { description: "What they come to, discounts taken off." })
  cents!: Cents;
}

@ObjectType("VoteHeadFees", { simpleResolvers: true, description: "What a run asks for one vote head." })
export class VoteHeadFeesType {
  @Field(() => VoteHeadType, { description: "The vote head." })
  voteHead!: VoteHeadType;

  @Field(() => CentsScalar, { description: "What is asked, before discounts." })
  cents!: Cents;

  @Field(() => CentsScalar, { description: "What discounts let off of that." })
  discountCents!: Cents;
}

@ObjectType("NotInvoiced", { simpleResolvers: true, description: "A learner for whom a run makes no invoice." })
export class LeftOutType {
  @Field(() => LearnerType, { description: "Who." })
  learner!: LearnerType;

  @Field(() => LeftOutReasonEnum, { description: "Why." })
  reason!: LeftOutReason;
}

@ObjectType({ simpleResolvers: true, description: "A page of learners for whom a run makes no invoice." })
export class NotInvoicedConnection extends connectionOf(() => LeftOutType) {}

@ObjectType("InvoiceRunPreview", {
  simpleResolvers: true,
  description: "What an invoice run would do now. Nothing was written.",
})
export class InvoiceRunPreviewType {
  /** Not part of the API: fields are read from it. */
  plan!: RunPlan;

  @Field(() => TermType, { description: "The term." })
  term!: TermType;

  @Field(() => Int, { description: "How many invoices it would make." })
  invoiceCount!: number;

  @Field(() => Int, { description: "For how many learners." })
  learnerCount!: number;

  @Field(() => Int, { description: "How many invoices stand already, which it would not make again." })
  alreadyInvoiced!: number;

  @Field(() => CentsScalar, { description: "What they would come to, before discounts." })
  cents!: Cents;

  @Field(() => CentsScalar, { description: "What discounts would let off of that." })
  discountCents!: Cents;

  @Field(() => Int, { description: "How many learners would get a discount." })
  discountedCount!: number;
}
