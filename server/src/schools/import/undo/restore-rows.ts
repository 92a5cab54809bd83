import type { Em } from "../../../platform/orm.js";
import { chunksOf } from "../../../platform/chunks-of.js";
import { placesFor, runSql } from "../../../platform/sql.js";
import type { SchoolId } from "../../../values/ids.js";
import type { ImportedTable, JournalRow } from "./journal.js";

const IDS_A_STATEMENT = 500;

/** Gives the columns that an import changed what they held before. */
export async function restoreRows(
  tx: Em,
  schoolId: SchoolId,
  table: ImportedTable,
  rows: readonly JournalRow[],
): Promise<void> {
  for (const { id, before = {} } of rows) {
    const columns = Object.keys(before);
    if (columns.length === 0) continue;
    const sets = columns.map((column) => `\`${column}\` = ?`).join(", ");
    const values = columns.map((column) => before[column] ?? null);
    await runSql(tx, `update ${table} set ${sets} where school_id = ? and id = ?`, [...values, schoolId, id]);
  }
}

/** Takes away rows that an import added. */
export async function dropRows(
  tx: Em,
  schoolId: SchoolId,
  table: ImportedTable,
  rows: readonly Pick<JournalRow, "id">[],
): Promise<void> {
  for (const chunk of chunksOf(
    rows.map(({ id }) => id),
    IDS_A_STATEMENT,
  )) {
    await runSql(tx, `delete from ${table} where school_id = ? and id in ${placesFor(chunk)}`, [schoolId, ...chunk]);
  }
}
