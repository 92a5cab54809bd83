import { publishChanges } from "../events/publish-changes.js";
import { schoolScope } from "../events/scope.js";
import { refuse } from "./school-refusal.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import { toLineText } from "../values/line-text.js";
import type { SchoolDay } from "../values/school-day.js";
import type { Actor } from "./actor.js";
import { Closure } from "./closure.entity.js";
import { feedLine } from "./feed-line.js";
import { Term } from "./term.entity.js";

export type ClosureInput = { id?: number | null; name: string; starts: SchoolDay; ends: SchoolDay };

/** Closes the school for some days of one term, or changes a closure. Registers already taken on those days stay. */
export async function saveClosure(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  input: ClosureInput,
): Promise<Closure> {
  const { starts, ends } = input;
  const name = toLineText(input.name);
  if (name === "" || name.length > 80) throw refuse("CLOSURE_NAME");
  if (starts > ends) throw refuse("CLOSURE_ENDS");
  const known = input.id ? await tx.findOne(Closure, { schoolId, id: input.id }) : null;
  if (input.id && !known) throw refuse("CLOSURE_UNKNOWN");
  // A range of years, once let in, would stop every register of the school.
  if ((await tx.count(Term, { schoolId, starts: { $lte: starts }, ends: { $gte: ends } })) === 0) {
    throw refuse("CLOSURE_TERM");
  }

  const closure = known ?? tx.create(Closure, { schoolId, name, starts, ends });
  tx.assign(closure, { name, starts, ends });
  await tx.flush();
  await publishChanges(tx, now, [{ scope: schoolScope(schoolId), ...feedLine.closure(closure) }]);
  const detail = `${name}: ${starts} to ${ends}`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "closure.saved",
    subject: `closure:${closure.id}`,
    detail,
    at: now,
  });
  return closure;
}
