import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { makeHistory } from "../../server/seeds/history/make-history.js";
import { writeHistory } from "../../server/seeds/history/write-history.js";
import { Membership } from "../../server/src/identity/membership.entity.js";
import { User } from "../../server/src/identity/user.entity.js";
import { hashPassword } from "../../server/src/platform/password-hash.js";
import type { Em } from "../../server/src/platform/orm.js";
import { inTransaction } from "../../server/src/platform/transaction.js";
import { Role } from "../../server/src/values/role.js";
import type { Phone as PhoneNumber } from "../../server/src/values/phone.js";
import type { SchoolDay } from "../../server/src/values/school-day.js";
import type { TestPerson } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import { risk } from "../src/i18n/risk";
import { riskCases } from "../src/i18n/risk-cases";
import { riskModel } from "../src/i18n/risk-model";
import { riskTraining } from "../src/i18n/risk-training";
import { riskWords } from "../src/i18n/risk-words";
import { leftUnexplained } from "./left-unexplained";
import { LAPTOP, Phone } from "./phone";
import { goTo } from "./screens";
import { Story } from "./story";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
/** A Monday in the third of three years. */
const NOW = new Date("2026-09-21T06:00:00Z");
const YESTERDAY = "2026-09-18" as SchoolDay;

it("three years of records become a list of whom to look for, and one learner is brought back, in Kiswahili", async () => {
  await using booted = await bootApp({ clock: { now: () => NOW }, config: { clientDir: BUILT } });
  const headOfSchool = await threeYears(booted);
  await using desk = await Phone.create(LAPTOP);
  const page = await desk.page(booted.url);
  await page.clock.setSystemTime(NOW);
  const head = new Story(page, "sw");
  await head.signIn(headOfSchool);

  // Nothing has been learnt yet, and the head has it learn now: it is told how far it is, until a version is in force.
  await goTo(page, "/risk-model/training");
  await head.sees(riskTraining, "noRun");
  await head.press(riskTraining, "trainNow");

  // Meanwhile the list says that it is being made, and comes by itself.
  await goTo(page, "/risk");
  await head.sees(risk, "beingMade");
  await page.locator("main ol > li h3").first().waitFor({ timeout: 120_000 });
  await goTo(page, "/risk-model/training");
  await page.getByText(head.say(riskTraining, "newInForce", { version: 1 })).waitFor({ timeout: 120_000 });
  await goTo(page, "/risk-model");
  await head.sees(riskModel, "version", { version: 1 });

  // The week's list is as long as the school can follow up, the likeliest first.
  await goTo(page, "/risk");
  const rows = page.locator("main ol > li");
  await rows.first().getByText(head.say(riskWords, "HIGH")).waitFor();
  await expect.poll(() => rows.count()).toBe(10);
  const percents = await Promise.all((await rows.all()).map(async (row) => percentOf((await row.textContent())!)));
  expect(percents).toEqual(percents.toSorted((one, other) => other - one));

  // Why: the parts add up to the whole.
  await rows.first().getByRole("link").first().click();
  await expect.poll(() => leftUnexplained(page)).toBeCloseTo(0, 1);
  const name = (await page.getByRole("heading", { level: 1 }).textContent())!;

  // A case, a visit, an outcome; the list goes on to the next learner.
  await head.press(risk, "openCase");
  await head.inDialog().locator('button[type="submit"]:enabled').click();
  await page.getByRole("link", { name: head.say(riskCases, "toCase") }).click();
  await head.press(riskCases, "addContact");
  await head.field(riskCases, "kind").selectOption("VISIT");
  await head.field(riskCases, "note").fill("Was herding for an uncle; comes back on Monday.");
  await head.inDialog().locator('button[type="submit"]').click();
  await head.inDialog().waitFor({ state: "detached" });
  await page.getByText("Was herding for an uncle; comes back on Monday.").waitFor();
  await head.press(riskCases, "close");
  await head
    .inDialog()
    .locator("label", { hasText: head.say(riskWords, "RETURNED") })
    .click();
  await head.inDialog().locator('button[type="submit"]').click();
  await page.getByRole("button", { name: head.say(riskCases, "reopen") }).waitFor();
  await goTo(page, "/risk/cases/closed");
  await page.getByRole("link", { name: new RegExp(name) }).waitFor();
  await tells(page, "/risk-model/effect", /1/);
  await tells(page, "/risk-model/looks", new RegExp(name));

  // In one step the rules are back, and say so.
  await goTo(page, "/risk-model/versions");
  await head.press(riskTraining, "rollBackRules");
  await head
    .inDialog()
    .getByRole("button", { name: head.say(riskTraining, "rollBackSubmit"), exact: true })
    .click();
  await head.sees(riskTraining, "ROLLED_BACK");
  await expect.poll(() => basisOf(booted, headOfSchool)).toBe("RULES");
});

const percentOf = (row: string): number => Number(/\((\d+)\s?%\)/.exec(row)?.[1]);

async function tells(page: Page, path: string, text: RegExp): Promise<void> {
  await goTo(page, path);
  await page.locator("main").getByText(text).first().waitFor();
}

async function basisOf(booted: BootedApp, { login, password }: TestPerson): Promise<string> {
  const { data } = await booted.graphql(await booted.signIn(login, password), "{ riskWeek { basis } }");
  return (data as { riskWeek: { basis: string } }).riskWeek.basis;
}

/** A junior school as its records show it, and its head. */
async function threeYears({ app }: BootedApp): Promise<TestPerson> {
  const history = makeHistory({ seed: 11, learners: 400, years: 3, until: YESTERDAY, keepsStandings: false });
  return inTransaction(app.services.orm.em.fork() as Em, async (tx) => {
    const { schoolId } = await writeHistory(tx, history, "Upendo Junior School");
    const [login, password] = ["+254711000001" as PhoneNumber, "asili-test"];
    const person = {
      name: "Wanjiku Mwangi",
      phone: login,
      email: null,
      locale: "en",
      createdAt: NOW,
      disabledAt: null,
    };
    const userId = await tx.insert(User, { ...person, passwordHash: await hashPassword(password) });
    await tx.insert(Membership, { schoolId, userId, role: Role.head });
    return { userId, name: person.name, login, password, roles: [Role.head] };
  });
}
