import { sheetName } from "../../assessment/score-sheet.js";
import { registerName } from "../../attendance/register.js";
import { isOfRegister, isOfSheet, type Operation, type RegisterOperation, type SheetOperation } from "../operation.js";

/** The operations that were not taken, for which later ones on the same cell have to wait. */
export class WaitingLine {
  readonly #byPage = new Map<string, Operation[]>();

  add(operation: Operation): void {
    const name = pageName(operation);
    const waiting = this.#byPage.get(name);
    if (waiting) waiting.push(operation);
    else this.#byPage.set(name, [operation]);
  }

  /** The earliest operation that speaks of a cell this one speaks of. */
  before(operation: Operation): Operation | null {
    const waiting = this.#byPage.get(pageName(operation)) ?? [];
    return waiting.find((other) => other.counter < operation.counter && standsBefore(other, operation)) ?? null;
  }
}

const pageName = (operation: Operation): string =>
  isOfRegister(operation) ? `register ${registerName(operation)}` : `sheet ${sheetName(operation)}`;

function standsBefore(refused: Operation, later: Operation): boolean {
  if (isOfRegister(refused) && isOfRegister(later)) return speakOfOneMark(refused, later);
  return isOfSheet(refused) && isOfSheet(later) && speakOfOneScore(refused, later);
}

/** A roll speaks of every cell of its register. */
const speakOfOneMark = (one: RegisterOperation, other: RegisterOperation): boolean =>
  one.kind === "roll" || other.kind === "roll" || one.cell.position === other.cell.position;

/** Submitting signs off every score of the sheet. It is itself in nobody's way, and neither is reopening. */
function speakOfOneScore(refused: SheetOperation, later: SheetOperation): boolean {
  if (refused.kind !== "scores" || later.kind === "reopen") return false;
  if (later.kind === "submit") return true;
  const positions = new Set(refused.scores.map(({ position }) => position));
  return later.scores.some(({ position }) => positions.has(position));
}
