import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { NEVER_USED } from "../../src/risk/features/never-used.js";
import { RiskFeature } from "../../src/risk/features/risk-feature.js";
import { RISK_FEATURES } from "../../src/risk/features/risk-features.js";
import { COLUMNS_READ } from "../../src/risk/records/columns-read.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import { openFreshDatabase } from "../engines.js";
import { aRiskSchool, TODAY } from "./a-risk-school.js";

const READ = Object.entries(COLUMNS_READ).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
const NEVER = NEVER_USED.flatMap(({ columns }) => columns);

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let school: Awaited<ReturnType<typeof aRiskSchool>>;

beforeAll(async () => {
  database = await openFreshDatabase("sqlite");
  school = await aRiskSchool(database.orm);
});
afterAll(() => database[Symbol.asyncDispose]());

const columnsOf = async (table: string): Promise<string[]> =>
  (await runSql<{ name: string }>(em(), `select name from pragma_table_info('${table}')`)).map(({ name }) => name);
const em = () => database.orm.em.fork() as Em;

describe("of what is known of a learner", () => {
  test("every feature has an entry, in the order of the codes", () => {
    expect(RISK_FEATURES.map(({ code }) => code)).toEqual(Object.values(RiskFeature));
  });

  test("every column is either read or never used", async () => {
    const standing: string[] = [];
    for (const table of Object.keys(COLUMNS_READ)) {
      standing.push(...(await columnsOf(table)).map((column) => `${table}.${column}`));
    }
    const decided = [...READ, ...NEVER.filter((place) => place.includes("."))];
    expect(decided.toSorted()).toEqual(standing.toSorted());
  });

  test("nothing that is never used stands in a table that is not there", async () => {
    for (const place of NEVER) expect(await columnsOf(place.split(".")[0]!), place).not.toEqual([]);
  });

  test("features name no table but those that are read", () => {
    for (const { source } of RISK_FEATURES) for (const table of source) expect(COLUMNS_READ).toHaveProperty(table);
  });

  test("the guide says what is looked at, and what never is", () => {
    const guide = readFileSync(new URL("../../../docs/risk.md", import.meta.url), "utf8");
    const [, section = ""] = guide.split("## What it looks at, and what it never looks at");
    const lines = section
      .split("\n## ")[0]!
      .split("\n")
      .filter((line) => line.startsWith("- "));
    const features = RISK_FEATURES.map(
      ({ code, unit, window, what, why }) => `- \`${code}\` (${unit}; ${window}): ${what} ${why}`,
    );
    expect(lines).toEqual([...features, ...NEVER_USED.map(({ what, why }) => `- **${what}**: ${why}`)]);
  });

  test("the reader reads no column that is not declared", async () => {
    const before = JSON.stringify(await readRecords(em(), school.book.schoolId, { today: TODAY }));
    for (const place of NEVER.filter((each) => each.includes("."))) {
      const [table, column] = place.split(".");
      await runSql(em(), `alter table ${table} rename column \`${column}\` to out_of_sight`);
      const after = await readRecords(em(), school.book.schoolId, { today: TODAY });
      expect(JSON.stringify(after), place).toBe(before);
      await runSql(em(), `alter table ${table} rename column out_of_sight to \`${column}\``);
    }
  });

  test("and every column that is", async () => {
    for (const place of READ) {
      const [table, column] = place.split(".");
      await runSql(em(), `alter table ${table} rename column \`${column}\` to out_of_sight`);
      await expect(readRecords(em(), school.book.schoolId, { today: TODAY }), place).rejects.toThrow(column);
      await runSql(em(), `alter table ${table} rename column out_of_sight to \`${column}\``);
    }
  });
});
