import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserViewer } from "../../src/identity/viewer.js";
import { AuditEvent } from "../../src/identity/audit-event.entity.js";
import type { LearnedSchool, NewVersion } from "../../src/risk/learning/learn-school.js";
import type { WeekScore } from "../../src/risk/learning/score-week.js";
import { allowVersions } from "../../src/risk/versions/allow-versions.js";
import { readModels } from "../../src/risk/versions/read-models.js";
import { rollBackModel } from "../../src/risk/versions/roll-back-model.js";
import type { SchoolCard } from "../../src/risk/versions/school-card.js";
import { RiskScore } from "../../src/risk/scores/risk-score.entity.js";
import { askForRun } from "../../src/risk/training/ask-for-run.js";
import { changeRun, LostRun } from "../../src/risk/training/change-run.js";
import { claimRun } from "../../src/risk/training/claim-run.js";
import { readOrder } from "../../src/risk/training/read-order.js";
import { readRun } from "../../src/risk/training/read-run.js";
import { RiskModel, RiskModelState } from "../../src/risk/training/risk-model.entity.js";
import { RiskRun, RiskRunState } from "../../src/risk/training/risk-run.entity.js";
import { StaleRun, writeOutcome } from "../../src/risk/training/write-outcome.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";

const card: SchoolCard = {
  from: null,
  to: null,
  heldOutTerm: "2026-1",
  rows: 900,
  events: 70,
  seed: 1,
  trees: 100,
  ridge: 10,
  promoted: "blend",
  modelHash: "m",
  dataHash: "d",
  date: "2026-09-07T00:00:00.000Z",
  measures: [],
  calibration: [],
  groups: [],
  importances: [],
  drift: [],
  driftOn: null,
  warnings: [],
};

describe.each(engines)("what comes of a run, on %s", (engine) => {
  let now = new Date("2026-09-07T00:00:00Z");
  const clock = { now: () => now };
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  let school: TestSchool;
  let em: Em;

  beforeAll(async () => {
    database = await openFreshDatabase(engine);
    const services = { orm: database.orm, clock };
    school = await aSchool(services).withClass("G7", "East").withLearners(5).withStaff(Role.head).build();
    em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
  });
  afterAll(() => database[Symbol.asyncDispose]());

  const version = (verdict: NewVersion["verdict"], hash: string): NewVersion => ({
    basis: "model",
    verdict,
    rows: 900,
    events: 70,
    seed: 1,
    dataHash: hash,
    modelHash: hash,
    model: "{}",
    proof: "{}",
    card: JSON.stringify(card),
    highFrom: 0.2,
    mediumFrom: 0.1,
  });
  const scores = (): WeekScore[] =>
    school.classes[0]!.learnerIds.map((learnerId) => ({
      learnerId,
      classId: school.classes[0]!.id,
      probability: 0.3,
      points: null,
      band: "HIGH",
      standing: 0.3,
      base: -2,
      facts: "[]",
      parts: "[]",
    }));
  const learned = (wish: Partial<LearnedSchool> = {}): LearnedSchool => ({
    version: null,
    by: "rules",
    retires: false,
    card: null,
    scores: scores(),
    handed: null,
    ...wish,
  });
  const claim = async () => {
    await inTransaction(em, (tx) => askForRun(tx, school.id, null, now));
    const run = (await claimRun(em.fork(), now))!;
    return { run, read: await readOrder(em, school.id) };
  };
  const finish = async (wish: Partial<LearnedSchool>) => {
    const outcome = {
      ...(await claim()),
      learned: learned(wish),
      now,
      today: now.toISOString().slice(0, 10) as SchoolDay,
    };
    await inTransaction(em, (tx) => writeOutcome(tx, outcome));
  };
  const states = async () =>
    (await readModels(em, school.id, "1 = 1", [], 20)).map(({ version: number, state, verdict }) => [
      number,
      state,
      verdict,
    ]);
  const head = () => ({ kind: "user", schoolId: school.id, userId: school.person(Role.head).userId }) as UserViewer;
  const rollBack = (from: number | null) => inTransaction(em, (tx) => rollBackModel(tx, head(), now, from));
  const scored = () => em.fork().find(RiskScore, { schoolId: school.id }, { filters: false, orderBy: { id: "asc" } });

  it("is the rules' until something is proven; what is not is stored with why, and never scores", async () => {
    await finish({ version: version("thin", "a") });
    expect(await states()).toEqual([[1, "stored", "thin"]]);
    const written = await scored();
    expect(written).toHaveLength(5);
    for (const { modelId, week } of written) expect([modelId, week]).toEqual([null, "2026-09-07"]);
    expect(await readRun(em, school.id)).toMatchObject({
      state: "done",
      scored: 5,
      modelVersion: null,
      why: "nightly",
    });
  });

  it("is a promoted version and this week's scores by it, in place of those that were there", async () => {
    await finish({ version: version("promoted", "b"), by: "version" });
    expect(await states()).toEqual([
      [2, "promoted", "promoted"],
      [1, "stored", "thin"],
    ]);
    const [one, ...others] = await scored();
    expect(others).toHaveLength(4);
    expect(one!.modelId).not.toBeNull();
  });

  it("leaves the weeks before as they were", async () => {
    now = new Date("2026-09-15T00:00:00Z");
    await finish({ by: "promoted", card: JSON.stringify({ ...card, driftOn: "2026-09-15" }) });
    expect((await scored()).map(({ week }) => week)).toEqual([
      ...Array<string>(5).fill("2026-09-07"),
      ...Array<string>(5).fill("2026-09-14"),
    ]);
    const [promoted] = await readModels(em, school.id, "version = 2", [], 1);
    expect(promoted!.card.driftOn).toBe("2026-09-15");
  });

  it("is nothing at all where anything of it cannot be written", async () => {
    const before = [await states(), await scored()];
    const twice = [...scores(), scores()[0]!];
    const failed = finish({ version: version("promoted", "x"), by: "version", scores: twice });
    await expect(failed).rejects.toThrow();
    expect([await states(), await scored()]).toEqual(before);
    expect(await readRun(em, school.id)).toMatchObject({ state: "running" });
  });

  it("is nothing where another process has taken the run over, and is that one's then", async () => {
    now = new Date(now.getTime() + 61_000);
    const dead = { ...(await readOrder(em, school.id)) };
    const mine = (await claimRun(em.fork(), now))!;
    expect(mine.attempts).toBe(2);
    expect(await claimRun(em.fork(), now)).toBeNull();
    const lost = { ...mine, attempts: 1 };
    const late = { run: lost, read: dead, learned: learned(), today: "2026-09-15" as SchoolDay, now };
    await expect(inTransaction(em, (tx) => writeOutcome(tx, late))).rejects.toThrow(LostRun);
    await expect(inTransaction(em, (tx) => changeRun(tx, lost, now, { done: 1 }))).rejects.toThrow(LostRun);
    await inTransaction(em, (tx) => writeOutcome(tx, { ...late, run: mine, learned: learned({ by: "promoted" }) }));
    expect(await readRun(em, school.id)).toMatchObject({ state: "done", modelVersion: 2 });
  });

  it("replaces, and is rolled back to and fro", async () => {
    await finish({ version: version("promoted", "c"), by: "version" });
    const all = await states();
    expect(all.slice(0, 2).map(([number, state]) => [number, state])).toEqual([
      [3, "promoted"],
      [2, "replaced"],
    ]);
    await rollBack(3);
    // Sent twice it is done once.
    await rollBack(3);
    expect((await states()).slice(0, 2).map(([, state]) => state)).toEqual(["rolled-back", "promoted"]);
    const [again] = await readModels(em, school.id, "version = 2", [], 1);
    expect(again!.promotedBy).toBe(school.person(Role.head).name);
    expect(await readRun(em, school.id)).toMatchObject({ state: "waiting", why: "asked" });
    expect(await em.count(AuditEvent, { action: "risk.rolled-back" })).toBe(1);
    expect((await readOrder(em, school.id)).order.known.toSorted()).toEqual(["a", "b", "c"]);
    expect((await readOrder(em, school.id)).order.heldTerm).toBe("2026-1");
    await finish({ version: version("held-back", "h"), by: "promoted" });
    expect((await states())[0]).toEqual([4, "stored", "held-back"]);
    expect((await readOrder(em, school.id)).order.known).toContain("h");
    for (let nth = 0; nth < 2; nth++) await inTransaction(em, (tx) => allowVersions(tx, head(), now));
    expect(await em.count(AuditEvent, { action: "risk.versions-allowed" })).toBe(1);
    // What was held back, or rolled back, may be learnt again now.
    expect((await readOrder(em, school.id)).order).toMatchObject({ heldTerm: null, known: ["a", "b"] });
    await finish({ by: "promoted" });
    await finish({ version: version("promoted", "d"), by: "version" });
    expect((await states()).slice(0, 4).map(([, state]) => state)).toEqual([
      "promoted",
      "stored",
      "rolled-back",
      "replaced",
    ]);
    await rollBack(null);
    await rollBack(null);
    expect((await states()).every(([, state]) => state !== "promoted")).toBe(true);
    await expect(rollBack(null)).rejects.toThrow("No version scores now");
  });

  it("counts no more where somebody rolled back while it was learnt", async () => {
    const { run, read } = await claim();
    await inTransaction(em, (tx) => changeRun(tx, run, now, { state: "done" }));
    await finish({ version: version("promoted", "e"), by: "version" });
    const next = await claim();
    await rollBack(null);
    const stale = { ...next, learned: learned({ by: "promoted" }), today: "2026-09-15" as SchoolDay, now };
    await expect(inTransaction(em, (tx) => writeOutcome(tx, stale))).rejects.toThrow(StaleRun);
    expect(read.promotedId).toBeNull();
  });

  it("is asked for once, however many ask at once", async () => {
    await inTransaction(em, (tx) => tx.nativeUpdate(RiskRun, { schoolId: school.id }, { state: RiskRunState.done }));
    const asked = Array.from({ length: 4 }, () =>
      inTransaction(database.orm.em.fork() as Em, (tx) => askForRun(tx, school.id, null, now)),
    );
    expect(new Set(await Promise.all(asked)).size).toBe(1);
  });

  it("lets go of the models of old versions, but for those that may score again, and keeps every card", async () => {
    await inTransaction(em, (tx) => tx.nativeUpdate(RiskRun, { schoolId: school.id }, { state: RiskRunState.done }));
    const last = (await readModels(em, school.id, "1 = 1", [], 1))[0]!.version;
    const none = { trainedAt: now, promotedAt: null, promotedBy: null, schoolId: school.id };
    const row = (state: RiskModel["state"], nth: number) => {
      const { rows: rowCount, events: eventCount, ...facts } = version("promoted", `${state} ${nth}`);
      return { ...none, ...facts, rowCount, eventCount, state, departures: 0 };
    };
    const rows = Array.from({ length: 64 }, (_, nth) => ({
      ...row(nth % 2 === 0 ? RiskModelState.stored : RiskModelState.replaced, nth),
      version: last + 1 + nth,
    }));
    await em.insertMany(RiskModel, rows);
    await finish({ version: version("promoted", "w"), by: "version" });
    const kept = await em.fork().find(RiskModel, { schoolId: school.id }, { orderBy: { version: "desc" } });
    const withModel = (...states: string[]) =>
      kept.filter(({ state, model, proof }) => states.includes(state) && model !== "" && proof !== "");
    expect(withModel("stored", "rolled-back")).toHaveLength(30);
    expect(withModel("replaced").map(({ version: number }) => number)).toEqual(
      kept
        .filter(({ state }) => state === "replaced")
        .slice(0, 30)
        .map(({ version: number }) => number),
    );
    expect(withModel("promoted")).toHaveLength(1);
    const told = await readModels(em, school.id, "1 = 1", [], 100);
    expect(told.filter(({ standsBy }) => standsBy).map(({ version: number }) => number)).toEqual(
      withModel("replaced").map(({ version: number }) => number),
    );
    expect(kept.every((model) => model.card.length > 2)).toBe(true);
    // However often the head goes back, it is to what can still score, and to the rules in the end.
    for (let nth = 0; nth < 31; nth++) await rollBack(null);
    await expect(rollBack(null)).rejects.toThrow("No version scores now");
    await inTransaction(em, (tx) => tx.nativeUpdate(RiskRun, { schoolId: school.id }, { state: RiskRunState.done }));
  });

  it("is given up once whoever worked on it has died five times, however often it was begun anew for other reasons", async () => {
    await inTransaction(em, (tx) => tx.nativeUpdate(RiskRun, { schoolId: school.id }, { state: RiskRunState.done }));
    const id = await inTransaction(em, (tx) => askForRun(tx, school.id, null, now));
    const where = { schoolId: school.id, id };
    for (let nth = 0; nth < 6; nth++) {
      const run = (await claimRun(em.fork(), now))!;
      await inTransaction(em, (tx) => changeRun(tx, run, now, { state: RiskRunState.waiting, leasedUntil: null }));
    }
    for (let nth = 0; nth < 5; nth++) {
      expect(await claimRun(em.fork(), now)).toMatchObject({ id, attempts: 7 + nth, failures: 0 });
      now = new Date(now.getTime() + 61_000);
    }
    expect(await claimRun(em.fork(), now)).toBeNull();
    const [run] = await em.fork().find(RiskRun, where);
    expect(run).toMatchObject({ state: "failed", deaths: 5 });
    expect(run!.fault).toContain("5 times while it worked on this");
  });
});
