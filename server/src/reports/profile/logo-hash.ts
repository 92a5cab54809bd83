import { createHash } from "node:crypto";

/** A logo's name: the SHA-256 of its bytes in hexadecimal letters. */
export type LogoHash = string & { readonly brand: "LogoHash" };

export const hashLogo = (bytes: Uint8Array): LogoHash => createHash("sha256").update(bytes).digest("hex") as LogoHash;
