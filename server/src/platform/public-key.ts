import { createPublicKey, type KeyObject, verify } from "node:crypto";

const POINT_BYTES = 65;
const UNCOMPRESSED = 4;

/** Reads an uncompressed P-256 point in base64url, as WebCrypto exports it; null when it is none. */
export function readPublicKey(text: string): KeyObject | null {
  const point = Buffer.from(text, "base64url");
  if (point.length !== POINT_BYTES || point[0] !== UNCOMPRESSED || point.toString("base64url") !== text) return null;
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  try {
    return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  } catch {
    // A point off the curve.
    return null;
  }
}

/** Whether the key's owner signed these bytes: ECDSA over SHA-256, `r` and `s` one after the other. */
export const isSignedBy = (key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean =>
  verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, signature);
