import type { SchoolDay } from "../../values/school-day.js";

const DAY_MS = 86_400_000;

/** Days since 1 January 1970, so that days fit into arrays of numbers and compare. */
export const toDayNumber = (day: SchoolDay): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

export const fromDayNumber = (number: number): SchoolDay =>
  new Date(number * DAY_MS).toISOString().slice(0, 10) as SchoolDay;
