/** A whole number from 1 to `most`; null for anything else. */
export function readWhole(text: string, most: number): number | null {
  const clean = text.trim();
  const value = /^\d{1,4}$/.test(clean) ? Number(clean) : 0;
  return value >= 1 && value <= most ? value : null;
}
