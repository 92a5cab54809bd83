import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeHistory } from "../../seeds/history/make-history.js";
import { writeHistory } from "../../seeds/history/write-history.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { readModels } from "../../src/risk/versions/read-models.js";
import { rollBackModel } from "../../src/risk/versions/roll-back-model.js";
import { RiskScore } from "../../src/risk/scores/risk-score.entity.js";
import { askForRun } from "../../src/risk/training/ask-for-run.js";
import { claimRun } from "../../src/risk/training/claim-run.js";
import { readRun } from "../../src/risk/training/read-run.js";
import type { RiskRunType } from "../../src/risk/training/risk-run.type.js";
import { riskRunTopic } from "../../src/risk/training/risk-run-topic.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { SchoolId, UserId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";

const LONG = { timeout: 120_000 };
/** A Wednesday in the third term. */
const WEDNESDAY = "2026-09-16" as SchoolDay;

let now = new Date(`${WEDNESDAY}T00:30:00Z`);
const clock = { now: () => now };
let app: BootedApp;
beforeAll(async () => {
  // It works when it is kicked, and takes nothing that a test is about to take itself.
  vi.useFakeTimers({ toFake: ["setInterval"] });
  app = await bootApp({ clock }).finally(() => vi.useRealTimers());
});
afterAll(() => app[Symbol.asyncDispose]());

const openEm = (schoolId: SchoolId): Em => {
  const em = app.app.services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId });
  return em;
};
const ask = (schoolId: SchoolId) => inTransaction(openEm(schoolId), (tx) => askForRun(tx, schoolId, null, now));
const over = (schoolId: SchoolId) =>
  vi.waitFor(
    async () => {
      const run = (await readRun(openEm(schoolId), schoolId))!;
      expect(run.state).toMatch(/done|failed/);
      return run;
    },
    { timeout: 110_000, interval: 50 },
  );
const train = async (schoolId: SchoolId): Promise<RiskRunType> => {
  await ask(schoolId);
  app.app.services.riskWorker.kick();
  return over(schoolId);
};
const scoresOf = (schoolId: SchoolId) =>
  openEm(schoolId).find(RiskScore, { schoolId }, { orderBy: { learnerId: "asc", week: "asc" } });
const versionsOf = async (schoolId: SchoolId) =>
  (await readModels(openEm(schoolId), schoolId, "1 = 1", [], 10)).map(({ version, state, verdict }) => [
    version,
    state,
    verdict,
  ]);

describe("a school with a past", () => {
  let schoolId: SchoolId;
  let userId: UserId;
  beforeAll(async () => {
    const history = makeHistory({ seed: 3, learners: 270, years: 3, until: WEDNESDAY, keepsStandings: false });
    const place = await inTransaction(app.app.services.orm.em.fork() as Em, (tx) => writeHistory(tx, history));
    [schoolId, userId] = [place.schoolId, place.authorOf(0).userId];
  }, 60_000);

  it("learns, proves it, promotes it, scores everybody, and tells how far it is", LONG, async () => {
    const told: string[] = [];
    const events = app.app.services.pubSub.subscribe([riskRunTopic(schoolId)]);
    await events.listening;
    void (async () => {
      for await (const _ of events) {
        const run = (await readRun(openEm(schoolId), schoolId))!;
        told.push(run.phase ?? run.state);
      }
    })();
    const run = await train(schoolId);
    expect(run).toMatchObject({ state: "done", modelVersion: 1 });
    expect(await versionsOf(schoolId)).toEqual([[1, "promoted", "promoted"]]);
    const scores = await scoresOf(schoolId);
    expect(scores).toHaveLength(run.scored!);
    for (const { week, scoredOn, band, probability, base, parts, standing } of scores) {
      expect([week, scoredOn]).toEqual(["2026-09-14", WEDNESDAY]);
      if (band === "UNKNOWN") expect([probability, standing]).toEqual([null, -1]);
      else {
        const score = (JSON.parse(parts) as number[]).reduce((sum, part) => sum + part, Number(base));
        expect(1 / (1 + Math.exp(-score))).toBeCloseTo(Number(probability), 6);
      }
    }
    await vi.waitFor(() => expect(told).toContain("writing"), 30_000);
    expect(told).toEqual(expect.arrayContaining(["learning"]));
    await events.return?.();
  });

  it("learns nothing anew from the same past: only scores, and keeps the week before", LONG, async () => {
    now = new Date("2026-09-22T00:30:00Z");
    const run = await train(schoolId);
    expect(run).toMatchObject({ state: "done", modelVersion: 1 });
    expect(await versionsOf(schoolId)).toHaveLength(1);
    expect(new Set((await scoresOf(schoolId)).map(({ week }) => week))).toEqual(new Set(["2026-09-14", "2026-09-21"]));
  });

  it("goes by the rules once it is rolled back, and no night brings the same version back", LONG, async () => {
    const viewer = { kind: "user", schoolId, userId } as UserViewer;
    await inTransaction(openEm(schoolId), (tx) => rollBackModel(tx, viewer, now, 1));
    expect(await train(schoolId)).toMatchObject({ state: "done", modelVersion: null });
    expect(await versionsOf(schoolId)).toEqual([[1, "rolled-back", "promoted"]]);
    const scores = (await scoresOf(schoolId)).filter(({ week }) => week === "2026-09-21");
    expect(
      scores.every(({ modelId, points, band }) => modelId === null && (points !== null || band === "UNKNOWN")),
    ).toBe(true);
    expect(scores.some(({ points }) => points! > 0)).toBe(true);
  });
});

describe("a school with hardly a past", () => {
  it.each([
    ["empty", 0],
    ["of three learners", 3],
    ["of a class", 40],
  ])("%s is scored by the rules, if at all", async (_, learners) => {
    const builder = aSchool(app.app.services).withClass("G7", "East");
    const school = await (learners > 0 ? builder.withLearners(learners) : builder).build();
    const run = await train(school.id);
    expect(run).toMatchObject({ state: "done", modelVersion: null, scored: learners });
    expect(await versionsOf(school.id)).toEqual([]);
    expect((await scoresOf(school.id)).map(({ band }) => band)).toEqual(Array(learners).fill("UNKNOWN"));
  });
});

describe("several servers on one database", () => {
  it("train a school once between them", LONG, async () => {
    await using other = await bootApp({ clock, config: { database: app.app.services.config.database } });
    const schools = [];
    for (let nth = 0; nth < 4; nth++) {
      schools.push(await aSchool(app.app.services).withClass("G7", "East").withLearners(2).build());
    }
    for (const { id } of schools) await ask(id);
    app.app.services.riskWorker.kick();
    other.app.services.riskWorker.kick();
    for (const { id } of schools) expect(await over(id)).toMatchObject({ state: "done", scored: 2 });
    const rows = await openEm(schools[0]!.id).execute(
      `select attempts, count(*) as runs from risk_run where school_id >= ${schools[0]!.id} group by attempts`,
    );
    expect(rows).toEqual([{ attempts: 1, runs: 4 }]);
  });

  it(
    "finish what one began that died, once its lease is over, and what one left that was stopped at once",
    LONG,
    async () => {
      const school = await aSchool(app.app.services).withClass("G7", "East").withLearners(2).build();
      await ask(school.id);
      const dead = await claimRun(openEm(school.id), now);
      expect(dead).toMatchObject({ schoolId: school.id });
      app.app.services.riskWorker.kick();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await readRun(openEm(school.id), school.id)).toMatchObject({ state: "running" });
      now = new Date(now.getTime() + 61_000);
      app.app.services.riskWorker.kick();
      expect(await over(school.id)).toMatchObject({ state: "done", scored: 2 });

      const stopped = await bootApp({ clock, config: { database: app.app.services.config.database } });
      await ask(school.id);
      stopped.app.services.riskWorker.kick();
      // A busy machine may look when it is over already.
      await vi.waitFor(
        async () => expect((await readRun(openEm(school.id), school.id))!.state).toMatch(/running|done/),
        {
          timeout: 30_000,
          interval: 5,
        },
      );
      await stopped[Symbol.asyncDispose]();
      app.app.services.riskWorker.kick();
      expect(await over(school.id)).toMatchObject({ state: "done", scored: 2 });
    },
  );
});
