import { Field, ID, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { ResidenceEnum } from "../../schools/residence.enum.js";
import { TermType, toTermType } from "../../schools/school.type.js";
import type { TermDates } from "../../schools/term-of-day.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { TermId, VoteHeadId } from "../../values/ids.js";
import { addMoney, type Cents } from "../../values/money.js";
import type { Residence } from "../../values/residence.js";
import type { FeeStructureRow } from "./read-fee-structures.js";
import type { VoteHeadRow } from "./read-vote-heads.js";
import { toVoteHeadType, VoteHeadType } from "./vote-head.type.js";

@ObjectType("FeeItem", { simpleResolvers: true, description: "What is paid for one vote head." })
export class FeeItemType {
  @Field(() => VoteHeadType, { description: "What for." })
  voteHead!: VoteHeadType;

  @Field(() => CentsScalar, { description: "How much." })
  cents!: Cents;
}

@ObjectType("FeeStructure", { simpleResolvers: true, description: "What some grades pay for a term." })
export class FeeStructureType {
  @Field(() => ID, { description: "The structure's id." })
  id!: string;

  @Field(() => TermType, { description: "The term." })
  term!: TermType;

  @Field(() => String, { description: "What the school calls it." })
  name!: string;

  @Field(() => [String], { description: "The codes of the grades it is for." })
  grades!: string[];

  @Field(() => ResidenceEnum, { nullable: true, description: "Whom of them it is for; null for all." })
  residence!: Residence | null;

  @Field(() => [FeeItemType], { description: "What is paid for each vote head, in the school's order." })
  items!: FeeItemType[];

  @Field(() => CentsScalar, { description: "What it comes to." })
  cents!: Cents;
}

@ObjectType({ simpleResolvers: true, description: "A page of fee structures, the latest made first." })
export class FeeStructureConnection extends connectionOf(() => FeeStructureType) {}

export type Names = {
  readonly terms: ReadonlyMap<TermId, TermDates>;
  readonly heads: ReadonlyMap<VoteHeadId, VoteHeadRow>;
};

export const toFeeStructureType = (
  { id, termId, name, grades, residence, items }: FeeStructureRow,
  { terms, heads }: Names,
): FeeStructureType => ({
  id: String(id),
  term: toTermType(terms.get(termId)!),
  name,
  grades: [...grades],
  residence,
  items: items.map(({ voteHeadId, cents }) => ({ voteHead: toVoteHeadType(heads.get(voteHeadId)!), cents })),
  cents: addMoney(items.map(({ cents }) => cents)),
});
