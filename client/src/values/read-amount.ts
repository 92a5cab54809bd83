import { parseCents } from "./money";

/** An amount as somebody writes it, in cents, where nothing may be meant too: `0`. Null for whatever is neither. */
export function readAmount(text: string): number | null {
  return /^\s*0+(\.0{1,2})?\s*$/.test(text) ? 0 : parseCents(text);
}

/** Cents as one would type them: `1250`, `1250.50`. */
export function writeAmount(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}
