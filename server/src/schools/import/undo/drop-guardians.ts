import type { Em } from "../../../platform/orm.js";
import { chunksOf } from "../../../platform/chunks-of.js";
import { placesFor, runSql } from "../../../platform/sql.js";
import type { SchoolId } from "../../../values/ids.js";
import type { JournalRow } from "./journal.js";
import { dropRows } from "./restore-rows.js";
import { tablesNaming } from "./tables-naming.js";

const IDS_A_STATEMENT = 500;

/** Takes away guardians that an import added, but for those who are somebody's still, sign in, or were written to. */
export async function dropGuardians(tx: Em, schoolId: SchoolId, added: readonly JournalRow[]): Promise<void> {
  for (const chunk of chunksOf(
    added.map(({ id }) => id),
    IDS_A_STATEMENT,
  )) {
    const free = tablesNaming(tx, "guardian_id")
      .map((table) => `and not exists (select 1 from ${table} t where t.guardian_id = g.id)`)
      .join(" ");
    const sql = `select g.id from guardian g
      where g.school_id = ? and g.user_id is null and g.id in ${placesFor(chunk)} ${free}`;
    await dropRows(tx, schoolId, "guardian", await runSql<{ id: number }>(tx, sql, [schoolId, ...chunk]));
  }
}
