import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function read(value: unknown): Uint8Array {
  if (typeof value !== "string" || value.length % 4 !== 0 || !BASE64.test(value)) {
    throw new GraphQLError("A file's content is its bytes in base64, without line breaks.");
  }
  return Buffer.from(value, "base64");
}

export const FileContentScalar = new GraphQLScalarType<Uint8Array, string>({
  name: "FileContent",
  description: "The bytes of a file in base64, without line breaks; at most 5 MB before encoding.",
  serialize: (value) => Buffer.from(value as Uint8Array).toString("base64"),
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});
