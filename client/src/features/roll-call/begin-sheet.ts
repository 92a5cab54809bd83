import type { Sheet as SheetView } from "../../db/read-sheet";
import type { Position } from "../../values/ids";
import { type Mark, PRESENT } from "../../values/mark";
import { decodeRegisterOperation } from "../../values/operation";
import { markOf } from "../../values/register";
import { Status } from "../../values/status";
import { type HeldMark, type Marks, type Sheet, withHeld } from "./sheet";

/** A register as it is opened: the unfinished sheet if there is one, else what the server refused, to be put right. */
export function beginSheet(view: SheetView, held: Sheet["held"]): Sheet {
  return withHeld({ held, edits: view.draft?.marks ?? refusedMarks(view), past: [] }, held);
}

/** What the register says of each learner now on the roster: as the server told it, with what this phone said since. */
export function heldMarks({ register, learners }: SheetView): ReadonlyMap<Position, HeldMark> {
  if (!register) return new Map();
  return new Map(learners.map((learner) => [learner.position, markOf(register, learner)]));
}

function refusedMarks({ troubled, learners }: SheetView): Marks {
  const marks = new Map<Position, Mark>();
  for (const { text } of troubled) {
    const refused = decodeRegisterOperation(text);
    if (refused.kind === "roll" && refused.default === Status.Present) {
      for (const { position } of learners) marks.set(position, PRESENT);
    }
    const cells = refused.kind === "roll" ? refused.cells : [refused.cell];
    for (const { position, ...mark } of cells) marks.set(position, mark);
  }
  return marks;
}
