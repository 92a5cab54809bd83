import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type Daraja, startDaraja } from "../../server/simulators/daraja/start-daraja.js";
import { parseMpesaSettings } from "../../server/src/mpesa-file/parse-mpesa-settings.js";
import type { Em } from "../../server/src/platform/orm.js";
import { SmsRecorder } from "../../server/src/platform/sms/sms-recorder.js";
import { runSql } from "../../server/src/platform/sql.js";
import { Learner } from "../../server/src/schools/learner.entity.js";
import { Role } from "../../server/src/values/role.js";
import { aSchool, type TestSchool } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import { childFees } from "../src/i18n/child-fees";
import { formatMessage, type MessageValues } from "../src/i18n/format-message";
import { formatMoney } from "../src/i18n/format-money";
import type { Locale } from "../src/i18n/locale";
import { mpesaPay } from "../src/i18n/mpesa-pay";
import { signIn } from "../src/i18n/sign-in";
import { signInCode } from "../src/i18n/sign-in-code";
import { verify } from "../src/i18n/verify";
import { Phone } from "./phone";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const PAYER = "254712000111";
const PATIENCE_MS = 60_000;
const CHARGE = `mutation ($input: ChargeInput!) { addCharge(input: $input) { id } }`;
const HEAD = `mutation ($name: String!) { saveVoteHead(name: $name) { id } }`;

type Area = { readonly en: Record<string, string>; readonly sw: Record<string, string> };

/** A school that is paid through a provider that stands in for the real one, with a guardian of one child. */
class PayingSchool implements AsyncDisposable {
  private constructor(
    readonly booted: BootedApp,
    readonly daraja: Daraja,
    readonly sms: SmsRecorder,
    readonly school: TestSchool,
  ) {}

  static async open(): Promise<PayingSchool> {
    const daraja = await startDaraja();
    const read = parseMpesaSettings(daraja.settings, ".");
    if (!read.ok) throw new Error(read.problems.join("\n"));
    const sms = new SmsRecorder(() => new Date());
    const booted = await bootApp({ sms, config: { clientDir: BUILT, mpesa: read.settings } });
    const school = await aSchool(booted.app.services)
      .named("Upendo Junior School")
      .withClass("G7", "East")
      .withLearners(2)
      .withGuardian()
      .withStaff(Role.bursar)
      .withStaff(Role.admin)
      .build();
    return new PayingSchool(booted, daraja, sms, school);
  }

  get child(): string {
    return String(this.school.classes[0]!.learnerIds[0]!);
  }

  async asBursar<Data>(text: string, variables: object): Promise<Data> {
    const { login, password } = this.school.person(Role.bursar);
    const token = await this.booted.signIn(login, password);
    const { data, errors } = await this.booted.graphql<Data>(token, text, variables as Record<string, unknown>);
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  }

  /** Asks the child's guardian for so much. */
  async charge(shillings: number): Promise<void> {
    const { saveVoteHead } = await this.asBursar<{ saveVoteHead: { id: string } }>(HEAD, { name: "Tuition" });
    const items = [{ voteHeadId: saveVoteHead.id, cents: shillings * 100 }];
    await this.asBursar(CHARGE, { input: { learnerId: this.child, memo: "Term 1", key: "term-1", items } });
  }

  rows<Row>(sql: string): Promise<Row[]> {
    return runSql<Row>(this.booted.app.services.orm.em.fork() as Em, sql);
  }

  async admissionNumber(): Promise<string> {
    const em = this.booted.app.services.orm.em.fork();
    return (await em.findOneOrFail(Learner, { id: Number(this.child) as never }, { filters: false })).admissionNumber;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.booted[Symbol.asyncDispose]();
    await this.daraja[Symbol.asyncDispose]();
  }
}

it.each(["en", "sw"] as const)(
  "a guardian signs in by a code, pays by M-Pesa, sees it confirmed and receipted, and is told what to do when it fails, in %s",
  async (locale) => {
    await using school = await PayingSchool.open();
    await using phone = await Phone.create();
    await school.charge(5000);
    const page = await phone.page(school.booted.url);
    const story = new Story(page, school, locale);

    await story.signIn();
    await story.sees(childFees, "owed");
    await page.getByRole("link", { name: story.say(childFees, "title") }).click();
    await story.readsBalance(5000);

    // Paid in part, on the payer's own page of the stand-in.
    await story.pays(2000);
    await story.sees(mpesaPay, "lookAt", { phone: story.shown(PAYER) });
    await approveOnThePage(phone, school.daraja, PAYER);
    await story.sees(mpesaPay, "succeeded", { amount: story.money(2000) });
    await page.getByRole("link", { name: story.say(mpesaPay, "toReceipts") }).click();
    await story.readsBalance(3000);
    await story.downloadsReceipt(1);
    await story.readsStatement(3000);

    // What does not go through, and what is said of it.
    for (const [answer, words] of [
      ["wrongPin", "WRONG_PIN"],
      ["cancel", "CANCELLED"],
      ["insufficient", "INSUFFICIENT_FUNDS"],
    ] as const) {
      await story.pays(500);
      const push = await school.daraja.control.prompt(PAYER, PATIENCE_MS);
      await school.daraja.control.answer(push.checkoutRequestId, answer);
      await story.sees(mpesaPay, "failed");
      await story.sees(mpesaPay, words);
      await page.getByRole("button", { name: story.say(mpesaPay, "again") }).click();
    }
    await story.pays(500);
    const ignored = await school.daraja.control.prompt(PAYER, PATIENCE_MS);
    await school.daraja.control.end(ignored.checkoutRequestId, "1019");
    await story.sees(mpesaPay, "expired");
    await page.getByRole("button", { name: story.say(mpesaPay, "again") }).click();

    // More than is owed is paid ahead.
    await story.pays(3500);
    const paid = await school.daraja.control.prompt(PAYER, PATIENCE_MS);
    await school.daraja.control.answer(paid.checkoutRequestId, "approve");
    await story.sees(mpesaPay, "succeeded", { amount: story.money(3500) });
    await page.getByRole("link", { name: story.say(mpesaPay, "toReceipts") }).click();
    await story.sees(childFees, "ahead");
    await page.getByText(story.money(500), { exact: true }).first().waitFor();

    // Paid at the paybill, while the page is open: by the child's number it is theirs, by an unknown one nobody's yet.
    await registerPaybill(school);
    await school.daraja.control.payBill({ ...(await bill(school)), amount: 700 });
    await story.sees(childFees, "confirmed", { amount: story.money(700), number: 3 });
    await page.getByText(story.money(1200), { exact: true }).first().waitFor();
    await school.daraja.control.payBill({ ...(await bill(school)), account: "NOBODY", amount: 900 });
    await expect.poll(() => suspended(school), { timeout: PATIENCE_MS }).toBe(90_000);
    await page.reload();
    await page.getByText(story.money(1200), { exact: true }).first().waitFor();

    const [sum] = await school.rows<{ cents: number }>("select sum(cents) as cents from journal_line");
    expect(Number(sum!.cents)).toBe(0);
    await story.verifiesReceipt();
  },
);

class Story {
  constructor(
    private readonly page: Page,
    private readonly school: PayingSchool,
    private readonly locale: Locale,
  ) {}

  say<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): string {
    return formatMessage(this.locale, area[this.locale][key] ?? "", values);
  }

  money = (shillings: number): string => formatMoney(this.locale, shillings * 100);

  /** As the app shows the number of a payer. */
  shown = (wire: string): string => `+${wire}`;

  async sees<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): Promise<void> {
    await this.page
      .getByText(this.say(area, key, values))
      .first()
      .waitFor();
  }

  async signIn(): Promise<void> {
    const { login } = this.school.school.person(Role.guardian);
    const language = { en: "English", sw: "Kiswahili" }[this.locale];
    await this.page.locator("label", { hasText: language }).click();
    await this.page.locator("label", { hasText: this.say(signIn, "guardian") }).click();
    await this.page.getByLabel(this.say(signInCode, "phone")).fill(login);
    await this.page.getByRole("button", { name: this.say(signInCode, "send") }).click();
    const field = this.page.getByLabel(this.say(signInCode, "code"));
    await field.waitFor();
    await expect.poll(() => this.school.sms.messages.length).toBe(1);
    await field.fill(this.school.sms.messages[0]!.text.slice(0, 6));
    await this.page.getByRole("button", { name: this.say(signInCode, "submit"), exact: true }).click();
  }

  async readsBalance(shillings: number): Promise<void> {
    await this.page.locator("section.card .text-3xl", { hasText: this.money(shillings) }).waitFor();
  }

  async pays(shillings: number): Promise<void> {
    if (!this.page.url().endsWith("/pay"))
      await this.page.getByRole("link", { name: this.say(childFees, "pay") }).click();
    await this.page.getByLabel(this.say(mpesaPay, "amount")).fill(String(shillings));
    await this.page.getByLabel(this.say(mpesaPay, "phone")).fill(`+${PAYER}`);
    // The provider takes the same amount from the same phone only every two minutes.
    this.school.daraja.control.set({ sameAmountRule: false });
    await this.page
      .getByRole("button", { name: this.say(mpesaPay, "submit", { amount: this.money(shillings) }) })
      .click();
  }

  async downloadsReceipt(number: number): Promise<void> {
    const arrival = this.page.waitForResponse((response) => response.url().includes("/files/fees/receipts/"));
    await this.page.getByRole("button", { name: this.say(childFees, "download", { number }) }).click();
    const response = await arrival;
    expect([response.status(), response.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    // What came is the browser's own by now: the same is asked for again to look inside.
    const { login, password } = this.school.school.person(Role.guardian);
    const authorization = `Bearer ${await this.school.booted.signIn(login, password)}`;
    const again = await fetch(response.url(), { headers: { authorization } });
    expect(
      Buffer.from(await again.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  }

  async readsStatement(shillings: number): Promise<void> {
    await this.page.getByRole("link", { name: this.say(childFees, "statementOpen") }).click();
    await this.page.getByText(this.say(childFees, "INVOICE"), { exact: true }).waitFor();
    await this.page.getByText(this.say(childFees, "PAYMENT"), { exact: true }).waitFor();
    await this.page
      .locator("li", { hasText: this.say(childFees, "closing") })
      .getByText(this.money(shillings))
      .waitFor();
    await this.page.goBack();
  }

  /** As somebody who is shown the paper, and has no part in the school. */
  async verifiesReceipt(): Promise<void> {
    const [{ code }] = (await this.school.rows<{ code: string }>("select code from receipt where number = 1")) as [
      { code: string },
    ];
    await this.page.goto(`${this.school.booted.url}/verify/${code}`);
    await this.sees(verify, "stands");
    await this.page.goto(`${this.school.booted.url}/verify/WRONGCODE2`);
    await this.sees(verify, "unknown");
  }
}

/** What the payer does: opens the stand-in's page, chooses their phone and enters a PIN. */
async function approveOnThePage(phone: Phone, daraja: Daraja, payer: string): Promise<void> {
  await daraja.control.prompt(payer, PATIENCE_MS);
  const page = await phone.context.newPage();
  await page.goto(`${daraja.url}/?phone=${payer}`);
  const pin = page.locator('input[type="password"], input[name="pin"]').first();
  await pin.fill("1234");
  // A page that is closed at once may take its question along.
  const answered = page.waitForResponse((response) => response.url().endsWith("/practice/answer"));
  await page.locator("form:has(input[name='pin']) button.main, .answers button.main").first().click();
  await answered;
  await page.close();
}

async function registerPaybill(school: PayingSchool): Promise<void> {
  const { login, password } = school.school.person(Role.admin);
  const token = await school.booted.signIn(login, password);
  const { data } = await school.booted.graphql(token, "mutation { registerMpesa { isDone } }");
  expect(data).toEqual({ registerMpesa: { isDone: true } });
}

async function bill(school: PayingSchool) {
  const { shortcode } = school.daraja.control.businesses[0]!;
  return { shortcode, phone: PAYER, account: await school.admissionNumber() };
}

async function suspended(school: PayingSchool): Promise<number> {
  const [row] = await school.rows<{ cents: number | null }>(
    "select -sum(cents) as cents from journal_line where account = 'suspense'",
  );
  return Number(row?.cents ?? 0);
}
