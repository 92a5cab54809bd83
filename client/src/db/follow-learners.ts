import type { Register } from "../values/register";
import type { RosterLearner } from "../values/roster-learner";

/** A learner who left and came back has another number: what was said of them under the old one is shown under the new. */
export function followLearners(register: Register, everyone: readonly RosterLearner[]): Register {
  const current = new Map(
    everyone.filter(({ toRev }) => toRev === null).map((stay) => [stay.learnerId, stay.position]),
  );
  const moved = new Map(everyone.map((stay) => [stay.position, current.get(stay.learnerId) ?? stay.position]));
  const said = new Set(register.cells.map(({ position }) => position));
  const cells = register.cells.flatMap((cell) => {
    const position = moved.get(cell.position) ?? cell.position;
    return position === cell.position || !said.has(position) ? [{ ...cell, position }] : [];
  });
  return { ...register, cells };
}
