import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { fileURLToPath } from "node:url";
import { formatMessage } from "../src/i18n/format-message";
import { reportCards } from "../src/i18n/report-cards";
import { reportDesk } from "../src/i18n/report-desk";
import { signIn } from "../src/i18n/sign-in";
import type { Locale } from "../src/i18n/locale";
import { Role } from "../../server/src/values/role.js";
import { aSchool, type TestPerson } from "../../server/test/a-school.js";
import { bootApp } from "../../server/test/boot.js";
import { ReportDesk } from "../../server/test/reports/report-desk.js";
import { Phone } from "./phone.js";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const IN_TERM_1 = new Date("2026-03-23T06:00:00Z");
/** The Monday after the second term. */
const AFTER_TERM_2 = new Date("2026-08-03T06:00:00Z");
const REMARK = "Anahitaji kujitahidi zaidi katika mazoezi ya kila siku";
const SUBJECTS = [
  "English",
  "Kiswahili",
  "Mathematics",
  "Integrated Science",
  "Social Studies",
  "Pre-Technical Studies",
];
const PICTURES = process.env.ASILI_PICTURES;

it.each<Locale>(["en", "sw"])(
  "cards are prepared, proofread, published and read without a network, in %s",
  async (locale) => {
    let now = IN_TERM_1;
    await using app = await bootApp({ clock: { now: () => now }, config: { clientDir: BUILT } });
    const school = await aSchool(app.app.services)
      .named("Upendo Junior School")
      .withTerm("2026-01-05", "2026-04-03", 1)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-31", "2026-10-30", 3)
      .withClass("G7", "East")
      .withLearners(6)
      .withTeacher("class", "Njeri Kamau")
      .withTeacher("subject", "Barasa Wafula")
      .withGuardian(1)
      .withStaff(Role.head)
      .build();
    const early = await ReportDesk.open(app, school);
    for (const subject of SUBJECTS.slice(0, 4))
      await early.enter("Grade 7 East", subject, "End of term", [60, 64, 40, 58, 90, 5], "2026-03-20");
    await early.publish((await early.prepare()).id);

    now = AFTER_TERM_2;
    const desk = await ReportDesk.open(app, school);
    const [classTeacher, helper] = school.schoolClass("Grade 7 East").teachers;
    await desk.nameTeacher("Grade 7 East", "English", classTeacher!);
    await desk.nameTeacher("Grade 7 East", "Integrated Science", helper!);
    for (const [at, subject] of SUBJECTS.entries()) {
      await desk.enter("Grade 7 East", subject, "Opener", [80 - at, 60 + at, "A", 55, 71, 33]);
      await desk.enter("Grade 7 East", subject, "End of term", [81, 64 - at, 40, 58 + at, 77, 29]);
    }
    const say = reportDesk[locale];

    await using headPhone = await Phone.create();
    const page = await enter(headPhone, app.url, school.person(Role.head), locale);
    await page.goto(`${app.url}/reports`);
    await page.getByRole("link", { name: say.newRun, exact: true }).click();
    await picture(page, `new-${locale}`);
    await page.getByRole("button", { name: say.prepare, exact: true }).click();
    await page.getByRole("button", { name: say.publish, exact: true }).waitFor();
    await picture(page, `run-${locale}`);
    await writeOnSubject(app.url, helper!, locale);
    await page.getByRole("link", { name: /Grade 7 East/ }).click();
    await page.getByText(say.byCard, { exact: true }).click();
    await page.getByRole("button", { name: say.fillClass, exact: true }).click();
    await page.getByText(formatMessage(locale, say.filled, { n: 6 })).waitFor();
    await page.getByLabel(say.headRemark).fill("Kazi nzuri, endelea hivyo.");
    await page.getByRole("button", { name: locale === "en" ? "Save" : "Hifadhi", exact: true }).click();
    await page.getByRole("article").getByText("Kazi nzuri, endelea hivyo.").waitFor();
    await page.getByRole("article").getByText(REMARK).waitFor();
    await picture(page, `proof-${locale}`);
    await page.goto(`${app.url}/reports/bank`);
    await page.getByRole("button", { name: say.addPhrase, exact: true }).waitFor();
    await picture(page, `bank-${locale}`);
    await page.goto(`${app.url}/reports/papers`);
    await page.getByLabel(say.motto).fill("Elimu ni nuru");
    await picture(page, `papers-${locale}`);
    await page.goto(`${app.url}/reports`);
    await page.getByRole("main").getByRole("link").nth(1).click();
    await page.getByRole("button", { name: say.publish, exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: say.publish, exact: true }).click();
    await page.getByRole("main").getByRole("status").getByText(say.PUBLISHED, { exact: true }).waitFor();

    const guardian = school.person(Role.guardian);
    await using guardianPhone = await Phone.create();
    const home = await enter(guardianPhone, app.url, guardian, locale);
    await home.getByRole("link", { name: reportCards[locale].open, exact: true }).click();
    await home.getByRole("article").getByText("Kazi nzuri, endelea hivyo.").waitFor();
    const moved = { en: "up from ME1 (points +1)", sw: "kimepanda kutoka ME1 (pointi +1)" }[locale];
    await expect.poll(() => home.getByRole("article").getByText(moved, { exact: true }).count()).toBeGreaterThan(0);
    const beside = home.getByRole("cell", { name: REMARK });
    await expect.poll(() => beside.count()).toBe(1);
    await home.setViewportSize({ width: 360, height: 640 });
    await expect.poll(() => home.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await picture(home, `card-${locale}`);
    await home.evaluate(async () => void (await navigator.serviceWorker.ready));
    await home.context().setOffline(true);
    await home.reload();
    await home.getByRole("article").getByText("Kazi nzuri, endelea hivyo.").waitFor();
    await expect.poll(() => home.getByRole("article").count()).toBe(1);
    await home.context().setOffline(false);

    const [child] = school.schoolClass("Grade 7 East").learnerIds;
    await desk.setSeesRecords(child!, guardian, false);
    await home.reload();
    await home.getByText(reportCards[locale].noneOf).waitFor();
  },
);

/** A subject teacher says something of the learners in their subject, of all at once. */
async function writeOnSubject(url: string, teacher: TestPerson, locale: Locale): Promise<void> {
  const say = reportDesk[locale];
  await using phone = await Phone.create();
  const page = await enter(phone, url, teacher, locale);
  await page.goto(`${url}/reports`);
  await page.getByRole("link", { name: /Grade 7 East/ }).click();
  const lines = page.getByRole("main").getByRole("textbox");
  await expect.poll(() => lines.count()).toBe(6);
  const subject = page.getByLabel(say.subject, { exact: true });
  await subject.selectOption("Integrated Science");
  await expect.poll(() => subject.getByRole("option").allInnerTexts()).not.toContain("English");
  await page.getByRole("button", { name: say.fillSubject, exact: true }).click();
  await expect.poll(() => lines.nth(1).inputValue()).not.toBe("");
  await lines.first().fill(REMARK);
  await page.getByRole("main").getByRole("combobox").nth(2).selectOption({ index: 3 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await picture(page, `subject-${locale}`);
  await page.getByRole("button", { name: locale === "en" ? "Save" : "Hifadhi", exact: true }).click();
  await page.getByText(say.saved, { exact: true }).waitFor();
  await page.reload();
  await subject.selectOption("Integrated Science");
  await expect.poll(() => lines.first().inputValue()).toBe(REMARK);
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

/** Kept where somebody wants to look at the screens. */
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  for (const [width, height] of [
    [360, 640],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
}
