import { LifeKind } from "../../schools/life/learner-event.entity.js";
import type { RecordedLearner } from "../records/school-records.js";
import { standingLife } from "./standing-life.js";

/**
 * What became of a learner after a look, up to the end of the next term: `1` left school, `0` did not, `null` died. Who
 * went to another school or completed has not left school. Somebody whose last day was put before the look when they had
 * been gone a while was still on the roll then, and counts as leaving after it. What was undone never was.
 */
export function outcomeAfter({ life }: RecordedLearner, look: number, until: number): 0 | 1 | null {
  const gone = standingLife(life, Number.MAX_SAFE_INTEGER).filter(
    ({ kind, day, written }) => kind === LifeKind.left && Math.max(day, written) > look && day <= until,
  );
  if (gone.some(({ leavingTo }) => leavingTo === "death")) return null;
  return gone.some(({ leavingTo }) => leavingTo === null) ? 1 : 0;
}
