import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { schema } from "../../src/database-schema.js";
import { parseDatabaseUrl } from "../../src/platform/database-url.js";
import { createLogger } from "../../src/platform/logger.js";
import { type Em, openOrm, type Orm } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { RiskScore } from "../../src/risk/scores/risk-score.entity.js";
import { askForRun } from "../../src/risk/training/ask-for-run.js";
import { RiskRun } from "../../src/risk/training/risk-run.entity.js";
import { RiskWorker } from "../../src/risk/training/risk-worker.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type EngineName, engines, openFreshDatabase } from "../engines.js";
import type { DiesAt } from "./dying-server.js";

const CHILD = join(import.meta.dirname, "dying-server.ts");
const SERVER = join(import.meta.dirname, "../..");
let now = new Date("2026-09-16T00:30:00Z");
const clock = { now: () => now };

/** A database that two processes can open. */
async function openShared(engine: EngineName): Promise<{ orm: Orm; url: string } & AsyncDisposable> {
  if (engine !== "sqlite") return openFreshDatabase(engine);
  const folder = await mkdtemp(join(tmpdir(), "asili-run-"));
  const url = `sqlite:${join(folder, "asili.db")}`;
  const orm = await openOrm(parseDatabaseUrl(url)!, schema);
  await orm.migrator.up();
  const close = async () => {
    await orm.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { orm, url, [Symbol.asyncDispose]: close };
}

/** Fulfilled with what it died of. */
const dies = (url: string, diesAt: DiesAt): Promise<NodeJS.Signals | null> =>
  new Promise((resolve) => {
    const env = { ...process.env, TSX_TSCONFIG_PATH: join(SERVER, "tsconfig.json") };
    const child = fork(CHILD, [url, now.toISOString(), diesAt], { cwd: SERVER, env, execArgv: ["--import", "tsx"] });
    child.once("exit", (_, signal) => resolve(signal));
  });

describe.each(engines.filter((engine) => engine !== "mariadb"))("a run whose process is killed, on %s", (engine) => {
  let database: Awaited<ReturnType<typeof openShared>>;
  let school: TestSchool;
  let em: Em;
  beforeAll(async () => {
    database = await openShared(engine);
    school = await aSchool({ orm: database.orm, clock }).withClass("G7", "East").withLearners(3).build();
    em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
  });
  afterAll(() => database[Symbol.asyncDispose]());

  it(
    "is taken up by another once its lease is over, however far it was, and its outcome is written once",
    { timeout: 180_000 },
    async () => {
      const id = await inTransaction(em, (tx) => askForRun(tx, school.id, null, now));
      const read = async () => (await em.fork().find(RiskRun, { id }))[0]!;
      const scores = () => em.fork().find(RiskScore, { schoolId: school.id });
      // What a death leaves behind in the middle of a transaction is the engine's; before it, it is ours.
      const deaths = engine === "sqlite" ? (["learning", "commit"] as const) : (["commit"] as const);
      for (const [nth, diesAt] of deaths.entries()) {
        expect([diesAt, await dies(database.url, diesAt)]).toEqual([diesAt, "SIGKILL"]);
        expect(await read()).toMatchObject({ state: "running", attempts: nth + 1, deaths: nth });
        expect(await scores()).toEqual([]);
        now = new Date(now.getTime() + 61_000);
      }
      const relay = { kick() {} } as never;
      await using worker = new RiskWorker({ orm: database.orm, clock, relay, logger: createLogger("fatal") });
      worker.start();
      await vi.waitFor(async () => expect((await read()).state).toBe("done"), { timeout: 60_000, interval: 50 });
      expect(await read()).toMatchObject({
        attempts: deaths.length + 1,
        deaths: deaths.length,
        failures: 0,
        scored: 3,
        fault: null,
      });
      expect((await scores()).map(({ learnerId }) => learnerId)).toEqual(school.classes[0]!.learnerIds);
    },
  );
});
