import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import { bootApp } from "./boot.js";

const run = promisify(execFile);
const root = new URL("../../", import.meta.url).pathname;
let folder: string;

async function addSchool(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const tsx = [join(root, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(root, "server/tsconfig.json")];
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: "", REDIS_URL: "", LOG_LEVEL: "" };
  try {
    return {
      code: 0,
      ...(await run(process.execPath, [...tsx, join(root, "server/src/add-school.ts"), ...args], { env })),
    };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "asili-add-school-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("begins a school whose administrator can sign in", { timeout: 180_000 }, async () => {
  const added = await addSchool("Kilimo Primary School", "--admin", "Jane Wanjiru", "--phone", "0712 345 678");
  expect(added).toMatchObject({ code: 0, stderr: "" });
  expect(added.stdout).toMatch(/^Kilimo Primary School is school 1\.\n/);

  const password = /the password (\S+),/.exec(added.stdout)?.[1] ?? "";
  const database = parseDatabaseUrl(`sqlite:${join(folder, "asili.db")}`)!;
  await using app = await bootApp({ config: { database } });
  const token = await app.signIn("+254712345678", password);
  const { data } = await app.graphql(token, "{ viewer { roles school { name reasons { code } } } }");
  expect(data).toMatchObject({ viewer: { roles: ["ADMIN"], school: { name: "Kilimo Primary School" } } });
});

it("says in words how it wants to be called", { timeout: 180_000 }, async () => {
  expect((await addSchool("Kilimo")).stderr).toMatch(/^Use it so: npm run add-school/);
  const foreign = await addSchool("Kilimo", "--admin", "Jane", "--phone", "12345");
  expect(foreign).toMatchObject({
    code: 1,
    stderr: "12345 is not a Kenyan mobile number. Write it like 0712 345 678.\n",
  });
});
