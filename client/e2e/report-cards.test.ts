import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { fileURLToPath } from "node:url";
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
/** The Monday after the second term. */
const clock = { now: () => new Date("2026-08-03T06:00:00Z") };
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
    await using app = await bootApp({ clock, config: { clientDir: BUILT } });
    const school = await aSchool(app.app.services)
      .named("Upendo Junior School")
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-31", "2026-10-30", 3)
      .withClass("G7", "East")
      .withLearners(6)
      .withTeacher("class", "Njeri Kamau")
      .withGuardian(1)
      .withStaff(Role.head)
      .build();
    const desk = await ReportDesk.open(app, school);
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
    await page.getByRole("link", { name: /Grade 7 East/ }).click();
    await page.getByRole("button", { name: say.fillClass, exact: true }).click();
    await page.getByText("6", { exact: false }).first().waitFor();
    await page.getByLabel(say.headRemark).fill("Kazi nzuri, endelea hivyo.");
    await page.getByRole("button", { name: locale === "en" ? "Save" : "Hifadhi", exact: true }).click();
    await page.getByRole("article").getByText("Kazi nzuri, endelea hivyo.").waitFor();
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
    await picture(home, `card-${locale}`);
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
  120_000,
);

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
