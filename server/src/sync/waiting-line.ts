import { registerName } from "../attendance/register.js";
import type { Operation } from "./operation.js";

/** The operations that were not taken, for which later ones on the same cell have to wait. */
export class WaitingLine {
  readonly #byRegister = new Map<string, Operation[]>();

  add(operation: Operation): void {
    const name = registerName(operation);
    const waiting = this.#byRegister.get(name);
    if (waiting) waiting.push(operation);
    else this.#byRegister.set(name, [operation]);
  }

  /** The earliest operation that speaks of a cell this one speaks of. */
  before(operation: Operation): Operation | null {
    const waiting = this.#byRegister.get(registerName(operation)) ?? [];
    return waiting.find((other) => other.counter < operation.counter && speakOfOneCell(other, operation)) ?? null;
  }
}

/** A roll speaks of every cell of its register. */
const speakOfOneCell = (one: Operation, other: Operation): boolean =>
  one.kind === "roll" || other.kind === "roll" || one.cell.position === other.cell.position;
