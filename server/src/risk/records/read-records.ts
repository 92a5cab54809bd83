import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { readAccounts } from "./read-accounts.js";
import { readLearners } from "./read-learners.js";
import { countUnits, readRegisters } from "./read-registers.js";
import { readAssessments, readSheets } from "./read-sheets.js";
import { readTerms } from "./read-terms.js";
import type { RecordedClass, SchoolRecords } from "./school-records.js";

export type ReadOptions = {
  /** Nothing of later days is read. */
  readonly today: SchoolDay;
  /** How much of the reading is done, in parts of some kind; `done` rises to `total`. */
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Reads a school's records of the last four years for `featuresAt` and `trainingRows`, in small chunks between which the
 * process goes on with its work. Only columns of `COLUMNS_READ` are read. Registers that are written in the meantime may
 * be in it or not.
 */
export async function readRecords(
  em: Em,
  schoolId: SchoolId,
  { today, onProgress }: ReadOptions,
): Promise<SchoolRecords> {
  const source = { em, schoolId, today };
  const { terms, days } = await readTerms(source);
  const classes = await runSql<RecordedClass>(
    em,
    "select id, year, grade from school_class where school_id = ? order by id",
    [schoolId],
  );
  const facts = await readLearners(source, terms[0]?.starts ?? 0);
  const assessments = await readAssessments(source, terms);

  let done = 0;
  const total = countUnits(terms, classes) + assessments.length + facts.length;
  const onDone = (parts: number) => onProgress?.((done += parts), total);
  const cells = await readRegisters(source, { terms, days }, classes, facts, () => onDone(1));
  const places = new Map(facts.map(({ id }, place) => [id, place]));
  const sheets = await readSheets(source, assessments, places, onDone);
  const accounts = await readAccounts(source, [...places.keys()], onDone);
  const learners = facts.map((learner, place) => ({ ...learner, account: accounts[place]! }));
  return { readOn: today, terms, days, classes, learners, cells, assessments: sheets };
}
