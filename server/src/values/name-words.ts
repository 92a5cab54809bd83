const TITLES = new Set(["mr", "mrs", "ms", "miss", "dr", "mama", "baba", "mzee", "bw", "bi", "rev", "pastor", "madam"]);

/** The words of a person's name to compare it by: in lower case, without diacritics, apostrophes and titles. */
export function nameWords(name: string): string[] {
  const words = name
    .normalize("NFD")
    .replace(/[\p{M}'’`]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== "" && !TITLES.has(word));
}
