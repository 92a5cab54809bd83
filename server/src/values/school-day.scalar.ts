import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { parseSchoolDay, type SchoolDay } from "./school-day.js";

function read(value: unknown): SchoolDay {
  const day = typeof value === "string" ? parseSchoolDay(value) : null;
  if (!day) throw new GraphQLError("A school day is a date written YYYY-MM-DD, such as 2026-11-23.");
  return day;
}

export const SchoolDayScalar = new GraphQLScalarType<SchoolDay, string>({
  name: "SchoolDay",
  description: "A date in Kenya (Africa/Nairobi), written `YYYY-MM-DD`. It is a day of the calendar, not an instant.",
  serialize: (value) => String(value),
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});
