import type { SheetCell } from "../../platform/spreadsheet/write-sheet.js";

export type Locale = "en" | "sw";

/** A column of a list that is exported: its headings are such as the import of that list reads. */
export type ListColumn<Row> = {
  readonly english: string;
  readonly kiswahili: string;
  /** Left out for whoever may not see it. */
  readonly confidential?: true;
  readonly write: (row: Row) => SheetCell;
};

export const headOf = (columns: readonly ListColumn<never>[], locale: Locale): string[] =>
  columns.map(({ english, kiswahili }) => (locale === "sw" ? kiswahili : english));
