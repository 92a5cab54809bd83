import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PHONE, type SchoolServer, startSchoolServer } from "./school-server.js";
import { type Daraja, startDaraja } from "./start-daraja.js";

const executablePath = process.env["CHROMIUM_PATH"];
const WIDTHS = [360, 1280];

describe.skipIf(!executablePath).each(["en", "sw"] as const)("the payer's page in %s", (language) => {
  const words = {
    en: { ask: "pay KES 500 to Kilimo School", approve: "Approve", cancel: "Cancel", ignore: "Ignore", pay: "Pay" },
    sw: { ask: "kulipa KES 500 kwa Kilimo School", approve: "Kubali", cancel: "Ghairi", ignore: "Puuza", pay: "Lipa" },
  }[language];
  let daraja: Daraja;
  let school: SchoolServer;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    daraja = await startDaraja({ businesses: [{ name: "Kilimo School" }] });
    school = await startSchoolServer(daraja);
    browser = await chromium.launch({ executablePath: executablePath!, args: ["--no-sandbox"] });
    page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    page.on("pageerror", ({ message }) => faults.push(message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.goto(`${daraja.url}/?phone=${PHONE}`);
    await page.click(`[data-language="${language}"]`);
  });
  afterAll(async () => {
    await browser.close();
    await school[Symbol.asyncDispose]();
    await daraja[Symbol.asyncDispose]();
  });
  beforeEach(() => void (school.heard.length = 0));

  const codes = () =>
    school.heard.map(({ body }) => (body as unknown as { Body: { stkCallback: object } }).Body.stkCallback);
  const asked = async () => {
    await school.push();
    await page.getByText(words.ask).waitFor();
  };
  const pin = async (digits: string) => {
    await page.fill("input[name=pin]", digits);
    await page.getByRole("button", { name: words.approve, exact: true }).click();
    await page.getByText(words.ask).waitFor({ state: "detached" });
    await daraja.control.settled();
  };

  it("approves with the PIN, and says what was paid", async () => {
    await asked();
    await pin("1234");
    expect(codes()).toMatchObject([{ ResultCode: 0 }]);
    await page.locator("#events .paid").getByText("Kilimo School").waitFor();
  });

  it("fails with another PIN, and when it is cancelled", async () => {
    await asked();
    await pin("4321");
    await asked();
    await page.getByRole("button", { name: words.cancel, exact: true }).click();
    await page.locator("#events .unpaid").nth(1).waitFor();
    expect(codes()).toMatchObject([{ ResultCode: 2001 }, { ResultCode: 1032 }]);
  });

  it("lets a request stand that is ignored, until it ends", async () => {
    daraja.control.set({ promptSeconds: 3 });
    await asked();
    await page.getByRole("button", { name: words.ignore, exact: true }).click();
    await page.getByText(words.ask).waitFor({ state: "detached" });
    await daraja.control.settled();
    expect(codes()).toMatchObject([{ ResultCode: 1037 }]);
    daraja.control.reset();
  });

  it("pays by paybill, and turns knobs", async () => {
    await page.fill("#pay input[name=account]", "KG 0001");
    await page.fill("#pay input[name=amount]", "300");
    await page.getByRole("button", { name: words.pay, exact: true }).click();
    await page.locator("#pay-said:not(:empty)").waitFor();
    expect(daraja.control.transactions.at(-1)).toMatchObject({ amount: 300, account: "KG 0001", kind: "c2b" });
    await page.locator("summary").first().click();
    const turned = page.waitForResponse((answer) => answer.url().endsWith("/knobs"));
    await page.locator("#knobs select").first().selectOption("approve");
    await turned;
    await expect.poll(async () => (await school.push()).body["ResponseCode"]).toBe("0");
    await daraja.control.settled();
    expect(codes()).toMatchObject([{ ResultCode: 0 }]);
  });

  it.each(WIDTHS)("fits a screen of %s pixels, and nothing went wrong in it", async (width) => {
    await page.setViewportSize({ width, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
  });
});
