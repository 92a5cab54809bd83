import { publishChanges } from "../events/publish-changes.js";
import { schoolScope } from "../events/scope.js";
import { refuse } from "./school-refusal.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { TermId } from "../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../values/school-day.js";
import type { Actor } from "./actor.js";
import { feedLine } from "./feed-line.js";
import { publishRosters } from "./publish-rosters.js";
import { SchoolClass } from "./school-class.entity.js";
import { Term } from "./term.entity.js";

export type TermInput = { id?: TermId | null; year: number; number: number; starts: SchoolDay; ends: SchoolDay };

/** Adds a term, or changes one's dates. Unless it has ended, the year's classes can be followed in it from now on. */
export async function saveTerm(tx: Em, { schoolId, userId }: Actor, now: Date, input: TermInput): Promise<Term> {
  checkDates(input);
  const terms = await tx.find(Term, { schoolId });
  const { year, number, starts, ends } = input;
  for (const other of terms.filter(({ id }) => id !== input.id)) {
    if (other.year === year && other.number === number) {
      throw refuse("TERM_THERE", { number, year });
    }
    if (starts <= other.ends && other.starts <= ends) {
      throw refuse("TERM_OVERLAP", { number: other.number, year: other.year, starts: other.starts, ends: other.ends });
    }
  }

  const known = terms.find(({ id }) => id === input.id);
  if (input.id && !known) throw refuse("TERM_UNKNOWN");
  if (known && known.year !== year) {
    throw refuse("TERM_YEAR_FIXED");
  }
  const term = known ?? tx.create(Term, { schoolId, year, number, starts, ends });
  tx.assign(term, { number, starts, ends });
  await tx.flush();

  if (ends >= schoolDayAt(now)) {
    const classes = await tx.find(SchoolClass, { schoolId, year });
    await publishRosters(tx, schoolId, now, classes, [term]);
  }
  await publishChanges(tx, now, [{ scope: schoolScope(schoolId), ...feedLine.term(term) }]);
  const detail = `term ${number} of ${year}: ${starts} to ${ends}`;
  await recordAudit(tx, { schoolId, userId, action: "term.saved", subject: `term:${term.id}`, detail, at: now });
  return term;
}

function checkDates({ year, number, starts, ends }: TermInput): void {
  if (starts > ends) throw refuse("TERM_ENDS");
  if (year < Number(starts.slice(0, 4)) || year > Number(ends.slice(0, 4))) {
    throw refuse("TERM_YEAR", { year });
  }
  if (number < 1 || number > 9) throw refuse("TERM_NUMBER");
  if (Date.parse(ends) - Date.parse(starts) > 200 * 86_400_000) {
    throw refuse("TERM_LENGTH");
  }
}
