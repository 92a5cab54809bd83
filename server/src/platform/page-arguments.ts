import { ArgsType, Field, Int } from "type-graphql";
import { MAX_PAGE } from "./operation-limits.js";

/** A list's arguments. The range is checked for every operation before it runs, so resolvers need not. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 50, description: `How many to give at most, from 1 to ${MAX_PAGE}.` })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: "The `endCursor` of the page before; the first page without it.",
  })
  after?: string | null;
}
