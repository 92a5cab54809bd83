import type { Refusal } from "../../errors.js";
import { refuseLife } from "../life-refusal.js";
import { className } from "../../schools/class-name.js";
import type { Grade } from "../../values/grade.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { ClassId, SchoolId } from "../../values/ids.js";

/** What of the new year's classes stands in the way of taking a promotion back, as a refusal; null when nothing does. */
export async function findWhatWasBuilt(
  em: Em,
  schoolId: SchoolId,
  year: number,
  classIds: readonly ClassId[],
): Promise<Refusal | null> {
  if (classIds.length === 0) return null;
  const within = placesFor(classIds);
  const ofClasses = [schoolId, ...classIds];
  const register = await nameOf(em, `roll_call r on r.class_id = c.id`, within, ofClasses);
  if (register) return refuseLife("PROMOTION_REGISTER", { name: register });
  const scored = "assessment a on a.class_id = c.id join score s on s.assessment_id = a.id";
  const score = await nameOf(em, scored, within, ofClasses);
  if (score) return refuseLife("PROMOTION_SCORES", { name: score });
  const invoiced = `enrolment e on e.class_id = c.id and e.to_rev is null
    join invoice i on i.learner_id = e.learner_id and i.reversed_at is null
    join term t on t.id = i.term_id and t.year = ${Math.trunc(year)}`;
  const invoice = await nameOf(em, invoiced, within, ofClasses);
  return invoice ? refuseLife("PROMOTION_INVOICED", { year, name: invoice }) : null;
}

async function nameOf(em: Em, join: string, within: string, values: readonly number[]): Promise<string | null> {
  const sql = `select c.grade, c.stream from school_class c join ${join}
    where c.school_id = ? and c.id in ${within} order by c.id limit 1`;
  const [row] = await runSql<{ grade: Grade; stream: string }>(em, sql, values);
  return row ? className(row) : null;
}
