import { hasForbiddenText, toLineText } from "../../values/line-text.js";
import type { Column } from "./column.js";
import { type Fault, FaultCode, FaultSeverity } from "./fault.js";
import type { Row } from "./read-rows.js";
import type { Table } from "./read-table.js";

/** Reads the cells of one row by column, and collects what is wrong with them. */
export class RowReader {
  readonly faults: Fault[] = [];
  readonly #cleaned = new Set<number>();

  constructor(
    private readonly table: Table,
    private readonly row: Row,
  ) {}

  /** A column's text, fit for a feed line; empty when the column or the cell is not there. */
  text(column: Column): string {
    return this.texts(column)[0] ?? "";
  }

  /** Of each of a column's cells, which may have several lines. */
  texts(column: Column, lineEnd = " "): string[] {
    return (this.table.columns.get(column) ?? []).map((index) => {
      const cell = (this.row.cells[index] ?? "").replace(/[\r\n]+/g, lineEnd);
      const isNews = hasForbiddenText(cell) && !this.#cleaned.has(index);
      if (isNews) this.fault(FaultSeverity.warning, FaultCode.textCleaned, column, toLineText(cell));
      this.#cleaned.add(index);
      return toLineText(cell);
    });
  }

  /** A column's value; an unreadable one is told and left out. */
  read<Value>(column: Column, code: FaultCode, parse: (text: string) => Value | null): Value | null {
    const text = this.text(column);
    if (text === "") return null;
    const value = parse(text);
    if (value === null) this.warn(code, column, text);
    return value;
  }

  error(code: FaultCode, column: Column, value: string | null = null, about: string | null = null): void {
    this.fault(FaultSeverity.error, code, column, value, about);
  }

  warn(code: FaultCode, column: Column, value: string, about: string | null = null): void {
    this.fault(FaultSeverity.warning, code, column, value, about);
  }

  checkExtraCells(): void {
    const extra = this.row.cells.slice(this.table.headings.length).map(toLineText).filter(Boolean);
    if (extra.length > 0) this.fault(FaultSeverity.error, FaultCode.tooManyCells, null, extra.join(" "));
  }

  private fault(
    severity: FaultSeverity,
    code: FaultCode,
    column: Column | null,
    value: string | null,
    about: string | null = null,
  ): void {
    const [index] = (column && this.table.columns.get(column)) ?? [];
    const heading = index === undefined ? null : (this.table.headings[index] ?? null);
    const shown = value === null || value === "" ? null : value.slice(0, 120);
    this.faults.push({ line: this.row.line, column: heading, severity, code, value: shown, about });
  }
}
