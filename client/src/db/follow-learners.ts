import type { Register } from "../values/register";
import type { RosterLearner } from "../values/roster-learner";
import { numberNow } from "./number-now";

/** A learner who left and came back has another number: what was said of them under the old one is shown under the new. */
export function followLearners(register: Register, everyone: readonly RosterLearner[]): Register {
  const now = numberNow(everyone);
  const said = new Set(register.cells.map(({ position }) => position));
  const cells = register.cells.flatMap((cell) => {
    const position = now(cell.position);
    return position === cell.position || !said.has(position) ? [{ ...cell, position }] : [];
  });
  return { ...register, cells };
}
