import type { ClassStay } from "../schools/read-stays.js";
import type { ClassId } from "../values/ids.js";
import { type LastRegisters, newestFirst } from "./last-registers.js";
import type { MarkType } from "./learner-attendance.type.js";
import { isCovered, type TakenRoll, tellsMore } from "./marks-of-learner.js";

/** A mark and the class whose register says it. */
export type FoundMark = MarkType & { readonly classId: ClassId };

/**
 * The learner's last marks, one a session, newest first: of each register their own mark, else its default where it
 * covers them. `isWhole` is false when there may be more before the registers that are known.
 */
export function findLastMarks(
  registers: ReadonlyMap<ClassId, LastRegisters>,
  stays: readonly ClassStay[],
  own: ReadonlyMap<TakenRoll, FoundMark> | undefined,
  byDefault: ReadonlyMap<TakenRoll, FoundMark>,
  last: number,
): { found: FoundMark[]; isWhole: boolean } {
  const theirs = [...new Set(stays.map(({ classId }) => classId))].flatMap((id) => registers.get(id) ?? []);
  // Before it a register may be missing that would have a say, or a rival's.
  const [cut = null] = theirs.flatMap((each) => each.cut ?? []).sort(newestFirst);

  const found: FoundMark[] = [];
  for (const roll of inOrder(theirs)) {
    const mark = own?.get(roll) ?? (isCovered(roll, stays) ? byDefault.get(roll)! : null);
    if (mark === null) continue;
    const rival = found.at(-1);
    if (rival && newestFirst(rival, mark) === 0) {
      if (tellsMore(mark, rival, stays)) found[found.length - 1] = mark;
      continue;
    }
    if (found.length === last) return { found, isWhole: true };
    if (cut && newestFirst(cut, mark) < 0) return { found, isWhole: false };
    found.push(mark);
  }
  return { found, isWhole: cut === null || found.length === last };
}

/** Most learners have had one class only. */
function inOrder(registers: readonly LastRegisters[]): readonly TakenRoll[] {
  const [first] = registers;
  return registers.length === 1 && first ? first.rolls : registers.flatMap(({ rolls }) => rolls).sort(newestFirst);
}
