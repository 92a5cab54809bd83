import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { LearnerId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import type { Account } from "../ledger/account.js";
import { AccountEnum } from "../ledger/account.enum.js";
import { EntryKindEnum } from "../ledger/entry-kind.enum.js";
import type { EntryKind } from "../ledger/entry-kind.js";

@ObjectType("JournalLine", { simpleResolvers: true, description: "What an entry moved in one account." })
export class JournalLineType {
  /** Not part of the API: fields are read by it. */
  learnerId!: LearnerId | null;

  @Field(() => AccountEnum, { description: "The account." })
  account!: Account;

  @Field(() => CentsScalar, { description: "How much: above 0 in debit, below 0 in credit." })
  cents!: Cents;
}

@ObjectType("JournalEntry", {
  simpleResolvers: true,
  description: "An entry of the school's journal: its lines sum to zero, and it is never changed.",
})
export class JournalEntryType {
  /** Not part of the API: fields are read by them. */
  userId!: UserId | null;

  @Field(() => ID, { description: "The entry's id." })
  id!: string;

  @Field(() => Int, { description: "The school's own count, without gaps." })
  number!: number;

  @Field(() => EntryKindEnum, { description: "Why it was made." })
  kind!: EntryKind;

  @Field(() => SchoolDayScalar, { description: "The day it counts for." })
  day!: SchoolDay;

  @Field(() => String, { description: "What was noted with it." })
  memo!: string;

  @Field(() => Date, { description: "When it was made." })
  at!: Date;

  @Field(() => Int, { nullable: true, description: "The number of the receipt whose money it moves." })
  receiptNumber!: number | null;

  @Field(() => Int, { nullable: true, description: "The number of the entry that it takes back." })
  reverses!: number | null;

  @Field(() => Int, { nullable: true, description: "The number of the entry by which it was taken back." })
  reversedBy!: number | null;

  @Field(() => [JournalLineType], { description: "Its lines, by account and learner." })
  lines!: JournalLineType[];
}

@ObjectType({ simpleResolvers: true, description: "A page of entries, in the order of their numbers." })
export class JournalEntryConnection extends connectionOf(() => JournalEntryType) {}
