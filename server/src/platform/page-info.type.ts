import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "Where a page ends, and whether another follows." })
export class PageInfo {
  @Field(() => String, {
    nullable: true,
    description: "Give this as `after` to get the next page; null on an empty page.",
  })
  endCursor!: string | null;

  @Field(() => Boolean, { description: "Whether more follows this page." })
  hasNextPage!: boolean;
}
