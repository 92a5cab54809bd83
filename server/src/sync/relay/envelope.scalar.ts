import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

function read(value: unknown): string {
  if (typeof value === "string") return value;
  throw new GraphQLError("An envelope is its bytes in base64url.");
}

/** Only a string here: one that cannot be read must not keep the others from being delivered. */
export const EnvelopeScalar = new GraphQLScalarType<string, string>({
  name: "Envelope",
  description:
    "What a device has signed for others to carry, in base64url without padding: version 1, packing (0 plain, 1 zlib), the device's id, its user's, the school's and unix seconds as LEB128 numbers, the operations one a line, and 64 bytes of ECDSA P-256 with SHA-256 over all before.",
  serialize: (value) => String(value),
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});
