import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const ADMIT = "mutation ($input: AdmissionInput!) { admitLearner(input: $input) { id class { year } } }";
const MOVE = "mutation ($id: ID!, $c: ID!) { moveLearner(learnerId: $id, classId: $c) { class { name year } } }";
const LEAVE = `mutation ($id: ID!, $day: SchoolDay) {
  withdrawLearner(learnerId: $id, status: LEFT, reason: WORK, day: $day) { leftOn }
}`;
const BACK = "mutation ($id: ID!, $c: ID!) { reEnterLearner(learnerId: $id, classId: $c) { class { name year } } }";
const PLAN = "mutation { planPromotion(fromYear: 2026) { id } }";
const APPLY = "mutation ($id: ID!) { applyPromotion(id: $id) { id } }";
const CLASSES = "{ classes(first: 50) { nodes { id name year } } }";
const CHECK = `mutation ($file: FileContent!) {
  checkRoster(file: $file, fileName: "list.csv") { summary { unchanged movedLearners newClasses } }
}`;

type Listed = { classes: { nodes: { id: string; name: string; year: number }[] } };

describe.each(engines)("a year whose learners have been promoted on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let head: string;

  beforeAll(async () => {
    app = await bootApp({ engine, clock: { now: () => new Date("2026-11-26T06:00:00Z") } });
    school = await aSchool(app.app.services)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withLearners(2)
      .withClass("G8", "East")
      .withLearners(2)
      .withStaff(Role.head)
      .build();
    head = await app.signIn(school.person(Role.head).login, school.person(Role.head).password);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const send = (text: string, variables: object = {}) =>
    app.graphql<Record<string, { id: string }>>(head, text, variables as Record<string, unknown>);
  const ask = async <Data>(text: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = await send(text, variables);
    if (!data || errors) throw new Error(errors?.[0]?.message);
    return data as Data;
  };
  const reasonOf = async (text: string, variables: object) => {
    const { errors } = await send(text, variables);
    return errors?.[0]?.extensions["reason"];
  };
  const newcomer = (classId: string | number, admissionNumber: string, more: object = {}) => ({
    input: { classId: String(classId), admissionNumber, name: `Newcomer ${admissionNumber}`, ...more },
  });

  it("takes nobody in any more, and lists are about the classes learners are in now", async () => {
    const [seven] = school.classes;
    const [first] = seven!.learnerIds;
    const { planPromotion } = await ask<{ planPromotion: { id: string } }>(PLAN);
    await ask(APPLY, planPromotion);
    const { classes } = await ask<Listed>(CLASSES);
    const eight = classes.nodes.find(({ name, year }) => name === "Grade 8 East" && year === 2027)!;

    const answers = {
      admit: await reasonOf(ADMIT, newcomer(seven!.id, "A1")),
      move: await reasonOf(MOVE, { id: first, c: seven!.id }),
    };
    await ask(LEAVE, { id: first });
    expect({ ...answers, back: await reasonOf(BACK, { id: first, c: seven!.id }) }).toEqual({
      admit: "YEAR_OVER",
      move: "YEAR_OVER",
      back: "YEAR_OVER",
    });
    expect(await ask(BACK, { id: first, c: eight.id })).toEqual({
      reEnterLearner: { class: { name: eight.name, year: 2027 } },
    });

    const list = "adm,name,class\n0001,Learner 1,G8 East\n0002,Learner 2,G8 East\n";
    const { checkRoster } = await ask<{ checkRoster: object }>(CHECK, { file: Buffer.from(list).toString("base64") });
    expect(checkRoster).toEqual({ summary: { unchanged: 2, movedLearners: 0, newClasses: [] } });
    const file = await fetch(`${app.url}/files/lists/learners`, { headers: { authorization: `Bearer ${head}` } });
    expect([file.status, (await file.text()).match(/Learner \d/g)]).toEqual([200, ["Learner 2", "Learner 1"]]);
  });

  it("ends for nobody before the day they were admitted", async () => {
    const { classes } = await ask<Listed>(CLASSES);
    const here = classes.nodes.find(({ year }) => year === 2027)!;
    const { admitLearner } = await ask<{ admitLearner: { id: string } }>(
      ADMIT,
      newcomer(here.id, "A2", { admittedOn: "2026-11-20" }),
    );
    expect(await reasonOf(LEAVE, { ...admitLearner, day: "2026-11-19" })).toBe("LAST_DAY_EARLY");
    expect(await ask(LEAVE, { ...admitLearner, day: "2026-11-20" })).toEqual({
      withdrawLearner: { leftOn: "2026-11-20" },
    });
    const expected = await ask<{ admitLearner: { id: string } }>(
      ADMIT,
      newcomer(here.id, "A3", { admittedOn: "2027-01-04" }),
    );
    expect(await ask(LEAVE, expected.admitLearner)).toEqual({ withdrawLearner: { leftOn: "2026-11-26" } });
  });
});
