import { fnv1a32 } from "./fnv1a32.js";

const MODULUS = 2 ** 32;

/** What one item adds to its scope's digest; a tombstone (an empty line) adds nothing. */
export const itemDigest = (item: string, line: string): number => (line === "" ? 0 : fnv1a32(`${item}=${line}`));

/** Digests add up modulo 2^32, so that the order of the items does not matter and one can be taken out again. */
export const addDigests = (one: number, other: number): number => (one + other) % MODULUS;

export const takeDigest = (from: number, digest: number): number => (from - digest + MODULUS) % MODULUS;
