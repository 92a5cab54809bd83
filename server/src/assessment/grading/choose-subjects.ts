import type { SubjectGroup } from "../../values/subject-group.js";
import type { Slot } from "./scale-rule.js";

/** A subject that a learner has points in. */
export type Counted = { readonly subjectId: number; readonly group: SubjectGroup; readonly points: number };

export type Choice = {
  /** By slot, in the rule's order: the subjects that fill it, the best first. */
  readonly bySlot: readonly (readonly Counted[])[];
  /** By slot, how many places nothing is left for. */
  readonly open: readonly number[];
};

/**
 * The choice of subjects with the most points that the slots allow; as many places are filled as can be.
 *
 * Sets of subjects that can fill slots together are the independent sets of a transversal matroid, so taking the best
 * subject first is exact: it is taken if the slots can still hold all that were taken before, moved about as need be.
 * That is one search through at most as many subjects as there are, for each of them.
 */
export function chooseSubjects(slots: readonly Slot[], subjects: readonly Counted[]): Choice {
  const held: Counted[][] = slots.map(() => []);
  // Equal points in the order of ids, so that the same results always make the same choice.
  const best = subjects.toSorted((one, other) => other.points - one.points || one.subjectId - other.subjectId);
  for (const subject of best) seat(subject, slots, held, new Set());
  const byPoints = (one: Counted, other: Counted) => other.points - one.points || one.subjectId - other.subjectId;
  return {
    bySlot: held.map((filled) => filled.toSorted(byPoints)),
    open: slots.map(({ count }, index) => count - held[index]!.length),
  };
}

/** Finds a place for a subject, moving those already seated to another slot where that makes room. */
function seat(subject: Counted, slots: readonly Slot[], held: Counted[][], tried: Set<number>): boolean {
  const fits = slots.flatMap(({ groups }, index) => ((groups?.includes(subject.group) ?? true) ? [index] : []));
  const free = fits.find((index) => held[index]!.length < slots[index]!.count);
  if (free !== undefined) {
    held[free]!.push(subject);
    return true;
  }
  for (const index of fits) {
    if (tried.has(index)) continue;
    tried.add(index);
    for (const [place, other] of held[index]!.entries()) {
      if (!seat(other, slots, held, tried)) continue;
      held[index]![place] = subject;
      return true;
    }
  }
  return false;
}
