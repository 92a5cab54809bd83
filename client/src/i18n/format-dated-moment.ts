import { schoolDayAt } from "../values/school-day";
import { formatDay, formatTime } from "./format-day";
import type { Locale } from "./locale";

/** Writes an instant with its year, for what is kept for years: `23 Nov 2026, 08:12`. */
export const formatDatedMoment = (locale: Locale, at: number): string =>
  `${formatDay(locale, schoolDayAt(at), "dated")}, ${formatTime(locale, at)}`;
