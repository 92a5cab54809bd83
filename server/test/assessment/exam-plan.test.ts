import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const now = new Date("2026-09-07T06:00:00Z");

describe.each(engines)("an exam's plan on %s", (engine) => {
  let booted: BootedApp;
  let school: TestSchool;
  let head: string;
  let teacher: string;
  beforeAll(async () => {
    booted = await bootApp({ engine, clock: { now: () => now } });
    school = await aSchool(booted.app.services)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withLearners(3)
      .withTeacher("class")
      .withClass("F4")
      .withLearners(2)
      .withStaff(Role.head)
      .build();
    const signIn = (role: Role) => booted.signIn(school.person(role).login, school.person(role).password);
    [head, teacher] = [await signIn(Role.head), await signIn(Role.classTeacher)];
  });
  afterAll(() => booted[Symbol.asyncDispose]());

  async function ask<Data>(token: string, text: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await booted.graphql<Data>(token, text, variables);
    if (!data) throw new Error(`${errors?.[0]?.extensions["code"]}: ${errors?.[0]?.message}`);
    return data;
  }

  const em = (): Em => {
    const fork = booted.app.services.orm.em.fork() as Em;
    fork.setFilterParams("school", { schoolId: school.id });
    return fork;
  };

  const lines = async (classId: number): Promise<Record<string, string>> => {
    const sql = `select c.item, c.line from scope_head h join \`change\` c on c.scope_id = h.id
      where h.name = ? and (c.item like 'a%' or c.item like 's%')`;
    const rows = await runSql<{ item: string; line: string }>(em(), sql, [
      `class-term:${classId}:${school.termIds[0]}`,
    ]);
    return Object.fromEntries(rows.map(({ item, line }) => [item, line]));
  };

  type Subjects = { subjects: { nodes: { id: string; name: string }[] } };
  const subjectIds = async (...names: string[]) => {
    const { subjects } = await ask<Subjects>(head, "{ subjects(first: 200) { nodes { id name } } }");
    return names.map((name) => subjects.nodes.find((subject) => subject.name === name)!.id);
  };

  const PLAN = "mutation ($input: ExamPlanInput!) { planExam(input: $input) { added there } }";
  const CHANGE =
    "mutation ($input: AssessmentChangeInput!) { changeAssessment(input: $input) { name weight maximum } }";
  const APPROVE = "mutation ($id: ID!) { approveSheet(assessmentId: $id) { approved } }";
  const PUSH =
    "mutation ($ops: [Operation!]!) { push(v: 2, now: 1788760800, ops: $ops) { verdicts { outcome code } } }";
  let counter = 0;
  const say = (token: string, ...said: string[]) =>
    ask(token, PUSH, { ops: said.map((what) => `${++counter} ${what} 0 1788760800`) });

  const plan = async (name: string, more: object = {}) => {
    const classIds = school.classes.map(({ id }) => String(id));
    const input = {
      termId: school.termIds[0],
      name,
      kind: "END_TERM",
      maximum: 100,
      day: "2026-10-12",
      classIds,
      ...more,
    };
    return (await ask<{ planExam: { added: number; there: number } }>(head, PLAN, { input })).planExam;
  };
  const sheetOf = async (name: string, subject: string) => {
    const [east] = school.classes;
    const found = Object.entries(await lines(east!.id)).find(
      ([, line]) => line.split("|").slice(1, 3).join() === `${subject},${name}`,
    );
    return found![0].slice(1);
  };

  it("opens a sheet for each subject of each class, graded as its grade is, once", async () => {
    const ids = await subjectIds("Mathematics", "English");
    expect(await plan("End of term", { subjectIds: ids })).toEqual({ added: 4, there: 0 });
    expect(await plan("End of term", { subjectIds: [...ids, ...(await subjectIds("Kiswahili"))] })).toEqual({
      added: 2,
      there: 4,
    });
    const [east, formFour] = school.classes;
    const told = Object.values(await lines(east!.id)).map((line) => line.split("|"));
    expect(told.map(([kind, subject, name, maximum]) => [kind, subject, name, maximum]).sort()).toEqual([
      ["E", "English", "End of term", "100"],
      ["E", "Kiswahili", "End of term", "100"],
      ["E", "Mathematics", "End of term", "100"],
    ]);
    const scales = (lists: string[][]) => new Set(lists.map((fields) => fields[8]));
    const ofFormFour = Object.values(await lines(formFour!.id)).map((line) => line.split("|"));
    expect(scales(told).size).toBe(1);
    expect(scales(ofFormFour)).not.toEqual(scales(told));
  });

  it("without subjects takes those that somebody is named for, and says so where nobody is", async () => {
    await expect(plan("Opener")).rejects.toThrow("Nobody is named for a subject");
    const [s] = await subjectIds("Mathematics");
    const post = { c: school.classes[0]!.id, s, u: school.person(Role.classTeacher).userId };
    await ask(
      head,
      "mutation ($c: ID!, $s: ID!, $u: ID!) { nameSubjectTeacher(classId: $c, subjectId: $s, userId: $u) { id } }",
      post,
    );
    expect(await plan("Opener")).toEqual({ added: 1, there: 0 });
  });

  it.each([
    ["a day outside the term", { day: "2026-10-30" }, "Choose a day from 2026-08-24 to 2026-10-23"],
    ["no marks at all", { maximum: 0 }, "Give the most marks there are"],
    ["no weight", { weight: 0 }, "Give the weight as a whole number"],
    ["no name", { name: " " }, "Say what the assessment is called"],
    ["no class", { classIds: [] }, "Choose from 1 to 100 classes"],
    ["a class it does not have", { classIds: ["999999"] }, "One of these is no class of 2026"],
    ["a subject it does not have", { subjectIds: ["999999"] }, "is not taught here"],
  ])("refuses %s, and opens nothing", async (_, wrong, sentence) => {
    const before = Object.keys(await lines(school.classes[0]!.id)).length;
    await expect(plan("Refused", { subjectIds: await subjectIds("Music"), ...wrong })).rejects.toThrow(sentence);
    expect(Object.keys(await lines(school.classes[0]!.id))).toHaveLength(before);
  });

  it("changes an assessment on every phone, and what it is out of only while nothing was entered", async () => {
    await plan("Mid-term", { subjectIds: await subjectIds("English") });
    const id = await sheetOf("Mid-term", "English");
    const input = { id, name: "Mid-term exam", day: "2026-09-14", weight: 30, maximum: 60 };
    await ask(head, CHANGE, { input });
    expect((await lines(school.classes[0]!.id))[`a${id}`]).toMatch(
      /^E\|English\|Mid-term exam\|60\|260914\|\|\|\d+\|\|30$/,
    );
    await say(teacher, `s ${school.classes[0]!.id} ${id} 1 P`);
    await expect(ask(head, CHANGE, { input: { ...input, maximum: 50 } })).rejects.toThrow(
      "Scores were entered already",
    );
    expect(await ask(head, CHANGE, { input: { ...input, weight: 40 } })).toMatchObject({
      changeAssessment: { weight: 40 },
    });
  });

  it("removes an assessment with its line, but never one in which something was entered", async () => {
    await plan("Removed", { subjectIds: await subjectIds("English", "Mathematics") });
    const [english, maths] = [await sheetOf("Removed", "English"), await sheetOf("Removed", "Mathematics")];
    const REMOVE = "mutation ($id: ID!) { removeAssessment(id: $id) }";
    await ask(head, REMOVE, { id: english });
    expect((await lines(school.classes[0]!.id))[`a${english}`]).toBe("");
    await say(teacher, `s ${school.classes[0]!.id} ${maths} 1 P`, `s ${school.classes[0]!.id} ${maths} 1 -`);
    await expect(ask(head, REMOVE, { id: maths })).rejects.toThrow("Something was entered");
  });

  it("approves what somebody else submitted, until it is reopened", async () => {
    await plan("Approved", { subjectIds: await subjectIds("English") });
    const [id, classId] = [await sheetOf("Approved", "English"), school.classes[0]!.id];
    await expect(ask(head, APPROVE, { id })).rejects.toThrow("still open");
    await say(teacher, `s ${classId} ${id} 1 Q`, `b ${classId} ${id}`);
    expect(await ask(head, APPROVE, { id })).toEqual({ approveSheet: { approved: true } });
    expect((await lines(classId))[`a${id}`]).toMatch(/\|100\|1$/);
    await say(head, `o ${classId} ${id}`);
    expect((await lines(classId))[`a${id}`]).toMatch(/\|100$/);
    await say(head, `b ${classId} ${id}`);
    expect((await lines(classId))[`a${id}`]).toMatch(/\|100$/);
    await expect(ask(head, APPROVE, { id })).rejects.toThrow("You submitted this sheet yourself");
  });

  it("counts how far each class is", async () => {
    await plan("Counted", { subjectIds: await subjectIds("English", "Mathematics"), day: "2026-10-20" });
    const [id, classId] = [await sheetOf("Counted", "English"), school.classes[0]!.id];
    await say(teacher, `s ${classId} ${id} 1 QA`, `b ${classId} ${id}`);
    type Progress = { assessmentProgress: { nodes: { exams: { name: string }[] }[]; totalCount: number } };
    const text = `query ($t: ID!) { assessmentProgress(termId: $t) {
      nodes { class { name } exams { name kind sheets submitted approved entered expected } } totalCount } }`;
    const { assessmentProgress } = await ask<Progress>(head, text, { t: school.termIds[0] });
    expect(assessmentProgress.totalCount).toBe(2);
    expect(assessmentProgress.nodes[0]!.exams.find(({ name }) => name === "Counted")).toEqual({
      name: "Counted",
      kind: "END_TERM",
      sheets: 2,
      submitted: 1,
      approved: 0,
      entered: 2,
      expected: 6,
    });
  });
});
