import { type Cents, MOST_CENTS } from "../../values/money.js";

/** The object that a body holds; null when it is not JSON or not an object. */
export function readObject(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

export const asObject = (value: unknown): Record<string, unknown> | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

/** Text of at most `most` characters, trimmed, or a number as text; null for anything else and for nothing. */
export function readText(value: unknown, most: number): string | null {
  const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== "string") return null;
  const bare = text.trim();
  return bare === "" || bare.length > most ? null : bare;
}

/** `100`, `100.00` and `"100"` are one amount; null for whatever is not above 0, or finer than a cent. */
export function readAmount(value: unknown): Cents | null {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return null;
  const [, shillings, fraction = ""] = /^(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(text.trim().replaceAll(",", "")) ?? [];
  if (shillings === undefined) return null;
  const cents = Number(shillings) * 100 + Number(fraction.padEnd(2, "0"));
  return cents > 0 && cents <= MOST_CENTS ? (cents as Cents) : null;
}

/** The provider's receipt number, in capitals; null when it is none. */
export function readReceipt(value: unknown): string | null {
  const text = readText(value, 20)?.toUpperCase() ?? "";
  return /^[A-Z0-9]{6,20}$/.test(text) ? text : null;
}

const NAIROBI = "+03:00";

/** `20261126143005` or `2026-11-26 14:30:05`, in Nairobi; null when it is no such time. */
export function readLocalTime(value: unknown): Date | null {
  const digits = readText(value, 30)?.replaceAll(/[\s:T-]/g, "") ?? "";
  const [, year, month, day, hour, minute, second] =
    /^(20\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?$/.exec(digits) ?? [];
  if (year === undefined) return null;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${NAIROBI}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/**
 * A list of named values, whatever its order; a value may be missing. Of a name that comes again with another value,
 * nobody can say which is meant: then null.
 */
export function readNamed(list: unknown, nameKey: string, valueKey: string): ReadonlyMap<string, unknown> | null {
  const items = Array.isArray(list) ? (list as unknown[]) : list === undefined || list === null ? [] : [list];
  const values = new Map<string, unknown>();
  for (const item of items.slice(0, MOST_ITEMS)) {
    const object = asObject(item);
    const name = object?.[nameKey];
    if (!object || typeof name !== "string") return null;
    const value = object[valueKey];
    if (values.has(name) && values.get(name) !== value) return null;
    values.set(name, value);
  }
  return values;
}

const MOST_ITEMS = 100;
