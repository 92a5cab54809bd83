import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { VoteHeadRow } from "./read-vote-heads.js";

@ObjectType("VoteHead", { simpleResolvers: true, description: "What a fee is for: tuition, boarding, lunch." })
export class VoteHeadType {
  @Field(() => ID, { description: "The vote head's id." })
  id!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => Int, { description: "Its place among the school's: of one invoice the lower is paid first." })
  position!: number;

  @Field(() => Boolean, { description: "Whether it is no longer used on new invoices." })
  archived!: boolean;
}

export const toVoteHeadType = ({ id, name, position, archived }: VoteHeadRow): VoteHeadType => ({
  id: String(id),
  name,
  position,
  archived,
});

@ObjectType({ simpleResolvers: true, description: "A page of vote heads, in the school's order." })
export class VoteHeadConnection extends connectionOf(() => VoteHeadType) {}
