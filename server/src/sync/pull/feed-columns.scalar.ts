import { GraphQLError, GraphQLScalarType } from "graphql";
import type { FeedColumns } from "./feed-columns.js";

const refuse = (): never => {
  throw new GraphQLError("Feed columns are only ever read.");
};

export const FeedColumnsScalar = new GraphQLScalarType<never, FeedColumns>({
  name: "FeedColumns",
  description:
    'Items of a scope, turned around so that they compress: a list of groups `[letter, [key suffix...], [first field...], [second field...], ...]`, one for each kind of item; items that are gone are `["-", [key...]]`.',
  serialize: (value) => value as FeedColumns,
  parseValue: refuse,
  parseLiteral: refuse,
});
