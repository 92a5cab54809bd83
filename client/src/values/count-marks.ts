import { markOf, type Register } from "./register";
import type { RosterLearner } from "./roster-learner";
import { Status } from "./status";

/** How many learners of a roster hold each status. */
export type MarkCounts = { readonly [S in Status]: number } & { readonly enrolled: number };

export function countMarks(register: Register | null, learners: readonly RosterLearner[]): MarkCounts {
  const counts = { P: 0, A: 0, L: 0, E: 0, N: 0, enrolled: learners.length };
  for (const learner of learners) counts[register ? markOf(register, learner).status : Status.NotTaken] += 1;
  return counts;
}
