import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDatabaseUrl } from "../../src/platform/database-url.js";
import { bootApp } from "../boot.js";

const run = promisify(execFile);
const root = new URL("../../../", import.meta.url).pathname;
const list = join(root, "server/test/fixtures/import/messy-list.csv");
let folder: string;

type Ended = { code: number; stdout: string; stderr: string };

const importRoster = (...args: string[]): Promise<Ended> => importRosterIn(folder, ...args);

async function importRosterIn(dataDir: string, ...args: string[]): Promise<Ended> {
  const tsx = [join(root, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(root, "server/tsconfig.json")];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", REDIS_URL: "", LOG_LEVEL: "" };
  try {
    return {
      code: 0,
      ...(await run(process.execPath, [...tsx, join(root, "server/src/import-roster.ts"), ...args], { env })),
    };
  } catch (error) {
    return error as Ended;
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "asili-import-"));
  const database = parseDatabaseUrl(`sqlite:${join(folder, "asili.db")}`)!;
  await using _demo = await bootApp({ config: { database, demo: true } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("npm run import-roster", () => {
  it("reports, imports when told to, and changes nothing the second time", { timeout: 180_000 }, async () => {
    const checked = await importRoster(list);
    expect(checked).toMatchObject({ code: 0, stderr: "" });
    expect(checked.stdout).toContain("540 rows: 529 new learners, 0 changed, 1 unchanged, 10 with errors.");
    expect(checked.stdout).toContain("line 66: Admission number 3070 is also on line 71.");
    expect(checked.stdout).toContain("Nothing is imported yet.");

    expect((await importRoster(list, "--accept")).stdout).toMatch(/529 new learners[^]*Imported\.\n$/);
    const again = await importRoster("--accept", list);
    expect(again.stdout).toContain("540 rows: 0 new learners, 0 changed, 530 unchanged, 10 with errors.");
  });

  it("counts one row as one", { timeout: 180_000 }, async () => {
    const one = join(folder, "one.csv");
    await writeFile(one, "adm,name,class\n99001,Amina Wanjiru,G7 East\n");
    expect((await importRoster(one)).stdout).toContain("1 row: 1 new learner, ");
  });

  it("makes no school, and no file, where there is none yet", { timeout: 180_000 }, async () => {
    const elsewhere = join(folder, "elsewhere");
    const refused = { code: 1, stdout: "", stderr: expect.stringMatching(/^There is no school here yet: /) as string };
    expect(await importRosterIn(elsewhere, list)).toMatchObject(refused);
    await expect(stat(elsewhere)).rejects.toThrow("ENOENT");
  });

  it("says in words what is wrong with the file or with how it was called", { timeout: 180_000 }, async () => {
    const big = join(folder, "big.csv");
    await writeFile(big, "adm,name,class\n");
    await truncate(big, 50 * 1024 * 1024);
    const empty = join(folder, "empty.csv");
    await writeFile(empty, "");

    expect(await importRoster(big)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: `${big} has 50 MB; a class list has at most 5 MB.\n`,
    });
    expect((await importRoster(empty)).stderr).toBe(
      "This file is empty. Choose the list, saved as Excel (.xlsx) or CSV.\n",
    );
    expect((await importRoster(process.execPath)).stderr).toMatch(/has \d+ MB; a class list has at most 5 MB\.\n$/);
    expect((await importRoster(join(folder, "none.csv"))).stderr).toMatch(/^There is no file .*none\.csv\.\n$/);
    expect((await importRoster(folder)).stderr).toBe(`${folder} is a folder. Name the class list in it.\n`);
    expect((await importRoster(list, "--school", "99")).stderr).toMatch(
      /^There is no school 99\. Say which school with --school ID: 1 .+\.\n$/,
    );
    expect((await importRoster()).stderr).toMatch(/^Use it so: /);
    expect((await importRoster("--force", list)).stderr).toMatch(/^Use it so: /);
  });
});
