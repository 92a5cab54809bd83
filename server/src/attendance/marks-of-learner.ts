import type { ClassStay } from "../schools/read-stays.js";
import { isOnRoster } from "../schools/stay.js";
import { AttendanceStatus } from "../values/attendance-status.js";
import { type DefaultStatus, type RegisterRef, registerName } from "./register.js";

export type TakenRoll = RegisterRef & { readonly rosterRev: number; readonly defaultStatus: DefaultStatus };
export type StatusOf = RegisterRef & { readonly status: AttendanceStatus };

/** What registers say of one learner, one mark a session. */
export function marksOfLearner<Own extends StatusOf>(
  rolls: readonly TakenRoll[],
  own: readonly Own[],
  stays: readonly ClassStay[],
): (Own | StatusOf)[] {
  const marks = new Map<string, Own | StatusOf>(own.map((mark) => [registerName(mark), mark]));
  for (const roll of rolls) {
    const { classId, day, session, defaultStatus: status } = roll;
    const name = registerName(roll);
    if (!marks.has(name) && isCovered(roll, stays)) marks.set(name, { classId, day, session, status });
  }
  const bySession = Map.groupBy(marks.values(), ({ day, session }) => `${day} ${session}`);
  return [...bySession.values()].map((rivals) =>
    rivals.reduce((one, other) => (tellsMore(other, one, stays) ? other : one)),
  );
}

/** Whether a roll speaks of the learner by its default: they were on its class's roster then. */
export const isCovered = (
  { classId, rosterRev }: Pick<TakenRoll, "classId" | "rosterRev">,
  stays: readonly ClassStay[],
): boolean => stays.some((stay) => stay.classId === classId && isOnRoster(stay, rosterRev));

/**
 * Which of two marks of one session counts. Who moves in the middle of a day stands in two registers of it: the class
 * they were in last that day tells, and the other where that one's was not taken of them.
 */
export function tellsMore(one: StatusOf, other: StatusOf, stays: readonly ClassStay[]): boolean {
  const isTaken = ({ status }: StatusOf) => status !== AttendanceStatus.notTaken;
  if (isTaken(one) !== isTaken(other)) return isTaken(one);
  return lastStay(one, stays) > lastStay(other, stays);
}

/** The number of the last stay in the mark's class that had begun by its day; less than any where none had. */
function lastStay({ classId, day }: StatusOf, stays: readonly ClassStay[]): number {
  const there = stays.filter((stay) => stay.classId === classId);
  const begun = there.filter(({ fromDay }) => fromDay <= day).map(({ id }) => id);
  return begun.length > 0 ? Math.max(...begun) : -Math.min(...there.map(({ id }) => id));
}
