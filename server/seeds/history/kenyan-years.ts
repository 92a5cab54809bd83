import { addDays, type SchoolDay, weekday } from "../../src/values/school-day.js";

export type HistoryTerm = {
  readonly year: number;
  readonly number: number;
  readonly starts: SchoolDay;
  readonly ends: SchoolDay;
};
type HistoryClosure = { readonly name: string; readonly starts: SchoolDay; readonly ends: SchoolDay };
export type HistoryYears = {
  readonly weekdays: string;
  readonly terms: readonly HistoryTerm[];
  readonly closures: readonly HistoryClosure[];
};

/** Three terms of 13, 14 and 9 weeks, which begin so many weeks after the year's first Monday of school. */
const TERMS = [
  { number: 1, begins: 0, weeks: 13 },
  { number: 2, begins: 16, weeks: 14 },
  { number: 3, begins: 33, weeks: 9 },
];
const HALF_TERM_WEEK = 7;
const HOLIDAYS = [
  ["Labour Day", "05-01"],
  ["Madaraka Day", "06-01"],
  ["Mashujaa Day", "10-20"],
] as const;
const THURSDAY = 3;
const FRIDAY = 4;
const SUNDAY = 6;

/**
 * The calendar of Kenyan public schools, by the rule that the ministry's own dates of 2024 to 2026 follow: from the first
 * Monday after 3 January, with a long weekend in the middle of the first two terms.
 */
export function kenyanYears(first: number, count: number): HistoryYears {
  const years = Array.from({ length: count }, (_, index) => first + index);
  return {
    weekdays: "12345",
    terms: years.flatMap((year) =>
      TERMS.map(({ number, begins, weeks }) => {
        const starts = addDays(firstMonday(year), 7 * begins);
        return { year, number, starts, ends: addDays(starts, 7 * (weeks - 1) + FRIDAY) };
      }),
    ),
    closures: years.flatMap(closuresOf),
  };
}

function firstMonday(year: number): SchoolDay {
  const fourth = `${year}-01-04` as SchoolDay;
  return addDays(fourth, (8 - weekday(fourth)) % 7);
}

function closuresOf(year: number): HistoryClosure[] {
  const halfTerms = TERMS.slice(0, 2).map(({ begins }) => {
    const week = addDays(firstMonday(year), 7 * (begins + HALF_TERM_WEEK));
    return { name: "Half-term", starts: addDays(week, THURSDAY), ends: addDays(week, SUNDAY) };
  });
  const holidays = HOLIDAYS.map(([name, date]) => {
    const day = `${year}-${date}` as SchoolDay;
    return { name, starts: day, ends: day };
  });
  return [...halfTerms, ...holidays];
}
