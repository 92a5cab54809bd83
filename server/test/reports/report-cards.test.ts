import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decodeCard } from "../../src/reports/cards/card-line.js";
import type { LearnerId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { ReportDesk } from "./report-desk.js";

/** The Monday after the second term ended; the third begins four weeks later. */
const clock = { now: () => new Date("2026-08-03T06:00:00Z") };

describe.each(engines)("report cards on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let desk: ReportDesk;

  beforeAll(async () => {
    app = await bootApp({ engine, clock });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  beforeEach(async () => {
    school = await aSchool(app.app.services)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-31", "2026-10-30", 3)
      .withClass("G7", "East")
      .withLearners(3)
      .withTeacher("class", "Njeri Kamau")
      .withTeacher("subject", "Barasa Wafula")
      .withGuardian(1)
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .withClass("F4")
      .withLearners(2)
      .withGuardian(1)
      .build();
    desk = await ReportDesk.open(app, school);
    await desk.enter("Grade 7 East", "Mathematics", "Opener", [80, 60, "A"]);
    await desk.enter("Grade 7 East", "Mathematics", "End of term", [81, null, "A"]);
    await desk.enter("Grade 7 East", "English", "End of term", ["EE1", "ME2", "A"]);
    await desk.enter("Form 4", "Mathematics", "End of term", [70, 70]);
    await desk.enter("Form 4", "English", "End of term", [50, 50]);
  });

  const childOf = (name: string): LearnerId => school.schoolClass(name).learnerIds[0]!;

  it("are drafted from what stands, with what to look at first", async () => {
    const run = await desk.prepare();
    expect(run.state).toBe("READY");
    expect(run.nextStarts).toBe("2026-08-31");
    expect(run.classes.map(({ class: { name }, cardCount }) => [name, cardCount])).toEqual([
      ["Grade 7 East", 3],
      ["Form 4", 2],
    ]);
    const [first, second, third] = (await desk.cards({ runId: run.id })).map((card) => ({
      ...card,
      content: decodeCard(card.content),
    }));
    expect(first!.state).toBe("DRAFT");
    expect(first!.content.exams).toEqual(["Opener", "End of term"]);
    const mathematics = { name: "Mathematics", scores: ["80", "81"], percent: 810, label: "EE2" };
    expect(first!.content.subjects.find(({ name }) => name === "Mathematics")).toMatchObject(mathematics);
    expect(first!.content.subjects.find(({ name }) => name === "English")).toMatchObject({
      scores: ["", "EE1"],
      label: "EE1",
    });
    expect(first!.content.summary).toMatchObject({ total: null, inClass: null, inGrade: null, grade: null });
    expect(first!.warnings).toEqual(["OPEN_SHEETS", "NO_ATTENDANCE", "NO_CLASS_REMARK", "NO_HEAD_REMARK"]);
    expect(second!.warnings).toContain("MISSING_SCORES");
    expect(third!.warnings).toContain("ABSENT_EVERYWHERE");
    const [form] = await desk.cards({ classId: String(school.schoolClass("Form 4").id) });
    expect(decodeCard(form!.content).summary).toMatchObject({
      total: 1200,
      outOf: 200,
      inClass: { at: 1, of: 2, tied: true },
    });
  });

  it("say what was said of a learner, filled from the bank, and by whom it may be said", async () => {
    const run = await desk.prepare();
    const [child] = school.schoolClass("Grade 7 East").learnerIds;
    const classId = String(school.schoolClass("Grade 7 East").id);
    const remark = { learnerId: String(child), kind: "CLASS_TEACHER", text: "A pleasure to teach." };
    expect(await desk.remark(Role.subjectTeacher, remark)).toBe("FORBIDDEN");
    expect(await desk.remark(Role.guardian, remark)).toBe("FORBIDDEN");
    expect(await desk.remark(Role.classTeacher, { ...remark, kind: "HEAD" })).toBe("FORBIDDEN");
    const ofForm = { ...remark, learnerId: String(childOf("Form 4")) };
    expect(await desk.remark(Role.classTeacher, ofForm)).toBe("FORBIDDEN");
    expect(await desk.remark(Role.classTeacher, remark)).toBeNull();
    expect(await desk.fill(Role.classTeacher, run.id, classId, "CLASS_TEACHER")).toBe(1);
    expect(await desk.fill(Role.head, run.id, classId, "HEAD")).toBe(2);
    const cards = (await desk.cards({ runId: run.id, classId })).map(({ content }) => decodeCard(content));
    expect(cards[0]!.classTeacher).toEqual({ text: "A pleasure to teach.", by: "Njeri Kamau" });
    expect(cards[1]!.classTeacher!.text).toContain("Learner");
    expect(cards[2]!.classTeacher).toEqual({ text: "", by: "Njeri Kamau" });
    expect(cards.map(({ head }) => head !== null)).toEqual([true, true, false]);
    const again = (await desk.prepareClass(run.id, classId))!;
    expect(again.state).toBe("READY");
    const [anew] = await desk.cards({ runId: run.id, classId });
    expect(decodeCard(anew!.content).classTeacher!.text).toBe("A pleasure to teach.");
  });

  it("once published never change: a new version takes the place of the old, which is kept", async () => {
    const first = await desk.prepare();
    await desk.leaveOut([(await desk.cards({ runId: first.id }))[2]!.id]);
    expect((await desk.publish(first.id))!.state).toBe("PUBLISHED");
    const child = String(childOf("Grade 7 East"));
    const [published] = await desk.cards({ learnerId: child });
    expect(published).toMatchObject({ state: "PUBLISHED", version: 1 });
    expect(decodeCard(published!.content)).toMatchObject({ number: "0001/2026.2/1", scaleVersion: 1 });
    const leftOut = await desk.cards({ runId: first.id, states: ["LEFT_OUT"] });
    expect(leftOut).toHaveLength(1);

    await desk.changeEverything("Grade 7 East");
    const [same] = await desk.cards({ learnerId: child });
    expect(same!.content).toBe(published!.content);
    expect(await desk.publishRefusal(first.id)).toBe("CONFLICT");

    const second = await desk.prepare();
    const whileDrafting = await desk.cards({ learnerId: child });
    expect(whileDrafting.map(({ state }) => state)).toEqual(["DRAFT", "PUBLISHED"]);
    await desk.publish(second.id);
    const history = await desk.cards({ learnerId: child });
    expect(history.map(({ state, version }) => [version, state])).toEqual([
      [2, "PUBLISHED"],
      [1, "REPLACED"],
    ]);
    expect(history[1]!.content).toBe(published!.content);
    expect(decodeCard(history[0]!.content).learner.name).toBe("Renamed Learner");
    expect(decodeCard(history[0]!.content).scale[0]!.label).toBe("TOP");
    expect(decodeCard(history[0]!.content).scaleVersion).toBe(1);
  });

  it("are seen by guardians when published, of their own children alone", async () => {
    const run = await desk.prepare();
    const child = String(childOf("Grade 7 East"));
    expect(await desk.cards({}, Role.guardian)).toEqual([]);
    const drafts = await desk.cards({}, Role.classTeacher);
    expect(new Set(drafts.map(({ class: { name } }) => name))).toEqual(new Set(["Grade 7 East"]));
    await desk.publish(run.id);
    const seen = await desk.cards({}, Role.guardian);
    expect(seen.map(({ learnerId, state }) => [learnerId, state])).toEqual([[child, "PUBLISHED"]]);
    const others = (await desk.cards({ runId: run.id })).filter(({ learnerId }) => learnerId !== child);
    expect(await desk.file(Role.guardian, `cards/${seen[0]!.id}`)).toMatchObject({ status: 200, isPdf: true });
    expect(await desk.file(Role.guardian, `cards/${others[0]!.id}`)).toMatchObject({ status: 404 });
    expect(await desk.file(Role.bursar, `runs/${run.id}`)).toMatchObject({ status: 404 });
    expect(await desk.file(Role.head, `runs/${run.id}`)).toMatchObject({ status: 200, isPdf: true, pages: 5 });
    expect(await desk.file(Role.classTeacher, `runs/${run.id}`)).toMatchObject({ status: 200, pages: 3 });
    expect(await desk.file(Role.classTeacher, `cards/${others.at(-1)!.id}`)).toMatchObject({ status: 404 });
  });

  it("lie on the phones of those who may read them, and leave with the right to it", async () => {
    const run = await desk.prepare();
    const guardian = school.people.filter(({ roles }) => roles.includes(Role.guardian))[0]!;
    const [teacher, helper] = school.schoolClass("Grade 7 East").teachers;
    expect(await desk.onPhone(guardian)).toEqual([]);
    await desk.publish(run.id);
    const child = school.schoolClass("Grade 7 East").learnerIds[0]!;
    const [own] = await desk.cards({ learnerId: String(child) });
    expect(await desk.onPhone(guardian)).toEqual([`r${own!.id}`]);
    expect(await desk.lineOnPhone(guardian, `r${own!.id}`)).toBe(own!.content);
    expect(await desk.onPhone(teacher!)).toHaveLength(3);
    expect(await desk.onPhone(helper!)).toEqual([]);

    await desk.unassign(teacher!, "Grade 7 East");
    await desk.settled(async () => expect(await desk.onPhone(teacher!)).toEqual([]));
    await desk.assign(helper!, "Grade 7 East");
    await desk.settled(async () => expect(await desk.onPhone(helper!)).toHaveLength(3));
    await desk.setSeesRecords(child, guardian, false);
    await desk.settled(async () => expect(await desk.onPhone(guardian)).toEqual([]));
    expect(await desk.cards({}, Role.guardian)).toEqual([]);
    await desk.setSeesRecords(child, guardian, true);
    await desk.settled(async () => expect(await desk.onPhone(guardian)).toEqual([`r${own!.id}`]));

    expect(await desk.withdraw([own!.id], " ")).toBe("BAD_USER_INPUT");
    expect(await desk.withdraw([own!.id], "Wrong marks", Role.classTeacher)).toBe("FORBIDDEN");
    expect(await desk.withdraw([own!.id], "Wrong marks")).toBeNull();
    expect(await desk.onPhone(guardian)).toEqual([]);
    expect(await desk.onPhone(helper!)).toHaveLength(2);
    const [taken] = await desk.cards({ learnerId: String(child) });
    expect(taken).toMatchObject({ state: "WITHDRAWN", reason: "Wrong marks" });
  });

  it("reach a guardian's phone at the first sign-in", async () => {
    const guardian = school.people.filter(({ roles }) => roles.includes(Role.guardian))[0]!;
    await desk.forgetSignIn(guardian);
    const run = await desk.prepare();
    await desk.publish(run.id);
    expect(await desk.onPhone(guardian)).toEqual([]);
    await desk.adopt(guardian);
    await desk.settled(async () => expect(await desk.onPhone(guardian)).toHaveLength(1));
  });

  it("are announced to guardians without anything of what is in them", async () => {
    const run = await desk.prepare();
    const guardian = school.people.find(({ roles }) => roles.includes(Role.guardian))!;
    await desk.subscribe(guardian);
    await desk.publish(run.id);
    await desk.settled(async () => expect(await desk.notices()).toHaveLength(1));
    const [notice] = await desk.notices();
    const said = { title: "A report card is ready", url: `/cards/${childOf("Grade 7 East")}` };
    expect(notice).toMatchObject({ ...said, body: `${school.name}: Learner's report card can be read now.` });
    expect(JSON.stringify(notice)).not.toMatch(/80|EE|ME/);
  });
});
