import { publishChanges } from "../events/publish-changes.js";
import { schoolScope } from "../events/scope.js";
import { ErrorCode, Refusal } from "../errors.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import { toLineText } from "../values/line-text.js";
import type { SchoolDay } from "../values/school-day.js";
import type { Actor } from "./actor.js";
import { Closure } from "./closure.entity.js";
import { feedLine } from "./feed-line.js";

/** Closes the school for some days within a term. Registers already taken on those days stay. */
export async function addClosure(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  input: { name: string; starts: SchoolDay; ends: SchoolDay },
): Promise<Closure> {
  const { starts, ends } = input;
  const name = toLineText(input.name);
  if (name === "" || name.length > 80)
    throw new Refusal(ErrorCode.badInput, "Say in at most 80 letters why the school is closed.");
  if (starts > ends) throw new Refusal(ErrorCode.badInput, "A closure ends on or after the day it starts.");

  const closure = tx.create(Closure, { schoolId, name, starts, ends });
  await tx.flush();
  await publishChanges(tx, now, [{ scope: schoolScope(schoolId), ...feedLine.closure(closure) }]);
  const detail = `${name}: ${starts} to ${ends}`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "closure.added",
    subject: `closure:${closure.id}`,
    detail,
    at: now,
  });
  return closure;
}
