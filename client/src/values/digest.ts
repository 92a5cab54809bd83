const utf8 = new TextEncoder();

/** FNV-1a, 32 bits, over UTF-8. */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** What one item adds to its scope's digest; a tombstone (an empty line) adds nothing. */
export function itemDigest(key: string, line: string): number {
  return line === "" ? 0 : fnv1a32(`${key}=${line}`);
}

/** Digests add up modulo 2^32, so the order of the items does not matter. */
export function addDigests(...digests: number[]): number {
  return digests.reduce((sum, digest) => (sum + digest) >>> 0, 0);
}
