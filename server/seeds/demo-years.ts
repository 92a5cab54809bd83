import type { Grade } from "../src/values/grade.js";
import { addDays, type SchoolDay } from "../src/values/school-day.js";
import { type DemoCalendar, LEAST_HOLIDAYS } from "./demo-calendar.js";
import { feePlans } from "./history/fee-plans.js";
import type { History } from "./history/history.js";
import { type HistoryYears, kenyanYears } from "./history/kenyan-years.js";
import { liveHistory } from "./history/make-history.js";

/** How many years of records lie behind the current one. */
const YEARS_BEFORE = 2;

/** Junior school, the first senior classes, and the last two of 8-4-4, side by side as in 2026. */
const NOW: readonly [Grade, string][] = [
  ["G7", "East"],
  ["G7", "West"],
  ["G7", "North"],
  ["G8", "East"],
  ["G8", "West"],
  ["G8", "North"],
  ["G9", "East"],
  ["G9", "West"],
  ["G10", "East"],
  ["G10", "West"],
  ["F3", ""],
  ["F4", ""],
];
/** What they have come from: a school that grew, and in which 8-4-4 ends. */
const BEFORE: readonly (readonly [Grade, string][])[] = [
  NOW,
  [
    ["G7", "East"],
    ["G7", "West"],
    ["G7", "North"],
    ["G8", "East"],
    ["G8", "West"],
    ["G9", "East"],
    ["G9", "West"],
    ["F2", ""],
    ["F3", ""],
    ["F4", ""],
  ],
  [
    ["G7", "East"],
    ["G7", "West"],
    ["G8", "East"],
    ["G8", "West"],
    ["F1", ""],
    ["F2", ""],
    ["F3", ""],
    ["F4", ""],
  ],
];
const FOLLOWS: Partial<Record<Grade, Grade>> = { G7: "G8", G8: "G9", G9: "G10", F1: "F2", F2: "F3", F3: "F4" };

/** What a Kenyan day and boarding school asks for a term. */
const FEES = [
  ...feePlans("Junior", ["G7", "G8", "G9"], { tuition: 4_500, lunch: 3_600, boarding: 14_000 }),
  ...feePlans("Senior", ["G10", "F1", "F2", "F3", "F4"], { tuition: 6_500, lunch: 3_900, boarding: 16_500 }),
];
const BOARDERS = 0.3;
const CLASS_SIZE = 47;
const SEED = 54;

/** The demo school's two earlier years and the current one up to yesterday, as its learners live them. */
export function demoYears(today: SchoolDay, calendar: DemoCalendar, year: number): History {
  return liveHistory({
    seed: SEED,
    years: yearsUpTo(today, calendar, year),
    until: addDays(today, -1),
    classSize: CLASS_SIZE,
    boarders: BOARDERS,
    fees: FEES,
    next: (grade) => FOLLOWS[grade] ?? null,
    classesOf: (of) => BEFORE[year - of]!.map(([grade, stream]) => ({ grade, stream })),
    keepsStandings: false,
  });
}

/** The demo's own calendar where it has terms; before it the national one, as far as it does not run into that. */
function yearsUpTo(today: SchoolDay, calendar: DemoCalendar, year: number): HistoryYears {
  const own = calendar.terms.filter((term) => term.starts <= today && term.year >= year - YEARS_BEFORE);
  const national = kenyanYears(year - YEARS_BEFORE, YEARS_BEFORE);
  const first = own[0]!.starts;
  const opens = addDays(first, -LEAST_HOLIDAYS);
  const isOwn = (term: { year: number; number: number }) =>
    own.some((each) => each.year === term.year && each.number === term.number);
  const earlier = national.terms
    .filter((term) => term.starts < opens && !isOwn(term))
    .map((term) => (term.ends < opens ? term : { ...term, ends: addDays(opens, -1) }));
  const last = earlier.at(-1)?.ends ?? "";
  return {
    weekdays: calendar.weekdays,
    terms: [...earlier, ...own],
    closures: [...national.closures.filter(({ ends }) => ends <= last), ...calendar.closures],
  };
}
