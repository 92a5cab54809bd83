import { afterEach, beforeEach, expect, test } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { featuresAt } from "../../src/risk/features/features-at.js";
import { NEVER_USED } from "../../src/risk/features/never-used.js";
import { runAtOnce } from "../../src/risk/features/run-in-pieces.js";
import { trainingRows } from "../../src/risk/features/training-rows.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import { Guardian } from "../../src/schools/guardian.entity.js";
import { Guardianship } from "../../src/schools/guardianship.entity.js";
import { LeavingReason } from "../../src/values/leaving-reason.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { openFreshDatabase } from "../engines.js";
import { aRiskSchool, type RiskSchool, TODAY } from "./a-risk-school.js";

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let school: RiskSchool;

beforeEach(async () => {
  database = await openFreshDatabase("sqlite");
  school = await aRiskSchool(database.orm);
});
afterEach(() => database[Symbol.asyncDispose]());

const em = () => database.orm.em.fork() as Em;

/** Every feature of every row, today's and those that are learnt from, to the last byte; and what became of them. */
async function readAll() {
  const records = await readRecords(em(), school.book.schoolId, { today: TODAY });
  const now = runAtOnce(featuresAt(records, "2026-03-06" as SchoolDay));
  const past = runAtOnce(trainingRows(records, TODAY));
  const bytesOf = ({ features }: typeof now) =>
    features.map(({ values }) => Buffer.from(values.buffer).toString("hex")).join(" ");
  const whole = JSON.stringify([bytesOf(now), bytesOf(past), [...now.enough], past.terms, past.days]);
  return { whole, labels: [...past.labels] };
}

/** Something else of the column's type, different in every row. */
const otherThan = (type: string): string => {
  if (/date/.test(type)) return /time/.test(type) ? "1900000000000 + rowid" : "'2031-01-01'";
  return /char|text/.test(type) ? "'z' || rowid" : "-rowid - 7";
};

test("whatever stands in a column that is never used, the features are the same", async () => {
  const before = await readAll();
  await runSql(em(), "pragma foreign_keys = off");
  await runSql(em(), "pragma ignore_check_constraints = on");
  let changed = 0;
  for (const place of NEVER_USED.flatMap(({ columns }) => columns).filter((each) => each.includes("."))) {
    const [table, column] = place.split(".") as [string, string];
    const [info] = await runSql<{ type: string }>(
      em(),
      "select lower(type) as type from pragma_table_info(?) where name = ?",
      [table, column],
    );
    await runSql(em(), `update \`${table}\` set \`${column}\` = ${otherThan(info!.type)}`);
    const after = await readAll();
    expect(after, place).toEqual(before);
    changed++;
  }
  expect(changed).toBeGreaterThan(90);
});

test("girls and boys, and who does not say, have the same features", async () => {
  const before = await readAll();
  await runSql(em(), "update learner set sex = case sex when 'F' then 'M' else null end");
  expect(await readAll()).toEqual(before);
});

test("whose child it is, and who cares for it, changes nothing", async () => {
  const before = await readAll();
  const { schoolId } = school.book;
  for (const learnerId of school.learners.slice(0, 3)) {
    const guardian = { schoolId, name: "Somebody", phone: `+25471234567${learnerId % 10}` as never, userId: null };
    const guardianId = await em().insert(Guardian, guardian);
    await em().insert(Guardianship, { schoolId, learnerId, guardianId, relation: "Aunt", priority: 1 });
  }
  expect(await readAll()).toEqual(before);
});

test.each(["E", "A"])(
  "what an absence (%s) was for is the same but for the groups that are told apart",
  async (status) => {
    await runSql(em(), "update attendance_mark set status = ? where status = 'E'", [status]);
    await runSql(em(), "update attendance_mark set contested = 'x' where reason = 1");
    const setReason = async (code: string) => {
      await runSql(
        em(),
        `update attendance_mark set reason = (select number from attendance_reason r
         where r.school_id = attendance_mark.school_id and r.code = ?) where contested = 'x'`,
        [code],
      );
      return readAll();
    };
    const ill = await setReason("illness");
    for (const code of ["menstruation", "bereavement", "religious-or-market-day", "pregnancy-or-marriage"]) {
      expect(await setReason(code), code).toEqual(ill);
    }
    expect((await setReason("fees")).whole).not.toBe(ill.whole);
  },
);

test("why somebody left is never in a feature, and in the label only where they did not leave school", async () => {
  const setReason = async (reason: LeavingReason | null) => {
    await runSql(em(), "update learner_event set reason = ?, note = ? where kind = 'left'", [reason, String(reason)]);
    return readAll();
  };
  const before = await setReason(null);
  expect(before.labels).toContain(1);
  const school = [LeavingReason.fees, LeavingReason.work, LeavingReason.distance, LeavingReason.familyMoved];
  for (const reason of [...school, "pregnancy-or-marriage", "illness", "unknown"] as LeavingReason[]) {
    expect(await setReason(reason), reason).toEqual(before);
  }
  const moved = await setReason(LeavingReason.transfer);
  expect(moved.whole).toBe(before.whole);
  expect(moved.labels).not.toContain(1);
});
