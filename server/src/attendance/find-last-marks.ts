import type { ClassStay } from "../schools/read-stays.js";
import type { ClassId } from "../values/ids.js";
import { type FoundMark, type LastRegisters, type LastRoll, newestFirst } from "./last-registers.js";
import { isCovered, tellsMore } from "./marks-of-learner.js";

/**
 * The learner's last marks, one a session, newest first: of each register their own mark, else its default where it
 * covers them. `isWhole` is false when there may be more before the registers that are known.
 */
export function findLastMarks(
  registers: ReadonlyMap<ClassId, LastRegisters>,
  stays: readonly ClassStay[],
  own: readonly FoundMark[],
  last: number,
): { found: FoundMark[]; isWhole: boolean } {
  const { rolls, cut } = timelineOf(registers, stays);
  const found: FoundMark[] = [];
  for (const roll of rolls) {
    const mark = ownMarkIn(roll, own) ?? (isCovered(roll, stays) ? roll.mark : null);
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

/** The registers of all the learner's classes; before `cut` one may be missing that would have a say, or a rival's. */
function timelineOf(registers: ReadonlyMap<ClassId, LastRegisters>, stays: readonly ClassStay[]): LastRegisters {
  const [stay] = stays;
  const one = stay && registers.get(stay.classId);
  // Most learners have had one class only.
  if (one && stays.every(({ classId }) => classId === stay.classId)) return one;
  const theirs = [...new Set(stays.map(({ classId }) => classId))].flatMap((id) => registers.get(id) ?? []);
  const [cut = null] = theirs.flatMap((each) => each.cut ?? []).sort(newestFirst);
  const rolls = theirs.flatMap((each) => each.rolls).sort((one, other) => newestFirst(one.mark, other.mark));
  return { rolls, cut };
}

function ownMarkIn({ mark: { classId, day, session } }: LastRoll, own: readonly FoundMark[]): FoundMark | null {
  for (const mark of own) {
    if (mark.day === day && mark.session === session && mark.classId === classId) return mark;
  }
  return null;
}
