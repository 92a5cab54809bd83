import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;

function read(value: unknown): Date {
  const at = typeof value === "string" && FORM.test(value) ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) {
    throw new GraphQLError("An instant is written in UTC as 2026-11-23T05:30:00Z.");
  }
  return at;
}

export const InstantScalar = new GraphQLScalarType<Date, string>({
  name: "Instant",
  description: "A moment in time as ISO 8601 in UTC, such as `2026-11-23T05:30:00.000Z`.",
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});
