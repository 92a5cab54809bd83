import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { LearnerType } from "../../schools/learner.type.js";
import { TermType, toTermType } from "../../schools/school.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import { addMoney, type Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import type { Names } from "../setup/fee-structure.type.js";
import { toVoteHeadType, VoteHeadType } from "../setup/vote-head.type.js";
import { InvoiceKind } from "./invoice.entity.js";
import type { InvoiceRow } from "./read-invoices.js";

const InvoiceKindEnum = {
  TERM: InvoiceKind.term,
  OPENING: InvoiceKind.opening,
  CHARGE: InvoiceKind.charge,
} as const;

registerEnumType(InvoiceKindEnum, {
  name: "InvoiceKind",
  description: "Why a learner was asked to pay.",
  valuesConfig: {
    TERM: { description: "A term's fees." },
    OPENING: { description: "What was owed before the school used Asili." },
    CHARGE: { description: "Something of the learner's own, such as transport." },
  },
});

@ObjectType("InvoiceLine", { simpleResolvers: true, description: "What an invoice asks for one vote head." })
export class InvoiceLineType {
  @Field(() => VoteHeadType, { nullable: true, description: "What for; null for what was brought forward." })
  voteHead!: VoteHeadType | null;

  @Field(() => CentsScalar, { description: "What was asked." })
  cents!: Cents;

  @Field(() => CentsScalar, { description: "What a discount let off of it at once." })
  discountCents!: Cents;

  @Field(() => CentsScalar, { description: "What is still owed of it." })
  owed!: Cents;
}

@ObjectType("Invoice", { simpleResolvers: true, description: "What a learner was asked to pay, on a day." })
export class InvoiceType {
  @Field(() => ID, { description: "The invoice's id." })
  id!: string;

  @Field(() => Int, { description: "Its number in the school, from 1 and without gaps." })
  number!: number;

  @Field(() => InvoiceKindEnum, { description: "Why it was made." })
  kind!: InvoiceKind;

  @Field(() => LearnerType, { description: "Who is asked." })
  learner!: LearnerType;

  @Field(() => TermType, { nullable: true, description: "The term it belongs to; null where it belongs to none." })
  term!: TermType | null;

  @Field(() => String, { description: "What it is for, in the school's words." })
  memo!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The learner's place among their brothers and sisters, where that lowered it.",
  })
  childOrder!: number | null;

  @Field(() => Int, { nullable: true, description: "By how much of a hundred it was lowered for that." })
  discountPercent!: number | null;

  @Field(() => SchoolDayScalar, { description: "The day it counts for." })
  day!: SchoolDay;

  @Field(() => SchoolDayScalar, { description: "The day by which it is to be paid." })
  dueDay!: SchoolDay;

  @Field(() => Date, { nullable: true, description: "When it was taken back; null while it stands." })
  reversedAt!: Date | null;

  @Field(() => [InvoiceLineType], { description: "What it asks for each vote head, in the school's order." })
  lines!: InvoiceLineType[];

  @Field(() => CentsScalar, { description: "What it comes to, discounts taken off." })
  cents!: Cents;

  @Field(() => CentsScalar, { description: "What is still owed of it." })
  owed!: Cents;
}

@ObjectType({ simpleResolvers: true, description: "A page of invoices, the latest made first." })
export class InvoiceConnection extends connectionOf(() => InvoiceType) {}

export const toInvoiceType = (row: InvoiceRow, learner: LearnerType, { terms, heads }: Names): InvoiceType => ({
  id: String(row.id),
  number: row.number,
  kind: row.kind,
  learner,
  term: row.termId === null ? null : toTermType(terms.get(row.termId)!),
  memo: row.memo,
  childOrder: row.childOrder,
  discountPercent: row.discountPercent,
  day: row.day,
  dueDay: row.dueDay,
  reversedAt: row.reversedAt,
  lines: row.lines.map(({ voteHeadId, cents, discountCents, owed }) => ({
    voteHead: voteHeadId === null ? null : toVoteHeadType(heads.get(voteHeadId)!),
    cents,
    discountCents,
    owed,
  })),
  cents: addMoney(row.lines.flatMap(({ cents, discountCents }) => [cents, -discountCents as Cents])),
  owed: addMoney(row.lines.map(({ owed }) => owed)),
});
