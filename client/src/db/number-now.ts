import type { Position } from "../values/ids";
import type { RosterLearner } from "../values/roster-learner";

/** Of a class with everyone who ever was on its list: a learner's number now, by any they had; who left keeps theirs. */
export function numberNow(everyone: readonly RosterLearner[]): (position: Position) => Position {
  const current = new Map(
    everyone.filter(({ toRev }) => toRev === null).map((stay) => [stay.learnerId, stay.position]),
  );
  const moved = new Map(everyone.map((stay) => [stay.position, current.get(stay.learnerId) ?? stay.position]));
  return (position) => moved.get(position) ?? position;
}
