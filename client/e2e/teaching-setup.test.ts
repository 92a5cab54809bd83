import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { addDefaultScales } from "../../server/src/assessment/scales/add-default-scales.js";
import { encodeScoreRun } from "../../server/src/assessment/score-run.js";
import type { Em } from "../../server/src/platform/orm.js";
import { runSql } from "../../server/src/platform/sql.js";
import { inTransaction } from "../../server/src/platform/transaction.js";
import { Role } from "../../server/src/values/role.js";
import type { Score } from "../../server/src/values/score.js";
import { aSchool, type TestPerson, type TestSchool } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import { examPlan } from "../src/i18n/exam-plan";
import { office } from "../src/i18n/office";
import { scales } from "../src/i18n/scales";
import { subjects } from "../src/i18n/subjects";
import { teaching } from "../src/i18n/teaching";
import { today } from "../src/i18n/today";
import { Phone } from "./phone";
import { goTo } from "./screens";
import { Story } from "./story";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const PUSH = "mutation ($now: Int!, $ops: [Operation!]!) { push(v: 2, now: $now, ops: $ops) { verdicts { outcome } } }";

it.each(["en", "sw"] as const)(
  "a head sets up subjects, who teaches them, a scale and an exam, and approves what a teacher submits, in %s",
  async (locale) => {
    await using booted = await bootApp({ config: { clientDir: BUILT } });
    const school = await aSchool(booted.app.services)
      .named("Upendo Academy", "1234567")
      .withClass("G8", "East")
      .withLearners(9)
      .withClass("G8", "West")
      .withLearners(2)
      .withStaff(Role.subjectTeacher)
      .withStaff(Role.head)
      .build();
    await giveScales(booted, school);
    const teacher = school.person(Role.subjectTeacher);
    await using desk = await Phone.create();
    const head = new Story(await desk.page(booted.url), locale);
    await head.signIn(school.person(Role.head));

    // A subject is added, called otherwise, put away and brought back.
    await goTo(head.page, "/settings");
    await head.page.locator('a[href="/subjects"]').click();
    await head.press(subjects, "add");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.sees(office, "fillIn");
    await head.field(subjects, "name").fill("Codng");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.press(subjects, "change", { name: "Codng" });
    await head.field(subjects, "name").fill("Coding");
    await head.field(subjects, "code").fill("COD");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.page.getByText(/^COD · /).waitFor();
    await head.press(subjects, "archiveOne", { name: "Coding" });
    await head.inDialog().locator('button[type="submit"]').click();
    await head.press(subjects, "restoreOne", { name: "Coding" });
    await head.page.getByText(/^COD · /).waitFor();

    // One teacher, one subject, both classes: they are on the teacher's own phone.
    await using pocket = await Phone.create();
    const own = new Story(await pocket.page(booted.url), locale);
    await own.signIn(teacher);
    await goTo(head.page, "/teaching/teachers");
    await head.sees(teaching, "free");
    await head.page.getByRole("link", { name: new RegExp(teacher.name) }).click();
    await head.page.getByLabel(head.say(teaching, "subject"), { exact: true }).selectOption({ label: "Coding" });
    await head.press(teaching, "all");
    await head.press(teaching, "saveN", { n: 2 });
    await head.sees(teaching, "saved", { name: teacher.name, subject: "Coding", n: 2 });
    await own.page.getByRole("heading", { name: "Grade 8 West" }).waitFor({ timeout: 60_000 });
    // In one of them it is taken back, from the class's side, and given again.
    await goTo(head.page, `/teaching/classes/${school.classes[1]!.id}`);
    for (const named of [1, 0]) {
      await head.press(teaching, "chooseFor", { subject: "Coding", name: "Grade 8 West" });
      await head.inDialog().locator("label", { hasText: teacher.name }).click();
      await head.inDialog().locator('button[type="submit"]').click();
      await head.inDialog().waitFor({ state: "detached" });
      await expect.poll(() => head.page.getByText(head.say(teaching, "nobodyNamed")).count()).toBe(named);
    }

    // A scale is edited: what is wrong is said where it is, what is right is its second version.
    await goTo(head.page, "/scales");
    await head.page
      .getByRole("link", { name: head.say(scales, "change", { name: "Junior school, eight points" }) })
      .click();
    const boundary = head.page.getByLabel(head.say(scales, "fromOf", { label: "EE1" }), { exact: true });
    await boundary.fill("75");
    await head.press(office, "save");
    await head.sees(scales, "faultOrder", { above: "EE1", from: "75" });
    await boundary.fill("85.5");
    await head.press(office, "save");
    await head.sees(scales, "savedVersion", { version: 2 });
    await goTo(head.page, "/scales");
    await head.page.getByText("85.5%+").waitFor();

    // An exam for both classes, once: asked for again it opens nothing.
    for (const [added, there] of [[2, 0] as const, [0, 2] as const]) {
      await goTo(head.page, "/marks");
      await head.page.locator('a[href="/exams"]').click();
      await head.follow(examPlan, "add");
      await head.press(examPlan, "all");
      await head.sees(examPlan, "makes", { n: 2 });
      await head.press(examPlan, "addNow");
      await head.sees(examPlan, "added", { name: head.say(examPlan, "OPENER"), n: added });
      if (there > 0) await head.sees(examPlan, "there", { n: there });
    }
    await own.sees(today, "marks");

    // What the teacher submits is looked at and approved; where one mark stands far off, it says whose.
    await submit(booted, school, teacher);
    await head.follow(examPlan, "toPlan");
    await head.page.getByRole("link", { name: /Grade 8 East/ }).click();
    await head.press(examPlan, "approveAll", { n: 1 });
    await head.inDialog().getByText("Learner 9 5").waitFor();
    await expect.poll(() => head.page.evaluate(tooWide)).toBe(0);
    await head.inDialog().locator('button[type="submit"]:enabled').click();
    await head.sees(examPlan, "approvedN", { n: 1 });
    await head.page.getByRole("link", { name: /^Coding/ }).click();
    await head.page.locator("tr", { hasText: "Learner 9" }).getByText(head.say(examPlan, "isFar")).waitFor();
    await expect.poll(() => head.page.getByRole("button", { name: head.say(examPlan, "approve") }).count()).toBe(0);

    // The sheet of the other class is empty still: it can go.
    await goTo(head.page, `/exams/${school.termIds[0]}/${school.classes[1]!.id}`);
    await head.page.getByRole("link", { name: /^Coding/ }).click();
    await head.press(examPlan, "remove");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.sees(examPlan, "noneInClass");

    // The exam is called otherwise in all its classes; taken away, what was entered is kept.
    await goTo(head.page, "/exams");
    await head.press(examPlan, "changeAllOf", { name: head.say(examPlan, "OPENER") });
    await head.inDialog().getByLabel(head.say(examPlan, "name"), { exact: true }).fill("Entry exam");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.page.getByRole("heading", { name: "Entry exam", exact: true }).waitFor();
    await head.press(examPlan, "removeAllOf", { name: "Entry exam" });
    await head.press(examPlan, "removeEmpty");
    await head.sees(examPlan, "kept", { n: 1 });
    await head.page.getByRole("heading", { name: "Entry exam", exact: true }).waitFor();
    for (const path of ["/subjects", "/teaching", "/scales", "/exams"]) {
      await goTo(head.page, path);
      await head.page.locator("main .card, main .btn").first().waitFor();
      await expect.poll(() => head.page.evaluate(tooWide), { message: path }).toBe(0);
    }
  },
);

const emOf = ({ app }: BootedApp, { id }: TestSchool): Em => {
  const em = app.services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: id });
  return em;
};

/** The scales that a school is given when it is added outside a test. */
const giveScales = (booted: BootedApp, school: TestSchool) =>
  inTransaction(emOf(booted, school), async (tx) => {
    tx.setFilterParams("school", { schoolId: school.id });
    await addDefaultScales(tx, school.id, new Date());
  });

/** Nine marks of the first class from a phone of the teacher's: eight around 50, and a 5. */
async function submit(booted: BootedApp, school: TestSchool, { login, password }: TestPerson): Promise<void> {
  const classId = school.classes[0]!.id;
  const sql = "select id from assessment where class_id = ?";
  const [sheet] = await runSql<{ id: number }>(emOf(booted, school), sql, [classId]);
  const scores = [48, 50, 51, 52, 53, 54, 55, 56, 5].map((mark, at) => ({
    position: at + 1,
    score: String(mark) as Score,
  }));
  const marks = encodeScoreRun(scores);
  const now = Math.floor(Date.now() / 1000);
  const ops = [`1 s ${classId} ${sheet!.id} 1 ${marks} 0 ${now}`, `2 b ${classId} ${sheet!.id} 0 ${now}`];
  const { data } = await booted.graphql(await booted.signIn(login, password), PUSH, { now, ops });
  expect(data).toEqual({ push: { verdicts: [{ outcome: "APPLIED" }, { outcome: "APPLIED" }] } });
}

/** By how many pixels the page is wider than its screen. */
const tooWide = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;
