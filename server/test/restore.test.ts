import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Config, parseConfig } from "../src/config.js";
import { saveCopy } from "../src/platform/database-copy.js";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import type { Em } from "../src/platform/orm.js";
import { restoreDatabase } from "../src/restore-database.js";
import { School } from "../src/schools/school.entity.js";
import { readEpoch } from "../src/sync/restore/read-epoch.js";
import { aSchool } from "./a-school.js";
import { bootApp } from "./boot.js";
import { engines, lendDatabaseOf } from "./engines.js";

const run = promisify(execFile);
const root = new URL("../../", import.meta.url).pathname;
let folder: string;

async function command(name: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const tsx = [join(root, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(root, "server/tsconfig.json")];
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: "", REDIS_URL: "", LOG_LEVEL: "" };
  try {
    return {
      code: 0,
      ...(await run(process.execPath, [...tsx, join(root, `server/src/${name}.ts`), ...args], { env })),
    };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

function parsedConfig(env: Record<string, string>): Config {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return { ...parsed.config, port: 0 };
}

/** What the server finds in the database when it starts, and then does there. */
async function visit(act: (em: Em) => Promise<unknown>): Promise<{ schools: number; epoch: string }> {
  const config: Partial<Config> = {
    dataDir: folder,
    database: parseDatabaseUrl(`sqlite:${join(folder, "asili.db")}`)!,
  };
  await using app = await bootApp({ config });
  const { services } = app.app;
  const em = services.orm.em.fork() as Em;
  const found = { schools: await em.count(School), epoch: await readEpoch(em) };
  await act(em);
  await aSchool(services).build();
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "asili-restore-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it(
  "copies the database while it serves, and puts the copy back in a life of its own",
  { timeout: 180_000 },
  async () => {
    const file = join(folder, "monday.db");
    const first = await visit(async () => expect(await command("backup", file)).toMatchObject({ code: 0, stderr: "" }));
    expect(first.schools).toBe(0);
    expect(modeOf(file)).toBe("600");
    expect(await command("backup", file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is there already"),
    });

    const restored = await command("restore", file);
    expect(restored).toMatchObject({ code: 0, stderr: "" });
    expect(restored.stdout).toContain("each phone sends again");
    const aside = readdirSync(folder).filter((name) => name.startsWith("before-restore-"));
    expect(aside.map((name) => modeOf(join(folder, name)))).toEqual(["600"]);
    expect(modeOf(join(folder, "asili.db"))).toBe("600");
    const second = await visit(async () => undefined);
    expect(second).toEqual({ schools: 0, epoch: expect.not.stringMatching(`^${first.epoch}$`) });
    // Once is enough: it starts again as the same.
    expect((await visit(async () => undefined)).epoch).toBe(second.epoch);
  },
);

it.each(engines)(
  "refuses under a running server, and says how to stop it: %s",
  { timeout: 180_000 },
  async (engine) => {
    const elsewhere = await mkdtemp(join(tmpdir(), "asili-restore-"));
    const lent = engine === "sqlite" ? null : await lendDatabaseOf(engine);
    const url = lent?.url ?? `sqlite:${join(elsewhere, "asili.db")}`;
    const config = parsedConfig({ DATA_DIR: elsewhere, DATABASE_URL: url });
    const file = join(elsewhere, "monday.db");
    const app = await bootApp({ config });
    const { orm } = app.app.services;
    try {
      await saveCopy(config.database, file);
      expect(modeOf(file)).toBe("600");
      const school = await aSchool(app.app.services).build();
      await expect(restoreDatabase(config, file)).rejects.toThrow(
        /A server is running.*npm start.*docker compose stop/,
      );
      expect(await orm.em.fork().count(School)).toBe(1);
      expect(readdirSync(elsewhere).filter((name) => name.startsWith("before-restore-"))).toEqual([]);
      expect((await aSchool(app.app.services).build()).id).toBeGreaterThan(school.id);
      await app[Symbol.asyncDispose]();
      await restoreDatabase(config, file);
      await using restored = await bootApp({ config });
      expect(await restored.app.services.orm.em.fork().count(School)).toBe(0);
    } finally {
      await lent?.giveBack();
      await rm(elsewhere, { recursive: true, force: true });
    }
  },
);

it("leaves everything as it is when it is handed something else", { timeout: 180_000 }, async () => {
  const file = join(folder, "holiday.db");
  writeFileSync(file, "not a database, but long enough to look at. ".repeat(100));
  const before = (await visit(async () => undefined)).schools;
  for (const wrong of [file, join(folder, "nowhere.db")]) {
    const { code, stderr } = await command("restore", wrong);
    expect(code).toBe(1);
    expect(stderr).toMatch(/is damaged, or no copy of Asili's database|There is no file/);
  }
  expect((await command("restore")).stderr).toMatch(/^Use it so/);
  expect((await visit(async () => undefined)).schools).toBe(before + 1);
  expect(existsSync(join(folder, "asili.db"))).toBe(true);
});
