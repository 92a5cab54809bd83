import { Field, ID, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import type { DayCloseRow } from "./find-day-closes.js";

@ObjectType("DayClose", {
  simpleResolvers: true,
  description: "That the books of a day, and of every day before it, were closed.",
})
export class DayCloseType {
  /** Not part of the API: fields are read by them. */
  closedById!: UserId | null;
  reopenedById!: UserId | null;

  @Field(() => ID, { description: "The closing's id." })
  id!: string;

  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => CentsScalar, { description: "The cash that the journal said there was at its end." })
  expectedCents!: Cents;

  @Field(() => CentsScalar, { description: "The cash that was counted." })
  countedCents!: Cents;

  @Field(() => CentsScalar, { description: "What was counted less what was expected: below 0 where cash is missing." })
  differenceCents!: Cents;

  @Field(() => String, { nullable: true, description: "Why they differ." })
  note!: string | null;

  @Field(() => Date, { description: "When it was closed." })
  closedAt!: Date;

  @Field(() => Date, { nullable: true, description: "When it was reopened; null while it is closed." })
  reopenedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was reopened." })
  reopenReason!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of closings, the newest first." })
export class DayCloseConnection extends connectionOf(() => DayCloseType) {}

@ObjectType("MoneyNow", { description: "Where the school's money of fees lies, by the journal." })
export class MoneyNowType {
  @Field(() => CentsScalar, { description: "Cash in the office." })
  cash!: Cents;

  @Field(() => CentsScalar, { description: "In the bank." })
  bank!: Cents;

  @Field(() => CentsScalar, { description: "In the M-Pesa account." })
  mpesa!: Cents;

  @Field(() => CentsScalar, { description: "In goods, at their agreed value." })
  stores!: Cents;

  @Field(() => CentsScalar, { description: "What of it waits in suspense." })
  suspense!: Cents;

  @Field(() => SchoolDayScalar, { nullable: true, description: "The last day that is closed; null while none is." })
  closedThrough!: SchoolDay | null;
}

export const toDayCloseType = ({ id, closedBy, reopenedBy, ...row }: DayCloseRow): DayCloseType =>
  Object.assign(new DayCloseType(), {
    ...row,
    id: String(id),
    closedById: closedBy,
    reopenedById: reopenedBy,
    differenceCents: (row.countedCents - row.expectedCents) as Cents,
  });
