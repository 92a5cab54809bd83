import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserViewer } from "../../src/identity/viewer.js";
import { handRows } from "../../src/risk/learning/hand-rows.js";
import { countPool } from "../../src/risk/pool/count-pool.js";
import { handOverRows } from "../../src/risk/pool/hand-over-rows.js";
import { readPool } from "../../src/risk/pool/read-pool.js";
import { readRiskSettings } from "../../src/risk/pool/read-risk-settings.js";
import { rollBackModel } from "../../src/risk/versions/roll-back-model.js";
import { readOrder } from "../../src/risk/training/read-order.js";
import { RiskModel } from "../../src/risk/training/risk-model.entity.js";
import { saveRiskSettings } from "../../src/risk/pool/save-risk-settings.js";
import { RiskPoolRow } from "../../src/risk/training/risk-pool-row.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";
import { learningRows } from "./learning-rows.js";

const now = new Date("2026-09-07T00:00:00Z");

describe.each(engines)("the pool of schools that learn together, on %s", (engine) => {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  let schools: TestSchool[];
  beforeAll(async () => {
    database = await openFreshDatabase(engine);
    const services = { orm: database.orm, clock: { now: () => now } };
    schools = [];
    for (let nth = 0; nth < 2; nth++) schools.push(await aSchool(services).withStaff(Role.head).build());
  });
  afterAll(() => database[Symbol.asyncDispose]());

  const emOf = (school: TestSchool) => {
    const em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    return em;
  };
  const headOf = (school: TestSchool) =>
    ({ kind: "user", schoolId: school.id, userId: school.person(Role.head).userId }) as UserViewer;
  const save = (school: TestSchool, pools: boolean, capacity = 10) =>
    inTransaction(emOf(school), (tx) => saveRiskSettings(tx, headOf(school), now, { capacity, pools }));
  const rows = handRows(learningRows({ seed: 1, learners: 150, terms: 3 }));

  it("takes nothing from a school that has not said so", async () => {
    await handOverRows(database, schools[0]!.id, rows);
    expect(await countPool(emOf(schools[0]!))).toEqual({ pooledSchools: 0, pooledRows: 0 });
  });

  it("takes a school's rows under a mark that is another each time, in place of those from before", async () => {
    const marks: (string | null)[] = [];
    for (const school of schools) await save(school, true);
    for (let nth = 0; nth < 2; nth++) {
      await handOverRows(database, schools[0]!.id, rows);
      marks.push((await readRiskSettings(emOf(schools[0]!), schools[0]!.id)).poolKey);
    }
    await handOverRows(database, schools[1]!.id, rows.slice(0, 100));
    expect(new Set(marks).size).toBe(2);
    expect(await countPool(emOf(schools[0]!))).toEqual({ pooledSchools: 2, pooledRows: 550 });
    expect(await readPool(emOf(schools[0]!), marks[1]!)).toHaveLength(100);
    expect(await readPool(emOf(schools[1]!), null)).toHaveLength(550);
  });

  it("is not crowded out by one school", async () => {
    const many = Array.from({ length: 12 }, () => rows)
      .flat()
      .slice(0, 5_100);
    await handOverRows(database, schools[0]!.id, many);
    expect(await readPool(emOf(schools[1]!), null)).toHaveLength(5_100);
    await handOverRows(database, schools[0]!.id, rows);
  });

  it("holds nothing that leads to a learner or a school", async () => {
    const { properties } = database.orm.getMetadata().get(RiskPoolRow);
    expect(Object.keys(properties).toSorted()).toEqual(["day", "facts", "id", "label", "learner", "poolKey", "term"]);
    const relations = Object.values(properties).filter(({ kind }) => kind !== "scalar");
    expect(relations).toEqual([]);
  });

  it("loses all of a school's rows at once when it says no more, and what others learnt from them goes with it", async () => {
    const [one, other] = schools as [TestSchool, TestSchool];
    const learnt = {
      schoolId: other.id,
      verdict: "promoted",
      trainedAt: now,
      rowCount: 1,
      eventCount: 1,
      seed: 1,
    } as const;
    const text = { model: "{}", proof: "{}", card: JSON.stringify({ heldOutTerm: "2026-1" }), promotedBy: null };
    const version = (basis: "model" | "pool", state: "promoted" | "replaced", number: number) => {
      const hashes = { dataHash: `${basis} ${number}`, modelHash: "m" };
      const at = { version: number, highFrom: 0.2, mediumFrom: 0.1, promotedAt: now, departures: 0 };
      return emOf(other).insert(RiskModel, { ...learnt, ...text, ...hashes, ...at, basis, state });
    };
    await version("pool", "replaced", 1);
    await version("model", "promoted", 2);
    const known = async () => (await readOrder(emOf(other), other.id)).order.known.toSorted();
    expect(await known()).toEqual(["model 2", "pool 1"]);
    await save(one, true, 12);
    expect((await readOrder(emOf(other), other.id)).order.departures).toBe(0);
    await save(one, false);
    expect((await readOrder(emOf(other), other.id)).order.departures).toBe(1);
    // The same rows would be learnt from again, and nobody goes back to what was learnt before.
    expect(await known()).toEqual(["model 2"]);
    await inTransaction(emOf(other), (tx) => rollBackModel(tx, headOf(other), now, null));
    expect(await emOf(other).count(RiskModel, { state: "promoted" })).toBe(0);
    expect(await countPool(emOf(schools[0]!))).toEqual({ pooledSchools: 1, pooledRows: 100 });
    expect(await readRiskSettings(emOf(schools[0]!), schools[0]!.id)).toMatchObject({ pools: false, poolKey: null });
    await handOverRows(database, schools[0]!.id, rows);
    expect((await countPool(emOf(schools[0]!))).pooledRows).toBe(100);
  });

  it("is joined with a capacity from 1 to 200", async () => {
    for (const capacity of [0, 201, -1]) await expect(save(schools[0]!, true, capacity)).rejects.toThrow("1 to 200");
  });
});
