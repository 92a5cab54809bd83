import { nameWords } from "../../values/name-words.js";

/** Whether two names can be one person's: one has all the words of the other. Case, diacritics and titles do not count. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [nameWords(one), nameWords(other)];
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
}

/** Whether two names have no word in common, so that they are hardly one person's. */
export function isOtherName(one: string, other: string): boolean {
  const [a, b] = [nameWords(one), nameWords(other)];
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
}
