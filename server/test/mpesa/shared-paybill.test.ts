import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchAccount } from "../../src/mpesa/payments/match-account.js";
import type { Em } from "../../src/platform/orm.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

describe.each(engines)("a paybill of several schools on %s", (engine) => {
  let app: BootedApp;
  let schools: TestSchool[];

  beforeAll(async () => {
    app = await bootApp({ engine });
    schools = [];
    for (const name of ["Upendo Junior", "Amani Academy"]) {
      schools.push(await aSchool(app.app.services).named(name).withClass("G7").withLearners(1).build());
    }
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const match = (account: string, prefixes: readonly (string | null)[]) => {
    const payees = prefixes.map((prefix, at) => ({ schoolId: schools[at]!.id, prefix }));
    return matchAccount(app.app.services.orm.em.fork() as Em, "600001", payees, account);
  };
  const learnerOf = (at: number) => ({ schoolId: schools[at]!.id, learnerId: schools[at]!.classes[0]!.learnerIds[0]! });

  it("an account without a school's prefix is nobody's: the number is a learner's in each school", async () => {
    expect(await match("UP 0001", ["UP", "AM"])).toEqual(learnerOf(0));
    expect(await match("am-0001", ["UP", "AM"])).toEqual(learnerOf(1));
    expect(await match("0001", ["UP", "AM"])).toEqual({ schoolId: schools[0]!.id, learnerId: null });
  });

  it("of a school that has the number to itself, the prefix may be left out", async () => {
    expect(await match("0001", ["UP"])).toEqual(learnerOf(0));
    expect(await match("0001", [null])).toEqual(learnerOf(0));
  });
});
