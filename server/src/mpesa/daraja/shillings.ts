import { type Cents, parseMoney } from "../../values/money.js";

const LEAST = 1;
const MOST = 250_000;

/** The whole shillings that M-Pesa can move of this amount; null if it cannot. */
export function toShillings(cents: Cents): number | null {
  const shillings = cents / 100;
  return Number.isInteger(shillings) && shillings >= LEAST && shillings <= MOST ? shillings : null;
}

/** `100`, `"100"` and `"100.00"` are the same amount; null for what is none. */
export const fromShillings = (wire: string | number): Cents | null => parseMoney(String(wire));
