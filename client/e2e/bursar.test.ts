import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Role } from "../../server/src/values/role.js";
import { schoolDayAt } from "../../server/src/values/school-day.js";
import type { Em } from "../../server/src/platform/orm.js";
import { runSql } from "../../server/src/platform/sql.js";
import { aSchool, type TestPerson, type TestSchool } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import { core } from "../src/i18n/core";
import { deadEnds } from "../src/i18n/dead-ends";
import { formatMessage, type MessageValues } from "../src/i18n/format-message";
import { formatMoney } from "../src/i18n/format-money";
import type { Locale } from "../src/i18n/locale";
import { money } from "../src/i18n/money";
import { moneyReceipts } from "../src/i18n/money-receipts";
import { moneyReversals } from "../src/i18n/money-reversals";
import { moneySuspense } from "../src/i18n/money-suspense";
import { signIn } from "../src/i18n/sign-in";
import { LAPTOP, Phone } from "./phone.js";
import { goTo } from "./screens.js";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const PATIENCE = { timeout: 60_000 };
const REASON = "Counted twice";

type Area = { readonly en: Record<string, string>; readonly sw: Record<string, string> };

/** A school with a bursar and a head, whose bank took KES 3,000 for a number that was written otherwise than the school does. */
class BooksSchool implements AsyncDisposable {
  private constructor(
    readonly booted: BootedApp,
    readonly school: TestSchool,
  ) {}

  static async open(): Promise<BooksSchool> {
    const booted = await bootApp({ config: { clientDir: BUILT } });
    const school = await aSchool(booted.app.services)
      .named("Upendo Junior School")
      .withClass("G7", "East")
      .withLearners(3)
      .withStaff(Role.bursar)
      .withStaff(Role.head)
      .build();
    const opened = new BooksSchool(booted, school);
    const term = `{ ch: saveVoteHead(name: "Tuition") { id } }`;
    const { ch } = await opened.asBursar<{ ch: { id: string } }>(`mutation ${term}`, {});
    const [first] = school.classes[0]!.learnerIds;
    await opened.asBursar(`mutation ($input: ChargeInput!) { addCharge(input: $input) { id } }`, {
      input: {
        learnerId: String(first),
        memo: "Term 1",
        key: "term-1",
        items: [{ voteHeadId: ch.id, cents: 150_000 }],
      },
    });
    await opened.asBursar(`mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { id } }`, {
      input: {
        key: "deposit-1",
        channel: "BANK",
        cents: 300_000,
        day: schoolDayAt(new Date()),
        reference: "FT26330",
        narration: "Adm 3",
        shares: [],
      },
    });
    return opened;
  }

  async asBursar<Data>(text: string, variables: Record<string, unknown>): Promise<Data> {
    const { login, password } = this.school.person(Role.bursar);
    const { data, errors } = await this.booted.graphql<Data>(
      await this.booted.signIn(login, password),
      text,
      variables,
    );
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  }

  async count(sql: string): Promise<number> {
    const [row] = await runSql<Record<string, unknown>>(this.booted.app.services.orm.em.fork() as Em, sql);
    return Number(Object.values(row ?? {})[0] ?? 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.booted[Symbol.asyncDispose]();
  }
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

  money = (shillings: number): string => formatMoney(this.locale, shillings * 100);

  async sees<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): Promise<void> {
    await this.page
      .getByText(this.say(area, key, values))
      .first()
      .waitFor(PATIENCE);
  }

  async presses<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): Promise<void> {
    const name = this.say(area, key, values);
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  async follows<A extends Area>(area: A, key: keyof A["en"] & string): Promise<void> {
    await this.page
      .getByRole("link", { name: this.say(area, key) })
      .first()
      .click();
  }

  async signsIn({ login, password }: TestPerson): Promise<void> {
    const language = { en: "English", sw: "Kiswahili" }[this.locale];
    await this.page.locator("label", { hasText: language }).click();
    await this.page.getByLabel(this.say(signIn, "login")).fill(login);
    await this.page.getByLabel(this.say(signIn, "password"), { exact: true }).fill(password);
    await this.page.getByRole("button", { name: this.say(signIn, "submit"), exact: true }).click();
  }

  async picks(admissionNumber: string): Promise<void> {
    await this.page.getByRole("combobox").fill(admissionNumber);
    await this.page
      .getByRole("option", { name: new RegExp(admissionNumber) })
      .first()
      .click();
  }

  async fetchesPdf(): Promise<void> {
    const arrival = this.page.waitForResponse((response) => response.url().includes("/files/fees/receipts/"));
    await this.presses(money, "pdf");
    const response = await arrival;
    expect([response.status(), response.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  }
}

it.each(["en", "sw"] as const)(
  "a bursar records cash for two learners, finds whose a deposit is, and has a receipt taken back by the head, in %s",
  async (locale) => {
    await using school = await BooksSchool.open();
    await using phone = await Phone.create();
    const bursar = new Seat(await phone.page(school.booted.url), locale);
    await bursar.signsIn(school.school.person(Role.bursar));

    // Two learners share the cash: what one is not given, the other gets. A double press is one payment.
    await bursar.sees(money, "today");
    await bursar.sees(money, "suspenseWaits", { n: 1, amount: bursar.money(3000) });
    await bursar.follows(money, "record");
    await bursar.page.getByLabel(bursar.say(money, "amount")).fill("5,000");
    await bursar.picks("0001");
    await bursar.picks("0002");
    await bursar.page.getByLabel(bursar.say(money, "shareOf", { name: "Learner 1" })).fill("6,000");
    await bursar.sees(money, "restOver", { amount: bursar.money(1000) });
    await bursar.page.getByLabel(bursar.say(money, "shareOf", { name: "Learner 1" })).fill("2,000");
    await bursar.sees(money, "restNone");
    const save = bursar.say(moneyReceipts, "save", { amount: bursar.money(5000) });
    await bursar.page.getByRole("button", { name: save }).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await bursar.sees(moneyReceipts, "receipt", { number: 2 });
    await bursar.sees(moneyReceipts, "done", { amount: bursar.money(5000) });
    expect(await school.count("select count(*) from receipt")).toBe(2);
    const paid = bursar.page.getByRole("row", { name: /Learner 1 / });
    await paid.getByText(bursar.money(2000)).waitFor();
    await bursar.page.getByRole("row", { name: "Tuition" }).getByText(bursar.money(1500)).waitFor();
    await bursar.fetchesPdf();

    // Whose the deposit is, in two presses.
    await bursar.page.getByRole("link", { name: bursar.say(core, "back"), exact: true }).click();
    await bursar.follows(money, "suspense");
    await bursar.sees(moneySuspense, "NUMBER", { text: "0003" });
    await bursar.presses(moneySuspense, "give", { name: "Learner 3" });
    await bursar.presses(moneySuspense, "allocate");
    await bursar.sees(moneySuspense, "allocated", { amount: bursar.money(3000), number: 1 });
    await bursar.sees(moneySuspense, "none");

    // What was recorded wrongly is taken back by two people, never by the one who asked.
    await bursar.page.getByRole("link", { name: bursar.say(core, "back"), exact: true }).click();
    await bursar.follows(money, "receipts");
    await bursar.page.getByLabel(bursar.say(moneyReceipts, "search")).fill("0002");
    await bursar.page.locator("ul.card a", { hasText: bursar.say(money, "receiptNumber", { number: 2 }) }).click();
    await bursar.presses(moneyReceipts, "askBack");
    await bursar.page.getByLabel(bursar.say(moneyReceipts, "askBackReason")).fill(REASON);
    await bursar.presses(moneyReceipts, "ask");
    await bursar.sees(moneyReceipts, "waitsMine", { reason: REASON });
    await bursar.follows(moneyReceipts, "toReversals");
    await bursar.sees(moneyReversals, "mine");
    const agree = bursar.say(moneyReversals, "approve");
    await expect.poll(() => bursar.page.getByRole("button", { name: agree, exact: true }).count()).toBe(0);
    await bursar.page.getByRole("link", { name: bursar.say(core, "back"), exact: true }).click();
    const cameIn = bursar.page.locator("section[aria-labelledby=came-in] .text-3xl");
    await expect.poll(() => cameIn.textContent(), PATIENCE).toBe(bursar.money(8000));

    await using laptop = await Phone.create(LAPTOP);
    const head = new Seat(await laptop.page(school.booted.url), locale);
    await head.signsIn(school.school.person(Role.head));
    await head.follows(core, "navMoney");
    await head.follows(money, "reversals");
    await head.page.getByText(REASON).waitFor(PATIENCE);
    await head.presses(moneyReversals, "approve");
    await head.presses(moneyReversals, "approveSubmit");
    await head.sees(moneyReversals, "pendingNone");
    expect(await school.count("select count(*) from receipt where reversed_at is not null")).toBe(1);
    expect(await school.count("select sum(cents) from journal_line")).toBe(0);

    // The bursar's page, which nobody has touched, has followed; and the books agree.
    await expect.poll(() => cameIn.textContent(), PATIENCE).toBe(bursar.money(3000));
    await bursar.presses(money, "checkNow");
    await bursar.sees(money, "booksGood");

    // A learner's page is for others.
    await goTo(bursar.page, `/learners/${school.school.classes[0]!.learnerIds[0]}`);
    await bursar.sees(deadEnds, "notYours");
  },
);
