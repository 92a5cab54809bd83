import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import { lastSchoolDays } from "../schools/last-school-days.js";
import { readCalendar } from "../schools/school-calendar.js";
import type { SchoolId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SESSIONS } from "../values/session.js";
import type { DayTotalsType } from "./school-today.type.js";
import { noTotals, type Totals } from "./totals.js";
import { toTotalsType } from "./totals.type.js";

type DayRow = Totals & { day: SchoolDay; registers: number };

/** The last school days up to and including `day`, oldest first, from the totals that every write keeps. */
export async function readTrend(em: Em, schoolId: SchoolId, day: SchoolDay, count: number): Promise<DayTotalsType[]> {
  const calendar = await readCalendar(em, schoolId);
  const days = lastSchoolDays(calendar, day, count);
  const [first] = days;
  if (first === undefined) return [];
  const rows = await runSql<DayRow>(
    em,
    `select day, sum(present) as present, sum(late) as late, sum(absent) as absent, sum(excused) as excused,
       sum(not_taken) as notTaken, count(*) as registers
     from roll_call where school_id = ? and day between ? and ? and roster_rev > 0 group by day`,
    [schoolId, first, day],
  );
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const expected = await countRegisters(em, schoolId);
  return days.map((each) => {
    const { registers, ...totals } = byDay.get(each) ?? { registers: 0, ...noTotals() };
    const term = calendar.terms.find(({ starts, ends }) => starts <= each && each <= ends);
    return {
      day: each,
      ...toTotalsType(toNumbers(totals)),
      registersTaken: Number(registers),
      registersExpected: expected.get(term?.year ?? 0) ?? 0,
    };
  });
}

/** How many registers a day of each year has: one a session for every class that has a roster. */
async function countRegisters(em: Em, schoolId: SchoolId): Promise<Map<number, number>> {
  const sql = "select year, count(*) as classes from school_class where school_id = ? and roster_rev > ? group by year";
  const rows = await runSql<{ year: number; classes: number }>(em, sql, [schoolId, 0]);
  return new Map(rows.map(({ year, classes }) => [year, Number(classes) * SESSIONS.length]));
}

/** Sums come as text from some engines. */
const toNumbers = ({ present, late, absent, excused, notTaken }: Totals): Totals => ({
  present: Number(present),
  late: Number(late),
  absent: Number(absent),
  excused: Number(excused),
  notTaken: Number(notTaken),
});
