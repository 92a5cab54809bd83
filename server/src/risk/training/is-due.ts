import { schoolDayAt, startOf } from "../../values/school-day.js";

const HOUR_MS = 3_600_000;
/** In Kenya. */
export const NIGHT_FROM = 1;
export const NIGHT_TO = 4;

/**
 * Whether a school whose last run was asked for then is to be trained: between 1 and 4 o'clock where there was no run this
 * night, at any hour where the last is a day old, for then the laptop was off.
 */
export function isDue(now: Date, last: Date | null): boolean {
  if (last === null) return true;
  const midnight = startOf(schoolDayAt(now)).getTime();
  const [from, to] = [midnight + NIGHT_FROM * HOUR_MS, midnight + NIGHT_TO * HOUR_MS];
  const at = now.getTime();
  if (at >= from && at < to) return last.getTime() < from;
  return at - last.getTime() > 24 * HOUR_MS;
}
