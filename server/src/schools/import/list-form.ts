import type { Column } from "./column.js";

/** A kind of list: which columns it may have, how their headings are written, and which it must have. */
export type ListForm = {
  /** Headings in small letters and without signs, each standing for a column. */
  columns: ReadonlyMap<string, Column>;
  /** Columns of which one may stand for all, and how their headings are written, in English / in Kiswahili. */
  needed: readonly { anyOf: readonly Column[]; words: string }[];
  /** Why a file is refused that has headings and no rows. */
  empty: "LIST_NO_LEARNERS" | "LIST_NO_GUARDIANS" | "LIST_NO_STAFF";
};

/** The headings of each column, parted by a comma and a blank: English first, then Kiswahili. */
export type Headings = Partial<Record<Column, string>>;

export const columnsOf = (headings: Headings): ReadonlyMap<string, Column> =>
  new Map(
    Object.entries(headings).flatMap(([column, texts]) =>
      texts.split(", ").map((heading) => [heading, column as Column] as const),
    ),
  );

/** Headings of counters and signatures that every printed list has; nobody needs to hear that they are not read. */
const IGNORED = new Set([
  "",
  "no",
  "sno",
  "s no",
  "serial",
  "serial no",
  "sr",
  "sr no",
  "na",
  "nambari",
  "namba",
  "index",
  "sign",
  "signature",
  "sahihi",
  // What the exports tell besides.
  "status",
  "residence",
  "makazi",
]);

/** What a heading stands for in a list; `null` when it is unknown, `undefined` when it is one to pass over in silence. */
export function columnOf({ columns }: ListForm, heading: string): Column | null | undefined {
  const words = heading
    .normalize("NFKD")
    .replace(/\([^)]*\)|[\p{M}'’`]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return columns.get(words) ?? (IGNORED.has(words) ? undefined : null);
}
