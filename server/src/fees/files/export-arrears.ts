import type { Em } from "../../platform/orm.js";
import { chunksOf } from "../../platform/chunks-of.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { loadClassesOfLearners } from "../../schools/load-classes.js";
import { CSV_START, csvLine } from "../../values/csv.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { readArrears } from "../reports/read-arrears.js";
import { ArrearsOrder, sortArrears } from "../reports/sort-arrears.js";
import { plain } from "./export-receipts.js";

const ROWS_A_PAGE = 200;
const HEAD = [
  "Admission number",
  "Learner",
  "Class",
  "Owed",
  "Overdue",
  "Not due",
  "Up to 30 days",
  "Up to 60 days",
  "Up to 90 days",
  "Older",
  "Since",
  "Instalment plan",
];

/** Everybody who owes something as CSV, who owes most that is late first; no phone number is in it. */
export async function* exportArrears(em: Em, schoolId: SchoolId, today: SchoolDay): AsyncGenerator<string> {
  yield CSV_START + csvLine(HEAD);
  const all = await readArrears(em, schoolId, today, { classId: null, age: null, withNotDue: true });
  for (const rows of chunksOf(sortArrears(all, ArrearsOrder.mostOverdue, null), ROWS_A_PAGE)) {
    const ids = rows.map(({ learnerId }) => learnerId);
    const classes = await loadClassesOfLearners(em, schoolId, ids);
    const numbers = await readNumbers(em, schoolId, ids);
    const lines = rows.map(({ learnerId, name, oldestDay, hasPlan, ...row }) => {
      const amounts = [row.owed, row.overdue, row.notDue, row.days30, row.days60, row.days90, row.older];
      const who = [numbers.get(learnerId) ?? "", name, classes.get(learnerId)?.name ?? ""];
      return csvLine([...who, ...amounts.map(plain), oldestDay, hasPlan ? "yes" : "no"]);
    });
    yield lines.join("");
  }
}

async function readNumbers(em: Em, schoolId: SchoolId, ids: readonly LearnerId[]): Promise<Map<LearnerId, string>> {
  const sql = `select id, admission_number as number from learner where school_id = ? and id in ${placesFor(ids)}`;
  const rows = await runSql<{ id: LearnerId; number: string }>(em, sql, [schoolId, ...ids]);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
