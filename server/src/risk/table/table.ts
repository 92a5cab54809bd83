/** A table as read from a file: every cell as it stands, trimmed. All rows have as many cells as there are columns. */
export type Table = {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** What was made of rows that did not fit. */
  readonly notes: readonly string[];
};

export type Column = { readonly name: string; readonly cells: readonly string[] };

/** What a spreadsheet or a program shows where a sum could not be done. */
const UNREADABLE = ["inf", "+inf", "-inf", "infinity", "-infinity", "#div/0!", "#value!", "#num!", "#ref!", "#name?"];
const EMPTY = new Set(["", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "-", "--", "?", ".", ...UNREADABLE]);

/** What people and programs write where they have nothing to write. */
export const isEmpty = (cell: string): boolean => EMPTY.has(cell.toLowerCase());
