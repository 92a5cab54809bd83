import { LifeKind } from "../../schools/life/learner-event.entity.js";
import type { RecordedLife } from "../records/school-records.js";

const UNDONE_KINDS: readonly LifeKind[] = [LifeKind.promoted, LifeKind.repeated, LifeKind.left, LifeKind.completed];

/**
 * The lines of a life that were so and written down by a day, and were not taken back by then. An `undone` line takes back
 * the last line that led from the class it leads to.
 */
export function standingLife(life: readonly RecordedLife[], day: number): RecordedLife[] {
  const standing: RecordedLife[] = [];
  for (const line of life) {
    if (line.written > day || line.day > day) continue;
    if (line.kind !== LifeKind.undone) standing.push(line);
    else {
      const undone = standing.findLastIndex(
        ({ kind, fromClassId, toClassId }) =>
          UNDONE_KINDS.includes(kind) && fromClassId === line.toClassId && toClassId === line.fromClassId,
      );
      if (undone >= 0) standing.splice(undone, 1);
    }
  }
  return standing;
}
