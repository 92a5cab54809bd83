import { refuse } from "./school-refusal.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { SchoolId, TermId } from "../values/ids.js";
import type { TermDates } from "./term-of-day.js";

/** The school's terms, by id. */
export async function readTerms(em: Em, schoolId: SchoolId): Promise<ReadonlyMap<TermId, TermDates>> {
  const terms = await runSql<TermDates>(em, "select id, year, number, starts, ends from term where school_id = ?", [
    schoolId,
  ]);
  return new Map(terms.map((term) => [term.id, term]));
}

export async function findTerm(em: Em, schoolId: SchoolId, termId: TermId): Promise<TermDates> {
  const term = (await readTerms(em, schoolId)).get(termId);
  if (!term) throw refuse("TERM_UNKNOWN");
  return term;
}
