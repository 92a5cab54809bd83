import { setImmediate as pause } from "node:timers/promises";
import { runSql } from "../../platform/sql.js";
import { isSchoolDay } from "../../schools/is-school-day.js";
import type { TermDates } from "../../schools/term-of-day.js";
import { addDays, type SchoolDay } from "../../values/school-day.js";
import { toDayNumber } from "./day-number.js";
import type { RecordedTerm } from "./school-records.js";
import type { Source } from "./source.js";

/** Four years: what is older says little of the learners of today. */
const MOST_TERMS = 12;

/** The last terms that have begun, and the days on which school was held in them. */
export async function readTerms({ em, schoolId, today }: Source): Promise<{
  terms: RecordedTerm[];
  days: Int32Array;
}> {
  const [school] = await runSql<{ weekdays: string }>(em, "select weekdays from school where id = ?", [schoolId]);
  const begun = await runSql<TermDates>(
    em,
    "select id, year, number, starts, ends from term where school_id = ? and starts <= ? order by starts",
    [schoolId, today],
  );
  const closed = await runSql<{ starts: SchoolDay; ends: SchoolDay }>(
    em,
    "select starts, ends from closure where school_id = ? and starts <= ?",
    [schoolId, today],
  );
  const kept = begun.slice(-MOST_TERMS);
  const closures = closed.map((closure) => ({ ...closure, id: 0, name: "" }));
  const calendar = { weekdays: school?.weekdays ?? "", terms: kept, closures };
  const days: number[] = [];
  const terms: RecordedTerm[] = [];
  for (const term of kept) {
    const firstDay = days.length;
    const last = term.ends < today ? term.ends : today;
    for (let day = term.starts; day <= last; day = addDays(day, 1)) {
      if (isSchoolDay(calendar, day).held) days.push(toDayNumber(day));
    }
    const { id, year, number } = term;
    const [starts, ends] = [toDayNumber(term.starts), toDayNumber(term.ends)];
    terms.push({ id, year, number, starts, ends, firstDay, endDay: days.length });
    await pause();
  }
  return { terms, days: Int32Array.from(days) };
}
