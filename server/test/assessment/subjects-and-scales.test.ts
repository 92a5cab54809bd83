import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_SCALES } from "../../src/assessment/grading/default-scales.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestPerson, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const now = new Date("2026-09-07T06:00:00Z");
const TAKEN = /^(APPLIED|AGREED|CONTESTED)$/;
const KCSE = DEFAULT_SCALES.find(({ name }) => name === "KCSE")!.rule;

describe.each(engines)("subjects and scales on %s", (engine) => {
  let booted: BootedApp;
  let school: TestSchool;
  let head: string;
  beforeAll(async () => {
    booted = await bootApp({ engine, clock: { now: () => now } });
    school = await aSchool(booted.app.services)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("F4", "East")
      .withLearners(3)
      .withTeacher("class", "Achieng Odhiambo")
      .withTeacher("subject", "Barasa Wafula")
      .withTeacher("subject", "Chebet Kiptoo")
      .withStaff(Role.head)
      .build();
    head = await signIn(school.person(Role.head));
  });
  afterAll(() => booted[Symbol.asyncDispose]());

  const signIn = ({ login, password }: TestPerson) => booted.signIn(login, password);
  const named = (name: string) => school.people.find((person) => person.name === name)!;
  const formFour = () => school.classes[0]!.id;
  const em = (): Em => {
    const fork = booted.app.services.orm.em.fork() as Em;
    fork.setFilterParams("school", { schoolId: school.id });
    return fork;
  };

  async function ask<Data>(token: string, text: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await booted.graphql<Data>(token, text, variables);
    if (!data) throw new Error(`${errors?.[0]?.extensions["code"]}: ${errors?.[0]?.message}`);
    return data;
  }

  async function subjectId(name: string): Promise<string> {
    type Subjects = { subjects: { nodes: { id: string; name: string }[] } };
    const { subjects } = await ask<Subjects>(head, "{ subjects(first: 200) { nodes { id name } } }");
    return subjects.nodes.find((subject) => subject.name === name)!.id;
  }

  const ADD = `mutation ($c: ID!, $s: String!, $n: String!) {
    addAssessment(input: { classId: $c, subject: $s, name: $n, kind: OPENER, maximum: 40, day: "2026-09-07", weight: 30 }) {
      id subject subjectId weight scaleId
    }
  }`;
  type Added = { addAssessment: { id: string; subject: string; subjectId: string; weight: number; scaleId: string } };
  const add = async (token: string, subject: string, name: string) =>
    (await ask<Added>(token, ADD, { c: formFour(), s: subject, n: name })).addAssessment;

  const PUSH =
    "mutation ($ops: [Operation!]!) { push(v: 2, now: 1788760800, ops: $ops) { verdicts { outcome code } } }";
  let counter = 0;
  async function say(token: string, what: string): Promise<string> {
    type Pushed = { push: { verdicts: { outcome: string; code: string | null }[] } };
    const { push } = await ask<Pushed>(token, PUSH, { ops: [`${++counter} ${what} 0 1788760800`] });
    return push.verdicts.map(({ outcome, code }) => code ?? outcome).join();
  }

  const NAME =
    "mutation ($c: ID!, $s: ID!, $u: ID!) { nameSubjectTeacher(classId: $c, subjectId: $s, userId: $u) { id } }";
  const UNNAME = NAME.replace("nameSubjectTeacher", "unnameSubjectTeacher");

  it("lets everybody who teaches a class assess a subject until somebody is named for it, then those and the class teacher", async () => {
    const [achieng, barasa, chebet] = await Promise.all(
      ["Achieng Odhiambo", "Barasa Wafula", "Chebet Kiptoo"].map((name) => signIn(named(name))),
    );
    const { id } = await add(barasa!, "physics", "Opener");
    const scores = `s ${formFour()} ${id} 1 (7)`;
    expect(await say(chebet!, scores)).toMatch(TAKEN);

    const post = { c: formFour(), s: await subjectId("Physics"), u: named("Barasa Wafula").userId };
    await ask(head, NAME, post);
    expect(await say(chebet!, scores)).toBe("NOT_YOUR_SUBJECT");
    expect(await say(chebet!, `b ${formFour()} ${id}`)).toBe("NOT_YOUR_SUBJECT");
    await expect(add(chebet!, "Physics", "Second")).rejects.toThrow("FORBIDDEN: Others are named for Physics");
    expect(await say(barasa!, scores)).toMatch(TAKEN);
    expect(await say(achieng!, scores)).toMatch(TAKEN);
    expect(await say(head, scores)).toMatch(TAKEN);
    expect(await add(chebet!, "Chemistry", "Opener")).toMatchObject({ subject: "Chemistry", weight: 30 });

    await ask(head, UNNAME, post);
    expect(await say(chebet!, scores)).toMatch(TAKEN);
  });

  it("tells a teacher's phone the subjects they are named for, and forgets them with the class", async () => {
    const { userId } = named("Chebet Kiptoo");
    const told = async () => {
      const sql = `select c.line from scope_head h join \`change\` c on c.scope_id = h.id where h.name = ? and c.item = ?`;
      const rows = await runSql<{ line: string }>(em(), sql, [`user:${school.id}:${userId}`, `j${formFour()}`]);
      return rows[0]?.line;
    };
    const [biology, chemistry] = [await subjectId("Biology"), await subjectId("Chemistry")];
    for (const s of [chemistry, biology]) await ask(head, NAME, { c: formFour(), s, u: userId });
    expect(await told()).toBe(`${biology},${chemistry}`);
    await ask(head, "mutation ($c: ID!, $u: ID!) { unassignTeacher(classId: $c, userId: $u) { id } }", {
      c: formFour(),
      u: userId,
    });
    expect(await told()).toBe("");
    const left = await runSql(em(), "select id from subject_teacher where user_id = ?", [userId]);
    expect(left).toEqual([]);
  });

  it("makes a new version with each change of a scale, and keeps the one before as it was", async () => {
    const { scaleId } = await add(head, "History and Government", "Opener");
    const bands = KCSE.bands.map((band) => (band.label === "A" ? { ...band, from: 78 } : band));
    const input = { id: scaleId, name: "KCSE", rule: JSON.stringify({ ...KCSE, bands }) };
    const SAVE = "mutation ($input: ScaleInputType!) { saveScale(input: $input) { version bands { label from } } }";
    const saved = await ask<{ saveScale: { version: number; bands: { from: number }[] } }>(head, SAVE, { input });
    expect(saved.saveScale).toMatchObject({
      version: 2,
      bands: [{ label: "A", from: 78 }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    const again = await ask<{ saveScale: { version: number } }>(head, SAVE, { input });
    expect(again.saveScale.version).toBe(2);
    const sql = "select number, rule from grading_scale_version where scale_id = ? order by number";
    const versions = await runSql<{ number: number; rule: string }>(em(), sql, [Number(scaleId)]);
    expect(versions.map(({ rule }) => JSON.parse(rule))).toEqual([KCSE, { ...KCSE, bands }]);
    const broken = { ...input, rule: JSON.stringify({ ...KCSE, bands: bands.slice(0, -1) }) };
    await expect(ask(head, SAVE, { input: broken })).rejects.toThrow("BAD_USER_INPUT");
  });
});
