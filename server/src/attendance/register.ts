import type { Source } from "../events/source.js";
import type { Enrolled } from "../schools/stay.js";
import { AttendanceStatus } from "../values/attendance-status.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import type { Session } from "../values/session.js";
import { NOT_TAKEN, PRESENT } from "./mark.js";
import { type CellState, NOTHING_SAID } from "./merge-cell.js";
import { rankOf, type Said } from "./said.js";

/** Which register: a class's, of one session. */
export type RegisterRef = { readonly classId: ClassId; readonly day: SchoolDay; readonly session: Session };

export const registerName = ({ classId, day, session }: RegisterRef): string => `${classId} ${day} ${session}`;

/** What a roll may say of everyone it does not name. */
export type DefaultStatus = typeof AttendanceStatus.present | typeof AttendanceStatus.notTaken;

/** What was said of a whole roster at once. Revision 0: no roll was taken, only single cells, the last by `source`. */
export type Roll = { readonly rosterRev: number; readonly default: DefaultStatus; readonly source: Source };

/** What was said of single learners, and their places on the roster when it was said. */
export type OwnCell = CellState & { readonly position: number };

/**
 * All that was said of a class in one session, never expanded: a roll and, for the learners of whom something else
 * holds than the roll's default, cells of their own. Unchangeable; a write makes a new one.
 */
export type Register = RegisterRef & {
  /** Null while nothing was said at all. */
  readonly roll: Roll | null;
  readonly cells: ReadonlyMap<LearnerId, OwnCell>;
};

/** What the register says of a learner: their own cell, else the roll's default if they are among its `enrolled`. */
export function cellOf({ cells, roll }: Register, learnerId: LearnerId, enrolled: Enrolled): CellState {
  const own = cells.get(learnerId);
  if (own) return own;
  return roll && enrolled.has(learnerId) ? { value: impliedBy(roll), other: null } : NOTHING_SAID;
}

/** What a roll says of whoever it does not name. */
export const impliedBy = ({ default: status, source }: Roll): Said => ({
  mark: status === AttendanceStatus.present ? PRESENT : NOT_TAKEN,
  implied: true,
  source,
});

/** Whether a roll says by itself what a cell says, so that the cell needs no row of its own. */
export function isImplied({ value }: CellState, roll: Roll, isEnrolled: boolean): boolean {
  if (value === null) return true;
  if (rankOf(value) === 0) return !isEnrolled || roll.default === AttendanceStatus.notTaken;
  return isEnrolled && value.implied && value.source === roll.source;
}
