import type { Grade } from "../../values/grade.js";
import type { LeavingReason } from "../../values/leaving-reason.js";
import { Choice } from "./promotion-choice.entity.js";
import type { ClassRef } from "./propose-target.js";

/** What was chosen for one learner. */
export type OwnChoice = {
  readonly choice: Choice;
  readonly toGrade: Grade | null;
  readonly toStream: string | null;
  readonly reason: LeavingReason | null;
};

/** What becomes of a learner: `target` is null for whoever leaves or has completed. */
export type Move = { readonly choice: Choice; readonly target: ClassRef | null; readonly reason: LeavingReason | null };

/** What becomes of a learner of a class, by what was chosen for the class and, before that, for the learner. */
export function resolveMove(from: ClassRef, ofClass: ClassRef | null, own: OwnChoice | undefined): Move {
  const choice = own?.choice ?? (ofClass === null ? Choice.complete : Choice.promote);
  if (choice === Choice.leave) return { choice, target: null, reason: own?.reason ?? null };
  if (choice === Choice.complete) return { choice, target: null, reason: null };
  const named = own && own.toGrade !== null ? { grade: own.toGrade, stream: own.toStream ?? "" } : null;
  const usual = choice === Choice.repeat ? { grade: from.grade, stream: from.stream } : ofClass;
  const target = named ?? usual;
  return target === null ? { choice: Choice.complete, target, reason: null } : { choice, target, reason: null };
}
