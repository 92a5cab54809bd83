import { intlTag, type Locale } from "./locale";

/** How a day is written: `Monday, 23 November`, `Mon, 23 Nov`, `23 Nov` or `23 Nov 2026`. */
type DayStyle = "long" | "short" | "brief" | "dated";

const SHAPES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  long: { weekday: "long", day: "numeric", month: "long" },
  short: { weekday: "short", day: "numeric", month: "short" },
  brief: { day: "numeric", month: "short" },
  dated: { day: "numeric", month: "short", year: "numeric" },
};

const kept = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, shape: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = locale + timeZone + JSON.stringify(shape);
  const found = kept.get(key) ?? new Intl.DateTimeFormat(intlTag(locale), { ...shape, timeZone });
  kept.set(key, found);
  return found;
}

/** Writes a school day (`YYYY-MM-DD`): a date, not an instant, so no zone moves it. */
export function formatDay(locale: Locale, day: string, style: DayStyle = "long"): string {
  return formatter(locale, SHAPES[style], "UTC").format(Date.parse(day));
}

/** Writes the Nairobi wall clock of an instant (milliseconds since 1970): `08:12`. */
export function formatTime(locale: Locale, at: number): string {
  return formatter(locale, { hour: "2-digit", minute: "2-digit" }, "Africa/Nairobi").format(at);
}

/** Writes an instant (milliseconds since 1970) as Nairobi day and time: `23 Nov, 08:12`. */
export function formatMoment(locale: Locale, at: number): string {
  const shape = { ...SHAPES.brief, hour: "2-digit", minute: "2-digit" } as const;
  return formatter(locale, shape, "Africa/Nairobi").format(at);
}
