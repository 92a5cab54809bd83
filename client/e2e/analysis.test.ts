import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { addAssessment } from "../../server/src/assessment/add-assessment.js";
import { AssessmentKind } from "../../server/src/assessment/assessment-kind.js";
import { encodeScoreRun } from "../../server/src/assessment/score-run.js";
import type { Em } from "../../server/src/platform/orm.js";
import { inTransaction } from "../../server/src/platform/transaction.js";
import type { SchoolId } from "../../server/src/values/ids.js";
import { Role } from "../../server/src/values/role.js";
import { parseScore } from "../../server/src/values/score.js";
import { schoolDayAt } from "../../server/src/values/school-day.js";
import { aSchool, type TestClass, type TestPerson } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import documents from "../src/generated/wire/persisted-documents.json" with { type: "json" };
import { analysis } from "../src/i18n/analysis";
import { formatMessage } from "../src/i18n/format-message";
import type { Locale } from "../src/i18n/locale";
import { schoolToday } from "../src/i18n/school-today";
import { signIn } from "../src/i18n/sign-in";
import { LAPTOP, Phone, type ScreenSize } from "./phone";
import { goTo } from "./screens";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const PUSH = Object.values(documents).find((text) => text.includes("mutation Push(")) ?? "";

const journeys: [Locale, ScreenSize | undefined][] = [
  ["en", LAPTOP],
  ["sw", undefined],
];

it.each(journeys)(
  "a head sees how a grade did in a subject, a teacher their own class alone, in %s",
  async (locale, size) => {
    await using booted = await bootApp({ config: { clientDir: BUILT } });
    const school = await aSchool(booted.app.services)
      .named("Upendo Junior School", "1234567")
      .withClass("G7", "East")
      .withLearners(3)
      .withTeacher("class")
      .withClass("G7", "West")
      .withLearners(2)
      .withStaff(Role.head)
      .build();
    const [east, west] = school.classes as [TestClass, TestClass];
    const head = school.person(Role.head);
    await assess(booted, school.id, head, east, ["90", "60", null]);
    await assess(booted, school.id, head, west, ["30", "A"]);
    const say = (key: keyof typeof analysis.en, values = {}) => formatMessage(locale, analysis[locale][key], values);

    await using laptop = await Phone.create(size);
    const page = await enter(laptop, booted.url, head, locale);
    await page.getByRole("link", { name: schoolToday[locale].toResults }).click();
    // 90, 60 and 30 together.
    const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: "Mathematics" }) });
    await row.waitFor();
    await expect
      .poll(() => row.getByRole("cell").allTextContents())
      .toEqual(expect.arrayContaining(["60.0%", "5.67", say("ofAll", { counted: "3", all: "5" })]));
    await page.getByRole("button", { name: say("asTable") }).click();
    await expect
      .poll(() => page.locator("table").first().getByRole("row").allTextContents())
      .toContain("Mathematics60%");

    // Paper has no choices to look at: it says whose results they are, and names every subject.
    await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
    await expect.poll(() => page.locator("main").innerText()).toMatch(/^Grade 7, .+ · .+, \d{4}\n/);
    await row.getByRole("button", { name: "Mathematics" }).waitFor();
    await page.emulateMedia({ media: "screen", reducedMotion: "reduce" });

    await row.getByRole("button").click();
    await page.getByRole("heading", { name: say("bands") }).waitFor();
    await expect.poll(() => page.getByRole("img").getAttribute("aria-label")).toContain("Mathematics, Grade 7");
    const streams = page.getByRole("region", { name: say("streams") });
    await expect
      .poll(() => streams.getByRole("row").allTextContents())
      .toEqual([
        expect.any(String),
        expect.stringMatching(/^Grade 7 East75\.0%7\.00/),
        expect.stringMatching(/^Grade 7 West30\.0%3\.00/),
      ]);
    const missing = page.getByRole("region", { name: say("missingScores") });
    await missing.getByRole("link").first().waitFor();
    await expect
      .poll(() => missing.getByRole("link").allTextContents())
      .toEqual([expect.stringContaining("Learner 3")]);
    await expect.poll(() => page.evaluate(tooWide)).toBeLessThanOrEqual(0);

    await page.getByRole("link", { name: say("everyLearner", { name: "Grade 7 East" }) }).click();
    await page.getByRole("row").nth(3).waitFor();
    await expect
      .poll(() => page.getByRole("row").allTextContents())
      .toEqual([
        expect.stringMatching(/MAT$/),
        expect.stringMatching(/^Learner 1.*90EE1$/),
        expect.stringMatching(/^Learner 2.*60ME1$/),
        expect.stringMatching(/^Learner 3.*–$/),
      ]);
    await page.getByRole("link", { name: "Learner 1" }).click();
    const terms = page.locator("section", { has: page.locator("#term-results") });
    await expect.poll(() => terms.getByRole("row").last().textContent()).toBe("Mathematics90 EE1");
    await page.goBack();
    await page.locator("a[href^='/analysis/']").first().click();

    await page.getByLabel(say("work"), { exact: true }).selectOption("MID_TERM");
    await page.getByRole("heading", { name: say("nothing") }).waitFor();

    await using phone = await Phone.create();
    const own = await enter(phone, booted.url, school.person(Role.classTeacher), locale);
    await goTo(own, "/analysis");
    await own.getByRole("button", { name: "Mathematics" }).waitFor();
    const choices = own.getByLabel(say("who"), { exact: true }).locator("option");
    await expect.poll(() => choices.allTextContents()).toEqual(["Grade 7 East"]);
    await expect.poll(() => own.evaluate(tooWide)).toBeLessThanOrEqual(0);
  },
);

/** The end-term exam in mathematics; the head sends the scores, by place on the class list. */
async function assess(
  { app, graphql, signIn: open }: BootedApp,
  schoolId: SchoolId,
  head: TestPerson,
  { id: classId }: TestClass,
  scores: readonly (string | null)[],
): Promise<void> {
  const now = new Date();
  const em = app.services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId });
  const wanted = { classId, subject: "Mathematics", name: "End of term", kind: AssessmentKind.endTerm, maximum: 100 };
  const { id } = await inTransaction(em, (tx) =>
    addAssessment(tx, { schoolId, userId: null }, now, { ...wanted, day: schoolDayAt(now) }),
  );
  const placed = scores.flatMap((score, index) =>
    score === null ? [] : [{ position: index + 1, score: parseScore(score)! }],
  );
  const run = encodeScoreRun(placed);
  const at = Math.floor(now.getTime() / 1000);
  const operation = `${id} s ${classId} ${id} 1 ${run} 0 ${at}`;
  const { errors } = await graphql(await open(head.login, head.password), PUSH, { n: at, o: [operation], p: "- -" });
  if (errors) throw new Error(errors[0]?.message);
}

async function enter(phone: Phone, url: string, { login, password }: TestPerson, locale: Locale): Promise<Page> {
  const page = await phone.page(url);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.locator("label", { hasText: { en: "English", sw: "Kiswahili" }[locale] }).click();
  await page.getByLabel(signIn[locale].login).fill(login);
  await page.getByLabel(signIn[locale].password, { exact: true }).fill(password);
  await page.getByRole("button", { name: signIn[locale].submit, exact: true }).click();
  await page.locator("nav.main-menu").waitFor();
  return page;
}

/** By how many pixels the page is wider than its screen. */
const tooWide = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;
