import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { type Known, parseKnown } from "./parse-known.js";

function read(value: unknown): Known {
  const known = typeof value === "string" ? parseKnown(value) : null;
  if (!known)
    throw new GraphQLError("Say what the device knows as `<epoch> <access> <scope>:<sequence> ...`, or `- -`.");
  return known;
}

export const KnownScalar = new GraphQLScalarType<Known, string>({
  name: "Known",
  description:
    "What a device knows already: `<epoch> <access> <scope>:<sequence> ...`, with single spaces between; the epoch and the access of the last page, or `-`, and up to which sequence it knows each scope. At the end `=<digest>`, the digests of all its scopes added up modulo 2^32, to have them compared. `- -` knows nothing.",
  serialize: (value) => String(value),
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});
