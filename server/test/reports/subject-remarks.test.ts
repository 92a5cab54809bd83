import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decodeCard } from "../../src/reports/cards/card-line.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { textsOf } from "./read-pdf.js";
import { ReportDesk } from "./report-desk.js";

const clock = { now: () => new Date("2026-08-03T06:00:00Z") };
const EAST = "Grade 7 East";

describe.each(engines)("remarks on subjects on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let desk: ReportDesk;
  let run: string;
  let east: string;
  let subjects: Record<"English" | "Mathematics", string>;

  beforeAll(async () => {
    app = await bootApp({ engine, clock });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  beforeEach(async () => {
    school = await aSchool(app.app.services)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withClass("G7", "East")
      .withLearners(3)
      .withTeacher("class")
      .withTeacher("subject", "Barasa Wafula")
      .withGuardian(1)
      .withStaff(Role.head)
      .withStaff(Role.admin)
      .withClass("G7", "West")
      .withLearners(1)
      .build();
    desk = await ReportDesk.open(app, school);
    for (const name of ["Mathematics", "English"]) await desk.enter(EAST, name, "End of term", [81, 60, 20]);
    await desk.enter("Grade 7 West", "English", "End of term", [50]);
    subjects = { English: await desk.subjectId("English"), Mathematics: await desk.subjectId("Mathematics") };
    east = String(school.schoolClass(EAST).id);
    const [classTeacher, helper] = school.schoolClass(EAST).teachers;
    await desk.nameTeacher(EAST, "Mathematics", helper!);
    await desk.nameTeacher(EAST, "English", classTeacher!);
    run = (await desk.prepare()).id;
  });

  const learners = () => school.schoolClass(EAST).learnerIds.map(String);
  const about = (subject: keyof typeof subjects, text: string, learnerId = learners()[0]!) => {
    return { learnerId, kind: "SUBJECT", subjectId: subjects[subject], text };
  };
  const said = async () => {
    const cards = await desk.cards({ runId: run, classId: east });
    return cards.map(({ content }) =>
      Object.fromEntries(decodeCard(content).subjects.map(({ name, remark }) => [name, remark])),
    );
  };

  it("are written by who teaches the subject to the class, the class teacher and the head, and by nobody else", async () => {
    for (const role of [Role.head, Role.classTeacher, Role.subjectTeacher])
      expect([role, await desk.remark(role, about("Mathematics", `By ${role}`))]).toEqual([role, null]);
    expect(await desk.remark(Role.classTeacher, about("English", "Good"))).toBeNull();
    expect(await desk.remark(Role.subjectTeacher, about("English", "Mine"))).toBe("FORBIDDEN");
    const mixed = [about("Mathematics", "Mine"), about("English", "Not mine")];
    expect(await desk.remark(Role.subjectTeacher, ...mixed)).toBe("FORBIDDEN");
    const west = String(school.schoolClass("Grade 7 West").learnerIds[0]);
    expect(await desk.remark(Role.classTeacher, about("English", "Not mine", west))).toBe("FORBIDDEN");
    for (const role of [Role.guardian, Role.admin])
      expect([role, await desk.remark(role, about("English", "Not mine"))]).toEqual([role, "FORBIDDEN"]);
    expect((await said())[0]).toEqual({ Mathematics: "By subject-teacher", English: "Good" });
  });

  it("are offered to those who may write them", async () => {
    const all = (name: keyof typeof subjects) => ({ id: subjects[name], name, learnerIds: learners() });
    const names = async (role: Role) => {
      const rights = await desk.rights(role, run, east);
      return rights && { ...rights, subjects: rights.subjects.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
    };
    const both = [all("English"), all("Mathematics")];
    expect(await names(Role.head)).toEqual({ classTeacher: true, head: true, subjects: both });
    expect(await names(Role.classTeacher)).toEqual({ classTeacher: true, head: false, subjects: both });
    const own = { classTeacher: false, head: false, subjects: [all("Mathematics")] };
    expect(await names(Role.subjectTeacher)).toEqual(own);
    expect(await names(Role.admin)).toEqual({ classTeacher: false, head: false, subjects: [] });
    const west = String(school.schoolClass("Grade 7 West").id);
    expect(await desk.rights(Role.subjectTeacher, run, west)).toBeNull();
    await desk.publish(run);
    expect(await desk.rights(Role.head, run, east)).toBeNull();
  });

  it("are saved for many learners at once, on their drafts at once, in at most 60 letters", async () => {
    const many = learners().map((id, at) => about("Mathematics", ` Anahitaji  mazoezi ${at} `, id));
    expect(await desk.remark(Role.subjectTeacher, ...many)).toBeNull();
    expect((await said()).map(({ Mathematics }) => Mathematics)).toEqual(
      [0, 1, 2].map((at) => `Anahitaji mazoezi ${at}`),
    );
    expect(await desk.remark(Role.subjectTeacher, about("Mathematics", "m".repeat(61)))).toBe("BAD_USER_INPUT");
    expect(await desk.remark(Role.subjectTeacher, about("Mathematics", "m".repeat(60)))).toBeNull();
    expect(await desk.remark(Role.subjectTeacher, about("Mathematics", "", learners()[1]))).toBeNull();
    expect((await said()).map(({ Mathematics }) => Mathematics?.length ?? null)).toEqual([60, null, 19]);
  });

  it("are filled in from the bank where they are missing, of the subjects that are one's own, or of one of them", async () => {
    await desk.remark(Role.head, about("English", "By hand"));
    expect(await desk.fill(Role.head, run, east, "SUBJECT", subjects.English)).toBe(2);
    expect((await said()).map(({ Mathematics }) => Mathematics)).toEqual([null, null, null]);
    expect((await said())[0]!.English).toBe("By hand");
    expect(await desk.fill(Role.subjectTeacher, run, east, "SUBJECT", subjects.English)).toBe(0);
    expect(await desk.fill(Role.subjectTeacher, run, east, "SUBJECT")).toBe(3);
    expect(new Set((await said()).flatMap(({ Mathematics, English }) => [typeof Mathematics, typeof English]))).toEqual(
      new Set(["string"]),
    );
  });

  it("stand in the file and never change once they are out", async () => {
    const remark = "Anahitaji kujitahidi zaidi katika mazoezi ya kila siku";
    await desk.remark(Role.subjectTeacher, about("Mathematics", remark));
    expect(textsOf((await desk.file(Role.head, `runs/${run}`)).bytes)).toContain(remark);
    await desk.publish(run);
    const [card] = await desk.cards({ learnerId: learners()[0]! });
    expect(await desk.remark(Role.subjectTeacher, about("Mathematics", "Later"))).toBeNull();
    expect((await desk.cards({ learnerId: learners()[0]! }))[0]!.content).toBe(card!.content);
    expect(textsOf((await desk.file(Role.guardian, `cards/${card!.id}`)).bytes)).toContain(remark);
    run = (await desk.prepare()).id;
    expect((await said())[0]!.Mathematics).toBe("Later");
  });
});
