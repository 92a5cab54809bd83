import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { type Cents, MOST_CENTS } from "./money.js";

function read(value: unknown): Cents {
  if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= MOST_CENTS) return value as Cents;
  throw new GraphQLError("An amount of money is a whole number of cents: KES 1,250.50 is 125050.");
}

export const CentsScalar = new GraphQLScalarType<Cents, number>({
  name: "Cents",
  description:
    "An amount of Kenya shillings as a whole number of cents: KES 1,250.50 is `125050`. It may be larger than an Int, and is exact.",
  serialize: (value) => Number(value),
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.INT ? Number(node.value) : null),
});
