import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Em } from "../../server/src/platform/orm.js";
import { runSql } from "../../server/src/platform/sql.js";
import { Role } from "../../server/src/values/role.js";
import { addDays, schoolDayAt } from "../../server/src/values/school-day.js";
import { aSchool, type TestPerson, type TestSchool } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import { account } from "../src/i18n/account";
import { admission } from "../src/i18n/admission";
import { formatMessage, type MessageValues } from "../src/i18n/format-message";
import { guardianWords } from "../src/i18n/guardians";
import { learnerLife } from "../src/i18n/learner-life";
import type { Locale } from "../src/i18n/locale";
import { newYear } from "../src/i18n/new-year";
import { office } from "../src/i18n/office";
import { promotion } from "../src/i18n/promotion";
import { signIn } from "../src/i18n/sign-in";
import { Phone } from "./phone.js";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const PATIENCE = { timeout: 60_000 };
type Area = { readonly en: Record<string, string>; readonly sw: Record<string, string> };

/** A school whose year ended ten days ago. */
async function openSchool(): Promise<{ booted: BootedApp; school: TestSchool; year: number }> {
  const booted = await bootApp({ config: { clientDir: BUILT } });
  const ends = addDays(schoolDayAt(new Date()), -10);
  const year = Number(ends.slice(0, 4));
  const school = await aSchool(booted.app.services)
    .named("Upendo Junior School")
    .withTerm(addDays(ends, -60), ends, 3)
    .withClass("G7", "East", year)
    .withLearners(3)
    .withClass("G7", "West", year)
    .withLearners(2)
    .withClass("G8", "East", year)
    .withLearners(1)
    .withStaff(Role.head)
    .build();
  return { booted, school, year };
}

/** One person at one screen, who reads and presses words of one language. */
class Seat {
  constructor(
    readonly page: Page,
    private readonly locale: Locale,
  ) {}

  say<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): string {
    return formatMessage(this.locale, area[this.locale][key] ?? "", values);
  }

  async sees<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): Promise<void> {
    await this.seesText(this.say(area, key, values));
  }

  async seesText(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor(PATIENCE);
  }

  async presses<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): Promise<void> {
    const name = this.say(area, key, values);
    await this.page.getByRole("button", { name, exact: true }).last().click(PATIENCE);
  }

  async fills<A extends Area>(area: A, key: keyof A["en"] & string, text: string): Promise<void> {
    await this.page.getByLabel(this.say(area, key), { exact: true }).last().fill(text);
  }

  async chooses<A extends Area>(area: A, key: keyof A["en"] & string, label: string): Promise<void> {
    const select = this.page.getByLabel(this.say(area, key), { exact: true }).last();
    await select
      .locator("option", { hasText: label })
      .first()
      .waitFor({ ...PATIENCE, state: "attached" });
    await select.selectOption({ label });
  }

  async goesTo(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
  }

  /** What was asked in a dialog has been done. */
  async isDone(): Promise<void> {
    await this.page.locator("dialog").waitFor({ ...PATIENCE, state: "detached" });
  }

  async signsIn({ login, password }: TestPerson): Promise<void> {
    await this.page.locator("label", { hasText: { en: "English", sw: "Kiswahili" }[this.locale] }).click();
    await this.fills(signIn, "login", login);
    await this.fills(signIn, "password", password);
    await this.presses(signIn, "submit");
    await this.page.locator("nav.main-menu").waitFor(PATIENCE);
  }
}

it.each(["en", "sw"] as const)(
  "the head admits a learner, bars a guardian, lets the learner go with a letter, promotes the school and takes it back, in %s",
  async (locale) => {
    const { booted, school, year } = await openSchool();
    await using _app = booted;
    await using phone = await Phone.create();
    const count = async (sql: string) => {
      const [row] = await runSql<Record<string, unknown>>(booted.app.services.orm.em.fork() as Em, sql);
      return Number(Object.values(row ?? {})[0] ?? 0);
    };
    const head = new Seat(await phone.page(booted.url), locale);
    await head.signsIn(school.person(Role.head));

    await head.goesTo("/settings");
    await head.page.getByRole("link", { name: head.say(account, "admit") }).click(PATIENCE);
    await head.page.getByLabel(head.say(learnerLife, "name"), { exact: true }).fill("Learner 1", PATIENCE);
    await head.page.keyboard.press("Tab");
    await head.sees(admission, "alike");
    await head.fills(learnerLife, "name", "Amina Wanjiku");
    await head.chooses(learnerLife, "class", "Grade 7 East");
    await head.page.locator('[name="g1-name"]').fill("Wanjiku Mama");
    await head.page.locator('[name="g1-phone"]').fill("0712 345 678");
    await head.presses(admission, "submit");
    await head.sees(admission, "done", { name: "Amina Wanjiku", number: "0007" });
    await head.page.getByRole("link", { name: head.say(admission, "open") }).click();

    await head.presses(guardianWords, "edit", { name: "Wanjiku Mama" });
    await head.page.locator('dialog [name="contact"]').selectOption("NEVER");
    await head.presses(office, "save");
    await head.sees(guardianWords, "tagNEVER");
    expect(await count("select count(*) from guardianship where contact = 'never'")).toBe(1);

    await head.presses(learnerLife, "move");
    await head.chooses(learnerLife, "class", "Grade 7 West");
    await head.presses(learnerLife, "move");
    await head.sees(learnerLife, "kindMOVED");
    await head.presses(learnerLife, "leave");
    await head.page.locator('dialog [name="otherSchool"]').fill("Moi Girls");
    await head.presses(learnerLife, "leaveSubmit");
    await head.sees(learnerLife, "kindTRANSFERRED_OUT");
    await head.presses(learnerLife, "writeLetter");
    await head.presses(learnerLife, "writeLetter");
    const arrival = head.page.waitForResponse((response) => response.url().includes("/files/letters/"));
    await head.presses(learnerLife, "download", { number: 1 });
    const letter = await arrival;
    expect([letter.status(), letter.headers()["content-type"]]).toEqual([200, "application/pdf"]);

    await head.goesTo("/new-year");
    await head.presses(newYear, "submit");
    await head.sees(newYear, "done", { year: String(year + 1), terms: 1, classes: 4, teachers: 0 });
    await head.goesTo("/promotion");
    await head.presses(promotion, "begin");
    await head.page.getByRole("link", { name: /Grade 7 East/ }).click(PATIENCE);
    await head.presses(promotion, "choice", { name: "Learner 1" });
    await head.page.locator("dialog select").first().selectOption("REPEAT");
    await head.presses(office, "save");
    await head.isDone();
    await head.sees(promotion, "own");
    await head.goesTo("/promotion");
    await head.presses(promotion, "apply");
    await head.presses(promotion, "apply");
    await head.isDone();
    await head.sees(promotion, "undo");
    const inYear = `select count(*) from enrolment e join school_class c on c.id = e.class_id where e.to_rev is null and c.year`;
    await expect.poll(() => count(`${inYear} = ${year + 1}`), PATIENCE).toBe(5);
    expect(await count("select count(*) from learner where status = 'completed'")).toBe(1);
    await head.presses(promotion, "undo");
    await head.presses(promotion, "undo");
    await head.sees(promotion, "ready");
    await expect.poll(() => count(`${inYear} = ${year}`), PATIENCE).toBe(6);
    expect(await count("select count(*) from learner where status = 'completed'")).toBe(0);
  },
);
