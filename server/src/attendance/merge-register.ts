import { isKnown, isLater, type Source } from "../events/source.js";
import { enrolledAt, type Stay } from "../schools/stay.js";
import { AttendanceStatus } from "../values/attendance-status.js";
import type { LearnerId } from "../values/ids.js";
import type { CellVerdict } from "./history/attendance-history.entity.js";
import type { Mark } from "./mark.js";
import { type CellState, mergeCell } from "./merge-cell.js";
import {
  cellOf,
  type DefaultStatus,
  impliedBy,
  isImplied,
  type OwnCell,
  type Register,
  type Roll,
} from "./register.js";
import type { RestrictedReasons } from "./restricted-reasons.js";
import { rankOf, type Said } from "./said.js";

/** By whom, and knowing what: `seen` is the last sequence the writer knew of. */
export type Writing = { readonly source: Source; readonly seen: number };

/** What became of one learner's cell. */
export type CellChange = {
  readonly stay: Stay;
  readonly said: Said;
  readonly before: CellState;
  readonly after: CellState;
  readonly verdict: CellVerdict;
};

export type Merged = { readonly register: Register; readonly changes: readonly CellChange[] };

/** A roll as it was taken: everyone on the roster at `rosterRev` is `default`, but for these marks, by position. */
export type TakenRoll = {
  readonly rosterRev: number;
  readonly default: DefaultStatus;
  readonly marks: ReadonlyMap<number, Mark>;
};

/** Puts a roll into a register: it speaks of everyone on its roster, and of nobody else. */
export function mergeRoll(
  register: Register,
  roster: readonly Stay[],
  taken: TakenRoll,
  { source, seen }: Writing,
  restricted: RestrictedReasons,
): Merged {
  const roll: Roll = { rosterRev: taken.rosterRev, default: taken.default, source };
  const implied = impliedBy(roll);
  const enrolled = enrolledAt(roster, register.roll?.rosterRev ?? 0);
  const changes = [...enrolledAt(roster, roll.rosterRev).values()].map((stay) => {
    const mark = taken.marks.get(stay.position);
    const before = cellOf(register, stay.learnerId, enrolled);
    return change(stay, before, mark ? { mark, implied: false, source } : implied, seen, restricted);
  });
  const held = register.roll;
  const base = held && !takesOver(roll, held, seen) ? held : roll;
  return { register: settle(register, base, roster, changes), changes };
}

/** Puts one learner's mark into a register. */
export function mergeFix(
  register: Register,
  roster: readonly Stay[],
  { stay, mark }: { stay: Stay; mark: Mark },
  { source, seen }: Writing,
  restricted: RestrictedReasons,
): Merged {
  const enrolled = enrolledAt(roster, register.roll?.rosterRev ?? 0);
  const before = cellOf(register, stay.learnerId, enrolled);
  const changes = [change(stay, before, { mark, implied: false, source }, seen, restricted)];
  const untaken: Roll = { rosterRev: 0, default: AttendanceStatus.notTaken, source };
  const base = register.roll && register.roll.rosterRev > 0 ? register.roll : untaken;
  return { register: settle(register, base, roster, changes), changes };
}

function change(stay: Stay, before: CellState, said: Said, seen: number, restricted: RestrictedReasons): CellChange {
  const { cell: after, verdict } = mergeCell(before, said, seen, restricted);
  return { stay, said, before, after, verdict };
}

/** Whether a new roll is what the register stands on from now on, as it decides whose default weighs more. */
function takesOver(roll: Roll, held: Roll, seen: number): boolean {
  if (held.rosterRev === 0) return true;
  if (isLater(held.source, roll.source)) return false;
  return isKnown(held.source, roll.source, seen) || rankOf(impliedBy(roll)) >= rankOf(impliedBy(held));
}

/** The register on `base`, in which a cell has a row of its own where the base does not say the same of the learner. */
function settle(register: Register, base: Roll, roster: readonly Stay[], changes: readonly CellChange[]): Register {
  const before = enrolledAt(roster, register.roll?.rosterRev ?? 0);
  const enrolled = enrolledAt(roster, base.rosterRev);
  const changed = new Map(changes.map((each) => [each.stay.learnerId, each]));
  const cells = new Map<LearnerId, OwnCell>();
  for (const { learnerId } of roster) {
    const spoken = changed.get(learnerId);
    const cell = spoken?.after ?? cellOf(register, learnerId, before);
    if (isImplied(cell, base, enrolled.has(learnerId))) continue;
    const place = enrolled.get(learnerId) ?? spoken?.stay ?? register.cells.get(learnerId) ?? before.get(learnerId)!;
    cells.set(learnerId, placed(cell, register.cells.get(learnerId), place.position));
  }
  return { ...register, roll: base, cells };
}

/** Keeps the very object of a cell that stays as it was, by which a writer knows what need not be written. */
function placed(cell: CellState, held: OwnCell | undefined, position: number): OwnCell {
  return cell === held && held.position === position ? held : { ...cell, position };
}
