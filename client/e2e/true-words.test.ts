import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Fate, Passing } from "./air.js";
import { BrowserSchool } from "./browser-school.js";
import { Phone } from "./phone.js";
import { readOutbox } from "./read-outbox.js";
import { enter, goTo, takeAllPresent } from "./screens.js";

const LANGUAGES = ["English", "Kiswahili"] as const;
type Pair = readonly [english: string, kiswahili: string];
/** The words of a state, on the badge and at the head of the tray, and what has to be so while they stand there. */
type Truth = { badge: Pair; tray: Pair; waiting?: number };

const PATIENCE = { timeout: 20_000 };

const refusal = (status: number, code: string): Fate => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ errors: [{ message: "", extensions: { code } }] }),
});
const ofDocuments =
  (fate: Fate | Promise<Fate>) =>
  ({ document }: Passing) =>
    document ? fate : "pass";

const badgeWords = (page: Page) => page.locator("a.badge").getAttribute("aria-label");
const trayWords = (page: Page) => page.locator("main p.text-lg").first().textContent();

/** One phone that is led from state to state; at each its words are read on three pages in both languages. */
class Witness {
  day = 0;

  constructor(
    readonly page: Page,
    readonly school: BrowserSchool,
  ) {}

  /** Takes a register of a day of its own. */
  async take(): Promise<void> {
    await goTo(this.page, this.school.register(this.day++));
    await this.page.getByText("0 of 45 marked").waitFor();
    await takeAllPresent(this.page);
  }

  /** The phone notices by itself that a network is there. */
  async look(): Promise<void> {
    await this.page.evaluate(() => dispatchEvent(new Event("online")));
  }

  async sees({ badge, tray, waiting = 0 }: Truth): Promise<void> {
    const { page, school } = this;
    for (const [index, language] of LANGUAGES.entries()) {
      await goTo(page, "/settings");
      await page.locator("label", { hasText: language }).click();
      for (const path of ["/today", school.register(this.day - 1), "/sync"]) {
        await goTo(page, path);
        await expect.poll(() => badgeWords(page), PATIENCE).toBe(badge[index]);
      }
      await expect.poll(() => trayWords(page), PATIENCE).toBe(tray[index]);
      await this.#isSo(waiting);
    }
    await goTo(page, "/settings");
    await page.locator("label", { hasText: "English" }).click();
  }

  /** What waits is on the phone and not with the school; all else the school has. */
  async #isSo(waiting: number): Promise<void> {
    const { page, school } = this;
    const outbox = await readOutbox(page, school.classTeacher.userId);
    expect(outbox.map(({ state }) => state)).toEqual(Array.from({ length: waiting }, () => "waiting"));
    expect(await school.count("select count(*) from roll_call")).toBe(this.day - waiting);
  }
}

const SENT: Truth = {
  badge: ["All sent", "Zote zimetumwa"],
  tray: ["Everything is sent", "Zote zimetumwa"],
};
const waitingFor = (english: string, kiswahili: string): Truth => {
  const words: Pair = [
    `1 saved on this phone, waiting for ${english}`,
    `1 imehifadhiwa kwenye simu hii, inasubiri ${kiswahili}`,
  ];
  return { badge: words, tray: words, waiting: 1 };
};

it("says what is so while sending, waiting, turned away, too old and done, on every page, in both languages", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  const { air } = school;
  const witness = new Witness(page, school);

  await witness.take();
  await witness.sees(SENT);

  air.goDown();
  await witness.take();
  await witness.sees(waitingFor("network", "mtandao"));
  air.clear();
  await witness.look();
  await witness.sees(SENT);

  air.fate = ofDocuments(refusal(500, "INTERNAL_SERVER_ERROR"));
  await witness.take();
  await witness.sees(waitingFor("the school's server", "seva ya shule"));
  air.clear();
  await witness.look();
  await witness.sees(SENT);

  const slow = Promise.withResolvers<Fate>();
  air.fate = ofDocuments(slow.promise);
  await witness.take();
  await witness.sees({ badge: ["Sending 1…", "Inatuma 1…"], tray: ["Sending 1…", "Inatuma 1…"], waiting: 1 });
  air.clear();
  slow.resolve("pass");
  await witness.sees(SENT);

  air.fate = ofDocuments(refusal(426, "UPGRADE_REQUIRED"));
  await witness.take();
  await witness.sees({
    badge: ["Update to send", "Sasisha ili kutuma"],
    tray: ["Update the app to send", "Sasisha programu ili kutuma"],
    waiting: 1,
  });
  air.clear();
  await witness.look();
  await witness.sees(SENT);
});
