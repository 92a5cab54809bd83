import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { Em } from "../../server/src/platform/orm.js";
import { SmsRecorder } from "../../server/src/platform/sms/sms-recorder.js";
import { runSql } from "../../server/src/platform/sql.js";
import { Role } from "../../server/src/values/role.js";
import { schoolDayAt } from "../../server/src/values/school-day.js";
import { aSchool } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import { accounts } from "../src/i18n/accounts";
import { arrears } from "../src/i18n/arrears";
import { dayClose } from "../src/i18n/day-close";
import { feeSetup } from "../src/i18n/fee-setup";
import { feesHome } from "../src/i18n/fees-home";
import { feesToday } from "../src/i18n/fees-today";
import { formatMoney } from "../src/i18n/format-money";
import { invoicing } from "../src/i18n/invoicing";
import { office } from "../src/i18n/office";
import { smsMessages } from "../src/i18n/sms-messages";
import { Phone } from "./phone";
import { goTo } from "./screens";
import { Story } from "./story";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));

it.each(["en", "sw"] as const)(
  "an office names its fees, invoices a grade, lets a learner off by two people, reminds, and closes the day, in %s",
  async (locale) => {
    await using booted = await bootApp({ sms: new SmsRecorder(() => new Date()), config: { clientDir: BUILT } });
    const school = await aSchool(booted.app.services)
      .named("Upendo Junior School", "1234567")
      .withClass("G7", "East")
      .withLearners(3)
      .withGuardian()
      .withClass("G8", "East")
      .withLearners(1)
      .withStaff(Role.bursar)
      .withStaff(Role.head)
      .build();
    await using phone = await Phone.create();
    const bursar = new OfficeStory(await phone.page(booted.url), locale);
    await bursar.signIn(school.person(Role.bursar));

    // What fees are for, and what Grade 7 pays.
    await goTo(bursar.page, "/fees");
    await bursar.sees(feesHome, "begin");
    await bursar.follow(feesHome, "toHeads");
    for (const name of ["Tuition", "Meals"]) {
      await bursar.press(feeSetup, "addHead");
      await bursar.field(feeSetup, "headName").fill(name);
      await bursar.press(office, "save");
      await bursar.page.locator("li", { hasText: name }).waitFor();
    }
    await bursar.page.getByRole("button", { name: bursar.say(feeSetup, "moveUp", { name: "Meals" }) }).click();
    await bursar.page.locator("ol li").first().getByText("Meals").waitFor();
    await goTo(bursar.page, "/fee-setup/new");
    await bursar.press(office, "save");
    await bursar.sees(office, "fillIn");
    await bursar.field(feeSetup, "structureName").fill("Junior day");
    await bursar.page.locator("label.chip", { hasText: "Grade 7" }).click();
    await bursar.page.getByLabel("Tuition").fill("4,500.50");
    await bursar.page.getByLabel("Meals").fill("1500");
    await bursar.page.locator("output", { hasText: bursar.money(6000.5) }).waitFor();
    await bursar.press(office, "save");
    await bursar.page.locator("li.card", { hasText: "Junior day" }).getByText(bursar.money(6000.5)).waitFor();

    // Looked at before it is asked: the grade without a structure is left out, and it says why.
    await goTo(bursar.page, "/invoicing/new");
    await bursar.sees(invoicing, "NO_STRUCTURE_FOR_GRADE");
    expect(await count(booted, "invoice")).toBe(0);
    await bursar.press(invoicing, "post", { n: 3, amount: bursar.money(18_001.5) });
    await bursar
      .inDialog()
      .getByRole("button", { name: bursar.say(invoicing, "postSubmit"), exact: true })
      .dblclick();
    await bursar.page.locator("li", { hasText: "Learner 3" }).waitFor();
    expect(await count(booted, "invoice")).toBe(3);
    await goTo(bursar.page, "/invoicing/new");
    await bursar.sees(invoicing, "previewNothing");

    // One learner's money: a charge, a waiver that waits, a plan, and where they sleep.
    await goTo(bursar.page, "/accounts");
    await bursar.field(accounts, "search").fill("Learner 1");
    await bursar.page.getByRole("link", { name: /^Learner 1/ }).click();
    await bursar.balance(6000.5);
    await bursar.press(accounts, "charge");
    await bursar.field(accounts, "chargeFor").fill("Lost book");
    await bursar.field(office, "amount").fill("499.50");
    await bursar.inDialog().locator('button[type="submit"]').click();
    await bursar.balance(6500);
    await bursar.press(accounts, "waiver");
    await bursar.field(office, "amount").fill("1000");
    await bursar.field(office, "reason").fill("Orphan");
    await bursar.inDialog().locator('button[type="submit"]').click();
    await bursar.sees(accounts, "waiverPENDING");
    await bursar.balance(6500);
    await bursar.press(accounts, "planMake");
    await bursar.inDialog().getByText(bursar.say(accounts, "planEven")).waitFor();
    await bursar.inDialog().locator('button[type="submit"]').click();
    await bursar.page
      .getByText(bursar.say(accounts, "planAgreed", { name: school.person(Role.bursar).name }))
      .waitFor();
    await bursar.page
      .locator("table", { hasText: bursar.say(accounts, "balance") })
      .getByText("Lost book")
      .waitFor();

    // Reminded, once: of whom nobody can be told, it says so.
    await goTo(bursar.page, "/arrears");
    await bursar.page.getByLabel(bursar.say(arrears, "withNotDue")).check();
    await bursar.page.getByLabel(bursar.say(arrears, "chooseAll", { n: 3 })).check();
    await bursar.press(arrears, "remind", { n: 3 });
    await bursar.inDialog().locator('button[type="submit"]').click();
    await bursar.sees(arrears, "reminded", { n: 1 });
    await bursar.page.getByText(`Learner 2: ${bursar.say(arrears, "NO_PHONE")}`).waitFor();
    await bursar.follow(arrears, "toMessages");
    await bursar.page.locator("li", { hasText: bursar.say(smsMessages, "ARREARS") }).waitFor();
    await bursar.field(smsMessages, "cap").fill("2,500");
    await bursar.press(office, "save");
    await bursar.sees(smsMessages, "saved");

    // The head sees the fees of the day, and grants what somebody else asked for.
    await using office2 = await Phone.create();
    const head = new OfficeStory(await office2.page(booted.url), locale);
    await head.signIn(school.person(Role.head));
    await head.sees(feesToday, "title");
    await head.sees(feesToday, "ofAsked", { percent: "0%", amount: head.money(18_501) });
    await expect.poll(() => head.page.getByText("Learner 1").count()).toBe(0);
    await goTo(bursar.page, `/accounts/${school.classes[0]!.learnerIds[0]!}`);
    await bursar.balance(6500);
    await goTo(head.page, "/invoicing/waivers");
    await head.press(invoicing, "grant");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.sees(invoicing, "noWaivers");
    // The bursar's page hears of it by itself.
    await bursar.balance(5500);

    // The day is closed against what the books say; a difference has to be explained.
    await goTo(bursar.page, "/day");
    await bursar.field(dayClose, "counted").fill("200");
    await bursar.sees(dayClose, "over", { amount: bursar.money(200) });
    await bursar.closeDay();
    await bursar.sees(dayClose, "noteFault");
    await bursar.field(dayClose, "counted").fill("0");
    await bursar.sees(dayClose, "agrees");
    await bursar.closeDay();
    await bursar.inDialog().locator('button[type="submit"]').click();
    await bursar.sees(dayClose, "exact");
    await bursar.press(dayClose, "checkNow");
    await bursar.sees(dayClose, "checkWell");
    await goTo(head.page, "/day");
    await head.press(dayClose, "reopen");
    await head.field(office, "reason").fill("A receipt was forgotten");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.page.getByText("A receipt was forgotten").waitFor();
    await goTo(head.page, `/day/${schoolDayAt(new Date())}`);
    await head.page.locator("tbody", { hasText: "Lost book" }).waitFor();
    await expect.poll(() => head.page.evaluate(tooWide)).toBe(0);
    expect(await sumOfJournal(booted)).toBe(0);
  },
);

/** One of the office at their own screen. */
class OfficeStory extends Story {
  money = (shillings: number): string => formatMoney(this.locale, Math.round(shillings * 100));

  async balance(shillings: number): Promise<void> {
    await this.page.locator("section.card .text-3xl", { hasText: this.money(shillings) }).waitFor();
  }

  async closeDay(): Promise<void> {
    await this.page.locator("form:has(input[inputmode='decimal']) button[type='submit']").first().click();
  }
}

const read = <Row>({ app }: BootedApp, sql: string) => runSql<Row>(app.services.orm.em.fork() as Em, sql);

async function count(booted: BootedApp, table: string): Promise<number> {
  const [row] = await read<{ n: number }>(booted, `select count(*) as n from ${table}`);
  return Number(row?.n);
}

async function sumOfJournal(booted: BootedApp): Promise<number> {
  const [row] = await read<{ cents: number }>(booted, "select sum(cents) as cents from journal_line");
  return Number(row?.cents);
}

/** By how many pixels the page is wider than its screen. */
const tooWide = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;
