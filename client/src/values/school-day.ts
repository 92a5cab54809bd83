import type { Branded } from "./branded";
import { MalformedError } from "./malformed-error";

/** A calendar day at school, `YYYY-MM-DD`, in the years 2000 to 2099; `YYMMDD` on the wire. */
export type SchoolDay = Branded<string, "SchoolDay">;

const DAY_MS = 86_400_000;
// Africa/Nairobi has been UTC+3 without summer time since 1960.
const NAIROBI_MS = 3 * 3_600_000;

/** The day it is in Nairobi at an instant in milliseconds. */
export function schoolDayAt(instant: number): SchoolDay {
  return new Date(instant + NAIROBI_MS).toISOString().slice(0, 10) as SchoolDay;
}

export function parseSchoolDay(text: string): SchoolDay {
  const midnight = /^20\d\d-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(midnight) || isoDay(midnight) !== text) throw new MalformedError("a school day", text);
  return text as SchoolDay;
}

/** `261123` -> `2026-11-23` */
export function decodeDay(text: string): SchoolDay {
  if (!/^\d{6}$/.test(text)) throw new MalformedError("a day", text);
  return parseSchoolDay(`20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`);
}

/** `2026-11-23` -> `261123` */
export function encodeDay(day: SchoolDay): string {
  return day.slice(2).replaceAll("-", "");
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: SchoolDay): number {
  return new Date(day).getUTCDay() || 7;
}

export function addDays(day: SchoolDay, days: number): SchoolDay {
  return isoDay(Date.parse(day) + days * DAY_MS) as SchoolDay;
}

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
