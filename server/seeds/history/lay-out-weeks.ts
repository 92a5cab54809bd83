import type { Random } from "../../src/platform/random.js";
import { isSchoolDay } from "../../src/schools/is-school-day.js";
import type { SchoolCalendar } from "../../src/schools/school-calendar.js";
import { addDays, type SchoolDay, weekday } from "../../src/values/school-day.js";
import type { HistoryTerm, HistoryYears } from "./kenyan-years.js";

/** A day on which school is held, and what keeps people from it whoever they are. */
export type LivedDay = {
  readonly index: number;
  readonly day: SchoolDay;
  readonly term: number;
  readonly rains: boolean;
  readonly isMarketDay: boolean;
  /** The bursar goes through the classes and sends home who owes too much. */
  readonly feesAreAsked: boolean;
  /** How many times likelier than on a plain day somebody stays away: Fridays, market days, the days before Christmas. */
  readonly thinned: number;
  /** How much the fields ask for: above 0 when there is planting or harvest. */
  readonly fields: number;
};

export type LivedWeek = {
  readonly index: number;
  readonly term: number;
  /** From 0 within its term. */
  readonly number: number;
  readonly days: readonly LivedDay[];
  readonly isLastOfTerm: boolean;
  /** How many weeks of holidays lie before it. */
  readonly holidays: number;
  /** Which of the term's exams is written in it, by the number of the exam. */
  readonly exam: number | null;
};

export type LivedTerm = HistoryTerm & { readonly first: number; readonly last: number; readonly isLastOfYear: boolean };

export type Weeks = {
  readonly terms: readonly LivedTerm[];
  readonly weeks: readonly LivedWeek[];
  readonly days: readonly LivedDay[];
};

/** When the three exams of a term are written: how far into it. */
const EXAMS = [
  { name: "Opener", at: 0.1 },
  { name: "Mid-term", at: 0.5 },
  { name: "End of term", at: 0.9 },
] as const;
const FEES_ASKED_IN = [3, 6, 9];

/**
 * The school days of the years up to `until`, week by week, with the weather and the days on which fees are asked for.
 * Terms that have no day yet are left out, but for one that begins with the day after.
 */
export function layOutWeeks(years: HistoryYears, random: Random, until: SchoolDay | null): Weeks {
  const calendar = { ...years, terms: years.terms.map((term, id) => ({ ...term, id })), closures: [...years.closures] };
  const marketDay = random.between(2, 4);
  const terms: LivedTerm[] = [];
  const weeks: LivedWeek[] = [];
  const days: LivedDay[] = [];
  for (const term of years.terms) {
    const held = daysOf(calendar as unknown as SchoolCalendar, term, until);
    if (held.length === 0 && (until === null || term.starts > addDays(until, 1))) continue;
    const isLastOfYear = !years.terms.some(({ year, number }) => year === term.year && number > term.number);
    const place = { term: terms.length, marketDay, isLastOfYear };
    const byWeek = [...Map.groupBy(held, (day) => addDays(day, 1 - weekday(day))).values()];
    const isOver = until === null || term.ends <= until;
    const first = weeks.length;
    const total = Math.round((Date.parse(term.ends) - Date.parse(term.starts)) / (7 * 86_400_000));
    for (const [number, week] of byWeek.entries()) {
      const weather = random.chance(rainsIn(week[0]!)) ? 0.5 : 0.05;
      const askedOn = FEES_ASKED_IN.includes(number) ? random.between(0, week.length - 1) : -1;
      const lived = week.map((day, at) => {
        const rains = random.chance(weather);
        return liveDay(day, days.length + at, {
          ...place,
          rains,
          feesAreAsked: at === askedOn,
          isLast: number >= total - 1,
        });
      });
      const exam = EXAMS.findIndex(({ at }) => Math.round(at * total) === number);
      days.push(...lived);
      weeks.push({
        index: weeks.length,
        term: place.term,
        number,
        days: lived,
        isLastOfTerm: isOver && number === byWeek.length - 1,
        holidays: number === 0 && terms.length > 0 ? holidaysBetween(terms.at(-1)!.ends, term.starts) : 0,
        exam: exam === -1 ? null : exam,
      });
    }
    terms.push({ ...term, first, last: weeks.length - 1, isLastOfYear });
  }
  return { terms, weeks, days };
}

function daysOf(calendar: SchoolCalendar, { starts, ends }: HistoryTerm, until: SchoolDay | null): SchoolDay[] {
  const days: SchoolDay[] = [];
  for (let day = starts; day <= ends && (until === null || day <= until); day = addDays(day, 1)) {
    if (isSchoolDay(calendar, day).held) days.push(day);
  }
  return days;
}

const holidaysBetween = (ends: SchoolDay, starts: SchoolDay): number =>
  Math.max(0, Math.round((Date.parse(starts) - Date.parse(ends)) / (7 * 86_400_000)));

/** The long rains fall from the end of March to May, the short ones from October to December. */
const rainsIn = (day: SchoolDay): number => ([3, 4, 5].includes(monthOf(day)) ? 0.5 : monthOf(day) >= 10 ? 0.35 : 0.08);

const monthOf = (day: SchoolDay) => Number(day.slice(5, 7));

/** Maize is planted with the long rains and brought in from July on. */
const fieldsIn = (day: SchoolDay): number => ({ 3: 0.7, 4: 0.7, 7: 0.5, 8: 0.5, 10: 0.8, 11: 0.4 })[monthOf(day)] ?? 0;

type Place = {
  term: number;
  marketDay: number;
  isLastOfYear: boolean;
  rains: boolean;
  feesAreAsked: boolean;
  isLast: boolean;
};

function liveDay(day: SchoolDay, index: number, place: Place): LivedDay {
  const isMarketDay = weekday(day) === place.marketDay;
  const christmas = place.isLast && place.isLastOfYear ? 1.8 : 1;
  const thinned = (isMarketDay ? 1.5 : 1) * (weekday(day) === 5 ? 1.25 : 1) * (place.rains ? 1.5 : 1) * christmas;
  const { term, rains, feesAreAsked } = place;
  return { index, day, term, rains, isMarketDay, feesAreAsked, thinned, fields: fieldsIn(day) };
}
