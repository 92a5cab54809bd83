const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;
const KENYAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const DAY_MS = 86_400_000;

/** Days since 1970 of `2026-02-28` (a time after it is let go) or `28/2/2026`; NaN for what is no date. */
export function readDay(cell: string): number {
  const iso = ISO.exec(cell);
  if (iso) return daysOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const kenyan = KENYAN.exec(cell);
  return kenyan ? daysOf(Number(kenyan[3]), Number(kenyan[2]), Number(kenyan[1])) : Number.NaN;
}

function daysOf(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY_MS : Number.NaN;
}
