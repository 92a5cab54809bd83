import type { ClassStay } from "../schools/read-stays.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import { type LastRegisters, newestFirst } from "./last-registers.js";
import type { MarkType } from "./learner-attendance.type.js";
import { isCovered, tellsMore } from "./marks-of-learner.js";

/**
 * The learner's last marks, one a session, newest first: of each register their own mark, else its default where it
 * covers them. `isWhole` is false when there may be more before the registers that are known.
 */
export function findLastMarks(
  registers: ReadonlyMap<ClassId, LastRegisters>,
  learnerId: LearnerId,
  stays: readonly ClassStay[],
  last: number,
): { found: MarkType[]; isWhole: boolean } {
  const { rolls, cut } = timelineOf(registers, stays);
  const found: MarkType[] = [];
  for (const roll of rolls) {
    const mark = roll.own.get(learnerId) ?? (isCovered(roll, stays) ? roll.mark : null);
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
