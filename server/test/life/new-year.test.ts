import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const PROPOSED = `{ proposedYear(year: 2027) { terms { number starts ends isThere } classes { name isThere } } }`;
const OPEN = `mutation ($input: NewYearInput!) { openYear(input: $input) { terms classes teachers } }`;
const CLASSES = `{ classes(first: 100) { nodes { id name year classTeacher { name } teachers { kind staff { name } } } } }`;

describe.each(engines)("a new year on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let head: string;

  beforeAll(async () => {
    app = await bootApp({ engine, clock: { now: () => new Date("2026-11-26T06:00:00Z") } });
    school = await aSchool(app.app.services)
      .withTerm("2026-01-05", "2026-04-02", 1)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withTeacher("class", "Achieng")
      .withTeacher("subject", "Barasa")
      .withClass("G8", "East")
      .withTeacher("class", "Chebet")
      .withClass("F3")
      .withTeacher("class", "Daudi")
      .withStaff(Role.head)
      .build();
    head = await app.signIn(school.person(Role.head).login, school.person(Role.head).password);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const ask = async <Data>(text: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = await app.graphql<Data>(head, text, variables as Record<string, unknown>);
    if (!data || errors) throw new Error(errors?.[0]?.message);
    return data;
  };
  const input = (carried: object) => ({
    year: 2027,
    terms: [{ number: 1, starts: "2027-01-04", ends: "2027-04-01" }],
    classes: [
      { grade: "G7", stream: "East" },
      { grade: "G8", stream: "East" },
      { grade: "F4", stream: "" },
    ],
    ...carried,
  });
  const teachersOf = async (year: number) => {
    type Listed = { name: string; year: number; teachers: { kind: string; staff: { name: string } }[] };
    const { classes } = await ask<{ classes: { nodes: Listed[] } }>(CLASSES);
    return Object.fromEntries(
      classes.nodes
        .filter((each) => each.year === year)
        .map(({ name, teachers }) => [name, teachers.map(({ kind, staff }) => `${staff.name} ${kind}`)]),
    );
  };

  it("is proposed from the one before: the same days of the week, the classes and those who go up", async () => {
    expect(await ask(PROPOSED)).toEqual({
      proposedYear: {
        terms: [
          { number: 1, starts: "2027-01-04", ends: "2027-04-01", isThere: false },
          { number: 3, starts: "2027-08-23", ends: "2027-10-22", isThere: false },
        ],
        // Form 3 is held no more: its Form 4 would be of 2028. The school has no Form 4 and no Grade 9 yet.
        classes: [
          { name: "Grade 7 East", isThere: false },
          { name: "Grade 8 East", isThere: false },
        ],
      },
    });
  });

  it("is opened in one step, with the teachers that were chosen, and once however often", async () => {
    const { planPromotion } = await ask<{ planPromotion: { id: string } }>(
      "mutation { planPromotion(fromYear: 2026) { id } }",
    );
    const form3 = school.schoolClass("Form 3").id;
    const up = `mutation { setPromotionClass(id: ${planPromotion.id}, classId: ${form3}, grade: "F4") { id } }`;
    await ask(up);
    const none = { classTeachers: "NONE", subjectTeachers: "NONE" };
    expect(await ask(OPEN, { input: input(none) })).toEqual({ openYear: { terms: 1, classes: 3, teachers: 0 } });
    expect(await ask(OPEN, { input: input(none) })).toEqual({ openYear: { terms: 0, classes: 0, teachers: 0 } });
    expect(await teachersOf(2027)).toEqual({ "Grade 7 East": [], "Grade 8 East": [], "Form 4": [] });

    const carried = { classTeachers: "WITH_LEARNERS", subjectTeachers: "SAME_CLASS" };
    expect(await ask(OPEN, { input: input(carried) })).toEqual({ openYear: { terms: 0, classes: 0, teachers: 3 } });
    expect(await teachersOf(2027)).toEqual({
      "Grade 7 East": ["Barasa SUBJECT"],
      "Grade 8 East": ["Achieng CLASS"],
      "Form 4": ["Daudi CLASS"],
    });
    expect(await ask(OPEN, { input: input(carried) })).toEqual({ openYear: { terms: 0, classes: 0, teachers: 0 } });
  });

  it("refuses dates that cannot be, and then nothing of it is done", async () => {
    const bad = { ...input({ classTeachers: "NONE", subjectTeachers: "NONE" }), year: 2028 };
    await expect(ask(OPEN, { input: bad })).rejects.toThrow();
    expect(await teachersOf(2028)).toEqual({});
  });
});
