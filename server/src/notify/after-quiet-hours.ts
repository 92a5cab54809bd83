import type { NotifyRules } from "./read-notify-settings.js";

const NAIROBI_OFFSET_MINUTES = 3 * 60;
const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/** The first instant from `at` on that is not in quiet hours: `at` itself outside them, else their end. */
export function afterQuietHours({ quietFrom, quietTo }: Pick<NotifyRules, "quietFrom" | "quietTo">, at: Date): Date {
  const minutes = Math.floor(at.getTime() / MINUTE_MS) + NAIROBI_OFFSET_MINUTES;
  const ofDay = minutes % DAY_MINUTES;
  const length = (quietTo - quietFrom + DAY_MINUTES) % DAY_MINUTES;
  const into = (ofDay - quietFrom + DAY_MINUTES) % DAY_MINUTES;
  if (into >= length) return at;
  return new Date((minutes - NAIROBI_OFFSET_MINUTES + length - into) * MINUTE_MS);
}
