import { Field, Int, ObjectType } from "type-graphql";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { DayCloseType } from "../banking/banking.type.js";
import type { Account } from "../ledger/account.js";
import { AccountEnum } from "../ledger/account.enum.js";

@ObjectType("AccountDay", {
  simpleResolvers: true,
  description: "What happened in an account on a day. What is in debit counts above 0, what is in credit below.",
})
export class AccountDayType {
  @Field(() => AccountEnum, { description: "The account." })
  account!: Account;

  @Field(() => CentsScalar, { description: "What was in it before." })
  opening!: Cents;

  @Field(() => CentsScalar, { description: "What was debited." })
  in!: Cents;

  @Field(() => CentsScalar, { description: "What was credited." })
  out!: Cents;

  @Field(() => CentsScalar, { description: "What was in it at the end: opening, and in, less out." })
  closing!: Cents;
}

@ObjectType("SuspenseAge", { simpleResolvers: true, description: "What has waited in suspense for so long." })
export class SuspenseAgeType {
  @Field(() => Int, { description: "For so many days at least." })
  fromDays!: number;

  @Field(() => Int, { nullable: true, description: "For so many days at most; null where there is no end." })
  toDays!: number | null;

  @Field(() => Int, { description: "How many receipts." })
  receipts!: number;

  @Field(() => CentsScalar, { description: "How much of them." })
  cents!: Cents;
}

@ObjectType("DayReport", {
  simpleResolvers: true,
  description: "A day's books, so that an auditor can follow every shilling.",
})
export class DayReportType {
  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => [AccountDayType], { description: "Every account's day." })
  accounts!: AccountDayType[];

  @Field(() => CentsScalar, { description: "All that was debited on the day." })
  debitCents!: Cents;

  @Field(() => CentsScalar, { description: "All that was credited on the day: the same." })
  creditCents!: Cents;

  @Field(() => [Int], {
    description: "Numbers that no receipt has though later ones are given: there must be none.",
  })
  missingReceipts!: number[];

  @Field(() => [SuspenseAgeType], { description: "How long what is in suspense at the day's end has waited." })
  suspenseAges!: SuspenseAgeType[];

  @Field(() => DayCloseType, { nullable: true, description: "The day's last closing; null while it was not closed." })
  close!: DayCloseType | null;
}
