import { isSchoolDay } from "../src/schools/is-school-day.js";
import { addDays, type SchoolDay, weekday } from "../src/values/school-day.js";

type Dates = { starts: SchoolDay; ends: SchoolDay };
type DemoTerm = Dates & { year: number; number: number };
export type DemoCalendar = { weekdays: string; terms: DemoTerm[]; closures: (Dates & { name: string })[] };

/** How many days of registers the demo school has behind it. */
export const HISTORY_DAYS = 65;
const DAYS_TO_COME = 14;
/** Newcomers are admitted between terms. */
export const LEAST_HOLIDAYS = 7;

const day = (text: string) => text as SchoolDay;
const term = (number: number, starts: string, ends: string): DemoTerm => ({
  year: 2026,
  number,
  starts: day(starts),
  ends: day(ends),
});
const closure = (name: string, starts: string, ends = starts) => ({ name, starts: day(starts), ends: day(ends) });

/** The national calendar of 2026. */
const TERMS = [
  term(1, "2026-01-05", "2026-04-02"),
  term(2, "2026-04-27", "2026-07-31"),
  term(3, "2026-08-24", "2026-10-23"),
];
const CLOSURES = [
  closure("Half-term", "2026-02-25", "2026-03-01"),
  closure("Labour Day", "2026-05-01"),
  closure("Madaraka Day", "2026-06-01"),
  closure("Half-term", "2026-06-24", "2026-06-28"),
  closure("Mashujaa Day", "2026-10-20"),
];

/**
 * The demo school's calendar: the national one, bent where it must be so that school is held today and the register
 * can be tried on any day of any year. On a weekend its weekday becomes a school day. When today lies in no national
 * term, the term that ended last (or, in another year, a first term) is stretched over today, to two weeks from now and
 * back until it holds the whole history; terms it would overlap end a week before.
 */
export function demoCalendar(today: SchoolDay): DemoCalendar {
  const weekdays = weekday(today) > 5 ? `12345${weekday(today)}` : "12345";
  const closures = CLOSURES.filter(({ starts, ends }) => today < starts || ends < today);
  if (TERMS.some(({ starts, ends }) => starts <= today && today <= ends)) return { weekdays, terms: TERMS, closures };

  const current = stretched(today, { weekdays, closures });
  const opens = addDays(current.starts, -LEAST_HOLIDAYS);
  const others = TERMS.filter(({ year, number }) => year !== current.year || number !== current.number)
    .map((other) =>
      other.starts < current.starts && opens <= other.ends ? { ...other, ends: addDays(opens, -1) } : other,
    )
    .filter(({ starts, ends }) => starts <= ends && (ends < current.starts || current.ends < starts));
  const terms = [...others, current].sort((a, b) => (a.starts < b.starts ? -1 : 1));
  const isInOneTerm = (closed: Dates) =>
    terms.some(({ starts, ends }) => starts <= closed.starts && closed.ends <= ends);
  return { weekdays, terms, closures: closures.filter(isInOneTerm) };
}

function stretched(today: SchoolDay, calendar: Omit<DemoCalendar, "terms">): DemoTerm {
  const year = Number(today.slice(0, 4));
  const own = TERMS.filter((national) => national.year === year);
  const nearest = own.findLast(({ starts }) => starts < today) ?? own[0];
  const next = TERMS.find(({ starts }) => starts > today && starts !== nearest?.starts);
  const latest = next ? addDays(next.starts, -1) : addDays(today, DAYS_TO_COME);
  const ends = [addDays(today, DAYS_TO_COME), latest].reduce((a, b) => (a < b ? a : b));
  const starts = historyStart(today, calendar);
  return {
    year,
    number: nearest?.number ?? 1,
    starts: nearest && nearest.starts < starts ? nearest.starts : starts,
    ends: nearest && nearest.ends > ends ? nearest.ends : ends,
  };
}

function historyStart(today: SchoolDay, { weekdays, closures }: Omit<DemoCalendar, "terms">): SchoolDay {
  const always = { id: 0, year: 0, number: 0, starts: day("1900-01-01"), ends: day("2099-12-31") };
  const calendar = { weekdays, closures: closures.map((closed) => ({ id: 0, ...closed })), terms: [always as never] };
  let start = today;
  for (let found = 0; found < HISTORY_DAYS;) {
    start = addDays(start, -1);
    if (isSchoolDay(calendar, start).held) found++;
  }
  return start;
}
