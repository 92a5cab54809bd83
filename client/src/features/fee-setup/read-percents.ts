/** `5, 10%` -> 5 and 10: whole percents from 0 to 100 between commas or blanks; none for nothing; null when unreadable. */
export function readPercents(text: string): number[] | null {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const percents = words.map((word) => (/^\d{1,3}%?$/.test(word) ? Number.parseInt(word, 10) : Number.NaN));
  return percents.every((percent) => percent >= 0 && percent <= 100) ? percents : null;
}
