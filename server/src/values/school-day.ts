/**
 * A school day is a date in Africa/Nairobi (UTC+3 all year, no daylight saving), written `YYYY-MM-DD`.
 * It is never an instant: 22:30 UTC on Sunday is already Monday's school day.
 */
export type SchoolDay = string & { readonly __schoolDay: true };

const NAIROBI_OFFSET_MS = 3 * 3_600_000;
const DAY_MS = 86_400_000;

/** Reads `YYYY-MM-DD`; `null` when it is not a real calendar date of 1900 to 2099. */
export function parseSchoolDay(text: string): SchoolDay | null {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  return new Date(at).toISOString().startsWith(text) ? (text as SchoolDay) : null;
}

export function schoolDayAt(instant: Date): SchoolDay {
  return new Date(instant.getTime() + NAIROBI_OFFSET_MS).toISOString().slice(0, 10) as SchoolDay;
}

export function addDays(day: SchoolDay, days: number): SchoolDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as SchoolDay;
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: SchoolDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** `2026-11-23` -> `261123`: the wire's form. Days from 2000 to 2099 only. */
export function toWireDay(day: SchoolDay): string {
  return day.slice(2, 4) + day.slice(5, 7) + day.slice(8, 10);
}

export function fromWireDay(text: string): SchoolDay | null {
  if (!/^\d{6}$/.test(text)) return null;
  return parseSchoolDay(`20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`);
}

/** How many days `to` comes after `from`; below 0 when it comes before. */
export const daysBetween = (from: SchoolDay, to: SchoolDay): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;

/** The instant at which a day begins in Nairobi. */
export const startOf = (day: SchoolDay): Date => new Date(Date.parse(`${day}T00:00:00Z`) - NAIROBI_OFFSET_MS);
