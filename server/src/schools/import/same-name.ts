const TITLES = new Set(["mr", "mrs", "ms", "miss", "dr", "mama", "baba", "mzee", "bw", "bi", "rev", "pastor", "madam"]);

/** Whether two names can be one person's: one has all the words of the other. Case, diacritics and titles do not count. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
}

/** Whether two names have no word in common, so that they are hardly one person's. */
export function isOtherName(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
}

function wordsOf(name: string): string[] {
  const words = name
    .normalize("NFD")
    .replace(/[\p{M}'’`]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== "" && !TITLES.has(word));
}
