import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { handRows } from "../../src/risk/learning/hand-rows.js";
import { readModels } from "../../src/risk/versions/read-models.js";
import { handOverRows } from "../../src/risk/pool/hand-over-rows.js";
import { saveRiskSettings } from "../../src/risk/pool/save-risk-settings.js";
import { RiskScore } from "../../src/risk/scores/risk-score.entity.js";
import { askForRun } from "../../src/risk/training/ask-for-run.js";
import { readRun } from "../../src/risk/training/read-run.js";
import type { RiskRunType } from "../../src/risk/training/risk-run.type.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { learningRows } from "./learning-rows.js";

const LONG = { timeout: 120_000 };

let now = new Date("2026-09-16T00:30:00Z");
const clock = { now: () => now };
let app: BootedApp;
beforeAll(async () => {
  app = await bootApp({ clock });
});
afterAll(() => app[Symbol.asyncDispose]());

const openEm = (school: TestSchool): Em => {
  const em = app.app.services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: school.id });
  return em;
};
const headOf = ({ id, person }: TestSchool): UserViewer =>
  ({ kind: "user", schoolId: id, userId: person(Role.head).userId }) as UserViewer;

/** Says whether a school learns together with others, and waits for what is done at once for it. */
async function save(school: TestSchool, pools: boolean): Promise<void> {
  await inTransaction(openEm(school), (tx) => saveRiskSettings(tx, headOf(school), now, { capacity: 10, pools }));
  await train(school);
}

async function train(school: TestSchool): Promise<RiskRunType> {
  await inTransaction(openEm(school), (tx) => askForRun(tx, school.id, null, now));
  app.app.services.riskWorker.kick();
  return vi.waitFor(
    async () => {
      const run = (await readRun(openEm(school), school.id))!;
      expect(run.state).toBe("done");
      return run;
    },
    { timeout: 110_000, interval: 50 },
  );
}

const versionsOf = (school: TestSchool) => readModels(openEm(school), school.id, "1 = 1", [], 10);

describe("a school on its first day", () => {
  const givers: TestSchool[] = [];
  let small: TestSchool;
  beforeAll(async () => {
    const build = () => aSchool(app.app.services).withClass("G7", "East").withLearners(2).withStaff(Role.head).build();
    small = await build();
    for (let nth = 0; nth < 3; nth++) {
      const giver = await build();
      givers.push(giver);
      await save(giver, true);
      const rows = learningRows({ seed: nth + 2, learners: 36, terms: 5, strength: 2, middle: -2 });
      await handOverRows(app.app.services, giver.id, handRows(rows));
    }
  }, 60_000);

  it("is scored by what others have learnt together as soon as its head says so", LONG, async () => {
    expect(await train(small)).toMatchObject({ state: "done", modelVersion: null });
    await save(small, true);
    const [version, ...others] = await versionsOf(small);
    expect(others).toEqual([]);
    expect(version).toMatchObject({ basis: "pool", state: "promoted", verdict: "promoted", rows: 540 });
    expect(await readRun(openEm(small), small.id)).toMatchObject({ modelVersion: 1, scored: 2 });
    const scores = await openEm(small).find(RiskScore, { schoolId: small.id });
    expect(scores.map(({ modelId }) => String(modelId))).toEqual([version!.id, version!.id]);
  });

  it(
    "is scored by it no more from the first night on after one of the others has left, whatever else has changed",
    LONG,
    async () => {
      now = new Date("2026-09-16T00:33:00Z");
      await save(givers[0]!, false);
      now = new Date("2026-09-16T00:36:00Z");
      // Two schools and what they gave are too few.
      expect(await train(small)).toMatchObject({ modelVersion: null });
      const [version, ...others] = await versionsOf(small);
      expect(others).toEqual([]);
      expect(version).toMatchObject({ state: "replaced", standsBy: false });
    },
  );

  it("is scored by what the others learn without the one that left", LONG, async () => {
    const another = await aSchool(app.app.services)
      .withClass("G7", "East")
      .withLearners(2)
      .withStaff(Role.head)
      .build();
    await save(another, true);
    const rows = learningRows({ seed: 9, learners: 36, terms: 5, strength: 2, middle: -2 });
    await handOverRows(app.app.services, another.id, handRows(rows));
    now = new Date("2026-09-16T00:39:00Z");
    expect(await train(small)).toMatchObject({ modelVersion: 2 });
    const [version] = await versionsOf(small);
    expect(version).toMatchObject({ basis: "pool", state: "promoted", rows: 540 });
  });
});
