import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import { Role } from "../src/values/role.js";
import { aSchool } from "./a-school.js";
import { bootApp } from "./boot.js";

const run = promisify(execFile);
const root = new URL("../../", import.meta.url).pathname;
/** A Monday in the middle of a term. */
const clock = { now: () => new Date("2026-09-07T06:00:00Z") };
const PUSH = "mutation ($ops: [Operation!]!) { push(v: 2, now: 1788760800, ops: $ops) { verdicts { outcome code } } }";
let folder: string;

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "asili-rosters-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

it("knows a class list that another process changed between two pushes", { timeout: 180_000 }, async () => {
  const url = `sqlite:${join(folder, "asili.db")}`;
  await using app = await bootApp({ clock, config: { dataDir: folder, database: parseDatabaseUrl(url)! } });
  const school = await aSchool(app.app.services)
    .withTerm("2026-08-24", "2026-10-23", 3)
    .withClass("G7", "East")
    .withLearners(5)
    .withTeacher()
    .withStaff(Role.head)
    .build();
  const [east] = school.classes;
  const { login, password } = east!.teachers[0]!;
  const token = await app.signIn(login, password);
  const push = async (counter: number, rosterRev: number) => {
    const ops = [`${counter} r ${east!.id} 260907m ${rosterRev} PA6 0 1788760800`];
    const { data } = await app.graphql<{ push: { verdicts: object[] } }>(token, PUSH, { ops });
    return data?.push.verdicts;
  };
  expect(await push(1, 1)).toEqual([{ outcome: "REJECTED", code: "UNKNOWN_LEARNER" }]);

  const list = join(folder, "one.csv");
  await writeFile(list, "adm,name,class\n99001,Amina Wanjiru,G7 East\n");
  const tsx = [join(root, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(root, "server/tsconfig.json")];
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: url, REDIS_URL: "", LOG_LEVEL: "" };
  const command = [...tsx, join(root, "server/src/import-roster.ts"), "--accept", list];
  expect((await run(process.execPath, command, { env })).stdout).toContain("1 row: 1 new learner");
  expect(await push(2, 2)).toEqual([{ outcome: "APPLIED", code: null }]);
});
