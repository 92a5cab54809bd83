import type { LearnerId } from "../../../values/ids.js";
import { type Fault, type FaultCode, FaultSeverity } from "../fault.js";
import { type ImportedTable, inShort, type Journal, type JournalRow, type SchoolRows, type Stay } from "./journal.js";

/** The rows an import wrote as they stand now, beside what it left. */
export class StandingRows {
  readonly #classes: ReadonlyMap<LearnerId, readonly Stay[]>;

  constructor(
    private readonly journal: Journal,
    private readonly rows: SchoolRows,
  ) {
    this.#classes = Map.groupBy(rows.stays, ({ learnerId }) => learnerId);
  }

  /** Whether nobody has touched a row since. */
  isAsLeft(table: ImportedTable, { id, after }: JournalRow): boolean {
    const row = this.rows.tables[table]?.get(id);
    return row !== undefined && inShort(row, this.journal.tables[table]?.columns ?? []) === after;
  }

  /** Whose class list a learner is on. */
  isIn(learnerId: LearnerId, classIds: readonly number[]): boolean {
    const now = (this.#classes.get(learnerId) ?? []).map(({ classId }) => classId);
    return now.length === classIds.length && now.every((id) => classIds.includes(id));
  }

  /** Of a row that is there still, what a column holds. */
  cell(table: ImportedTable, id: number, column: string): string | number | null {
    return this.rows.tables[table]?.get(id)?.[column] ?? null;
  }

  /** Says that somebody is left as they are: who, and on which line of the file. */
  keep(code: FaultCode, table: "learner" | "guardian", id: number): Fault {
    const row = this.rows.tables[table]?.get(id);
    const number = table === "learner" ? row?.["admission_number"] : row?.["phone"];
    const value = [row?.["name"], number === null || number === undefined ? "" : `(${number})`].join(" ").trim();
    const line = table === "learner" ? (this.journal.lines[id] ?? 1) : 1;
    return { line, column: null, severity: FaultSeverity.error, code, value: value.slice(0, 120), about: null };
  }
}
