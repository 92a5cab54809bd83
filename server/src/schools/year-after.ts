import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { SchoolId } from "../values/ids.js";
import { className } from "./class-name.js";
import { refuse } from "./school-refusal.js";
import type { SchoolClass } from "./school-class.entity.js";

/** How many stand on the class lists of a year now. */
type YearSize = { year: number; here: number };

/**
 * The year that has taken over from one whose learners have all gone on, as a promotion does; the year itself while
 * anybody is on its class lists, or nobody ever was.
 */
export async function yearAfter(em: Em, schoolId: SchoolId, year: number): Promise<number> {
  const sizes = await runSql<YearSize>(
    em,
    `select c.year as year, sum(case when e.to_rev is null then 1 else 0 end) as here
     from enrolment e join school_class c on c.id = e.class_id
     where e.school_id = ? and c.year >= ? group by c.year order by c.year`,
    [schoolId, year],
  );
  const [first, ...later] = sizes;
  if (!first || Number(first.year) !== year || Number(first.here) > 0) return year;
  return Number(later.find(({ here }) => Number(here) > 0)?.year ?? year);
}

/** Refuses a class of a year whose learners have gone on: whoever came there would be left behind. */
export async function checkYearGoesOn(em: Em, schoolId: SchoolId, schoolClass: SchoolClass): Promise<void> {
  const { year } = schoolClass;
  if ((await yearAfter(em, schoolId, year)) === year) return;
  throw refuse("YEAR_OVER", { name: className(schoolClass), year });
}
