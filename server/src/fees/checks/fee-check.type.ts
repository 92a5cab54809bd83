import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { FeeCheckResult } from "./check-fees.js";
import { type Finding, Rule } from "./rule.js";

const FeeRuleEnum = {
  ENTRY_BALANCES: Rule.entryBalances,
  JOURNAL_BALANCES: Rule.journalBalances,
  NO_ORPHAN_LINE: Rule.noOrphanLine,
  RECEIPT_IN_ONE_PLACE: Rule.receiptInOnePlace,
  REVERSED_WHOLE: Rule.reversedWhole,
  NO_GAPS: Rule.noGaps,
  CREDIT_NOT_NEGATIVE: Rule.creditNotNegative,
  LINE_NOT_OVERPAID: Rule.lineNotOverpaid,
  CLOSED_DAY_UNTOUCHED: Rule.closedDayUntouched,
} as const;

registerEnumType(FeeRuleEnum, {
  name: "FeeRule",
  description: "What must be true of a school's books at any moment.",
  valuesConfig: {
    ENTRY_BALANCES: { description: "The lines of each entry sum to zero, and there are at least two." },
    JOURNAL_BALANCES: { description: "All lines together sum to zero." },
    NO_ORPHAN_LINE: { description: "Each line has its entry, its learner and its invoice, in this school." },
    RECEIPT_IN_ONE_PLACE: { description: "A receipt's money is learners', in suspense or refunded: all of it, once." },
    REVERSED_WHOLE: { description: "What was reversed is undone to the last cent." },
    NO_GAPS: { description: "Entries, receipts and invoices are numbered from 1 without gaps." },
    CREDIT_NOT_NEGATIVE: { description: "Nobody used more than was paid ahead for them." },
    LINE_NOT_OVERPAID: {
      description: "No line of an invoice is paid beyond it, and of none more is owed than was asked.",
    },
    CLOSED_DAY_UNTOUCHED: { description: "Nothing was entered for a day after it was closed." },
  },
});

@ObjectType("FeeFinding", { simpleResolvers: true, description: "Something in the books that is not as it must be." })
class FeeFindingType {
  @Field(() => FeeRuleEnum, { description: "What should be true." })
  rule!: Rule;

  @Field(() => String, { description: "What breaks it, such as `receipt 17`." })
  subject!: string;

  @Field(() => String, { description: "How, in English." })
  detail!: string;
}

@ObjectType("FeeCheck", { simpleResolvers: true, description: "What a check of the school's books found." })
export class FeeCheckType {
  @Field(() => Date, { description: "As of when." })
  at!: Date;

  @Field(() => Int, { description: "How many entries were looked at." })
  entries!: number;

  @Field(() => Int, { description: "How many receipts were looked at." })
  receipts!: number;

  @Field(() => Int, { description: "How many faults there are; 0 when all is well." })
  faults!: number;

  @Field(() => [FeeFindingType], { description: "The first of the faults, at most 100." })
  findings!: readonly Finding[];

  @Field(() => Date, { nullable: true, description: "Since when there have been faults; null when there are none." })
  faultySince!: Date | null;
}

export const toFeeCheckType = (result: FeeCheckResult): FeeCheckType => Object.assign(new FeeCheckType(), result);
