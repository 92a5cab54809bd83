import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { writeRows } from "../../src/platform/write-rows.js";
import type { SchoolId, TermId } from "../../src/values/ids.js";
import type { History } from "./history.js";
import type { HistoryTerm } from "./kenyan-years.js";

type TermRow = { readonly id: TermId; readonly year: number; readonly number: number };

/** Writes the terms that are not there yet, and of which phones need not know; tells everybody's ids, in their order. */
export async function writeTerms(tx: Em, schoolId: SchoolId, terms: readonly HistoryTerm[]): Promise<TermId[]> {
  const read = () => runSql<TermRow>(tx, "select id, year, number from term where school_id = ?", [schoolId]);
  const isSame = (one: TermRow, { year, number }: HistoryTerm) => one.year === year && one.number === number;
  const known = await read();
  const rows = terms
    .filter((term) => !known.some((each) => isSame(each, term)))
    .map(({ year, number, starts, ends }) => ({ schoolId, year, number, starts, ends }));
  await writeRows(tx, { name: "term", columns: ["schoolId", "year", "number", "starts", "ends"] }, rows);
  const found = await read();
  return terms.map((term) => found.find((each) => isSame(each, term))!.id);
}

export async function writeClosures(tx: Em, schoolId: SchoolId, closures: History["years"]["closures"]): Promise<void> {
  const rows = closures.map((closure) => ({ schoolId, ...closure }));
  await writeRows(tx, { name: "closure", columns: ["schoolId", "name", "starts", "ends"] }, rows);
}
