import { type Cell, decodeCells, encodeCell } from "./cell";
import { MalformedError } from "./malformed-error";
import type { DefaultStatus } from "./status";

/** A register as it was said: what holds for everyone, and the exceptions in ascending positions. */
export type Roll = { readonly default: DefaultStatus; readonly cells: readonly Cell[] };

/** `PA4.1L15@20N41`: the default, then its exceptions. */
export function encodeRoll(roll: Roll): string {
  return roll.default + roll.cells.map(encodeCell).join("");
}

export function decodeRoll(text: string): Roll {
  const [status] = text;
  if (status !== "P" && status !== "N") throw new MalformedError("a roll", text);
  return { default: status, cells: decodeCells(text.slice(1)) };
}
