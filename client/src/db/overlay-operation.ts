import type { Cell } from "../values/cell";
import type { FixOperation, RegisterOperation, RollOperation } from "../values/operation";
import type { Register } from "../values/register";
import { isOnRoster, type RosterLearner } from "../values/roster-learner";

/** The register as it will stand if the server accepts an operation: what a screen shows until it answers. */
export function overlayOperation(
  register: Register | null,
  operation: RegisterOperation,
  everyone: readonly RosterLearner[],
): Register {
  return operation.kind === "roll"
    ? overlayRoll(register, operation, everyone)
    : overlayFix(register ?? untaken(operation), operation);
}

/** A roll speaks of everyone on its roster; what was said of others stays. */
function overlayRoll(register: Register | null, roll: RollOperation, everyone: readonly RosterLearner[]): Register {
  const spokenOf = new Set(
    everyone.filter((learner) => isOnRoster(learner, roll.rosterRev)).map(({ position }) => position),
  );
  const kept = (register?.cells ?? []).filter(({ position }) => !spokenOf.has(position));
  return {
    ...untaken(roll),
    rosterRev: roll.rosterRev,
    default: roll.default,
    cells: inOrder([...kept, ...roll.cells]),
  };
}

function overlayFix(register: Register, { cell }: FixOperation): Register {
  const others = register.cells.filter(({ position }) => position !== cell.position);
  return { ...register, cells: inOrder([...others, cell]) };
}

function untaken({ day, session }: RegisterOperation): Register {
  return { day, session, rosterRev: 0, default: "N", cells: [], authorId: null, takenAt: null };
}

function inOrder(cells: Cell[]): Cell[] {
  const byPosition = new Map(cells.map((cell) => [cell.position, cell]));
  return [...byPosition.values()].sort((one, other) => one.position - other.position);
}
