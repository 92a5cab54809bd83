import { isOfRegister, type Operation, type RegisterOperation } from "../../values/operation";
import type { SheetOperation } from "../../values/sheet-operation";

/** Whether a refused operation keeps a later one on the same register or sheet waiting, as the server holds it. */
export function standsBefore(refused: Operation, later: Operation): boolean {
  if (isOfRegister(refused)) return isOfRegister(later) && speakOfOneMark(refused, later);
  return !isOfRegister(later) && speakOfOneScore(refused, later);
}

/** A roll speaks of every cell of its register. */
function speakOfOneMark(one: RegisterOperation, other: RegisterOperation): boolean {
  return one.kind === "roll" || other.kind === "roll" || one.cell.position === other.cell.position;
}

/** Submitting signs off every score of the sheet. It is itself in nobody's way, and neither is reopening. */
function speakOfOneScore(refused: SheetOperation, later: SheetOperation): boolean {
  if (refused.kind !== "scores" || later.kind === "reopen") return false;
  return (
    later.kind === "submit" ||
    later.scores.some(({ position }) => refused.scores.some((score) => score.position === position))
  );
}
