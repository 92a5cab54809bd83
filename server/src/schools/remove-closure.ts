import { publishChanges } from "../events/publish-changes.js";
import { schoolScope } from "../events/scope.js";
import { refuse } from "./school-refusal.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { Actor } from "./actor.js";
import { Closure } from "./closure.entity.js";
import { feedLine } from "./feed-line.js";

/** Takes a closure out of the calendar: its days are school days again. Gives it as it was. */
export async function removeClosure(tx: Em, { schoolId, userId }: Actor, now: Date, id: number): Promise<Closure> {
  const closure = await tx.findOne(Closure, { schoolId, id });
  if (!closure) throw refuse("CLOSURE_UNKNOWN");
  await tx.nativeDelete(Closure, { schoolId, id });
  const { item } = feedLine.closure(closure);
  await publishChanges(tx, now, [{ scope: schoolScope(schoolId), item, line: "" }]);
  const detail = `${closure.name}: ${closure.starts} to ${closure.ends}`;
  await recordAudit(tx, { schoolId, userId, action: "closure.removed", subject: `closure:${id}`, detail, at: now });
  return closure;
}
