import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import { FindingKind } from "./statement-finding.js";

const FindingKindEnum = {
  UNREAD: FindingKind.unread,
  DIFFERENT: FindingKind.different,
  MISSING: FindingKind.missing,
  REVERSED_THERE: FindingKind.reversedThere,
} as const;

registerEnumType(FindingKindEnum, {
  name: "MpesaFindingKind",
  description: "What a statement and the books do not agree about.",
  valuesConfig: {
    UNREAD: { description: "A line that cannot be read." },
    DIFFERENT: { description: "The same receipt with another amount." },
    MISSING: { description: "In the books, and not on the statement of that time." },
    REVERSED_THERE: { description: "Taken back at M-Pesa, and standing in the books." },
  },
});

@ObjectType({ description: "Something that a statement and the books do not agree about." })
export class MpesaFinding {
  @Field(() => FindingKindEnum, { description: "What it is." })
  kind!: FindingKind;

  @Field(() => Int, { nullable: true, description: "The line of the file, from 1; null for what is missing in it." })
  line!: number | null;

  @Field(() => String, { nullable: true, description: "M-Pesa's receipt number, when it can be read." })
  receipt!: string | null;
}

@ObjectType({ description: "A statement of M-Pesa's that was compared with the books, and what came of it." })
export class MpesaStatement {
  @Field(() => ID, { description: "The statement's id." })
  id!: string;

  @Field(() => String, { description: "The file's name." })
  fileName!: string;

  @Field(() => Date, { nullable: true, description: "When its first transaction was." })
  startsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When its last transaction was." })
  endsAt!: Date | null;

  @Field(() => CentsScalar, {
    nullable: true,
    description:
      "What the account held after the last line; null when the file does not say, or schools share the number.",
  })
  closingCents!: Cents | null;

  @Field(() => CentsScalar, {
    description: "What the books said it held when the statement was imported, before anything from it was receipted.",
  })
  bookCents!: Cents;

  @Field(() => Int, { description: "How many lines it has." })
  rows!: number;

  @Field(() => Int, { description: "How many payments on it were known, and are the same." })
  matched!: number;

  @Field(() => Int, { description: "How many were not known and were taken in." })
  added!: number;

  @Field(() => Int, { description: "How many are other schools', on a number that they share." })
  others!: number;

  @Field(() => [MpesaFinding], { description: "What does not agree; the first 500." })
  findings!: MpesaFinding[];

  @Field(() => Date, { description: "When it was imported." })
  importedAt!: Date;
}

@ObjectType({ description: "A page of imported statements, the newest first." })
export class MpesaStatementConnection extends connectionOf(() => MpesaStatement) {}
