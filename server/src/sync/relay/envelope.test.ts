import { describe, expect, it } from "vitest";
import vectors from "../../../test/fixtures/wire/envelopes.json" with { type: "json" };
import { isSignedBy, readPublicKey } from "../../platform/public-key.js";
import { parseEnvelope } from "./envelope.js";
import { unpackOperations } from "./unpack-operations.js";

const key = readPublicKey(vectors.publicKey)!;
const parse = (text: string) => parseEnvelope(Buffer.from(text, "base64url"));

describe("an envelope", () => {
  it.each(vectors.valid)(
    "is read: $name",
    ({ envelope: text, packing, operations, deviceId, userId, schoolId, made }) => {
      const parsed = parse(text);
      if (!parsed.ok) throw new Error("it was not read");
      const { envelope } = parsed;
      expect(envelope).toMatchObject({ deviceId, userId, schoolId, made, isDeflated: packing === "deflate" });
      expect(isSignedBy(key, envelope.signed, envelope.signature)).toBe(true);
      expect(unpackOperations(envelope)).toEqual(operations);
    },
  );

  it.each(vectors.invalid)("is refused for $reason", ({ envelope, isNewer = false }) => {
    expect(parse(envelope)).toEqual({ ok: false, isNewer });
  });
});
