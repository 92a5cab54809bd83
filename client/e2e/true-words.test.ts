import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Role } from "../../server/src/values/role.js";
import type { Fate, Passing } from "./air.js";
import { BrowserSchool } from "./browser-school.js";
import { Phone } from "./phone.js";
import { readOutbox } from "./read-database.js";
import { allSent, badge, enter, goTo, learner, takeAllPresent, unlock } from "./screens.js";

const LANGUAGES = ["English", "Kiswahili"] as const;
type Pair = readonly [english: string, kiswahili: string];
/** The words of a state, on the badge and at the head of the tray, and what has to be so while they stand there. */
type Truth = { badge: Pair; tray: Pair; help?: Pair; waiting?: number; refused?: number };

const PIN = "2468";
const PATIENCE = { timeout: 60_000 };

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
const helpWords = (page: Page) => page.locator("main p.text-lg + p").first().textContent();

/** One phone that is led from state to state; at each its words are read on three pages in both languages. */
class Witness {
  day = 0;

  constructor(
    readonly page: Page,
    readonly school: BrowserSchool,
  ) {}

  /** Takes a register of a day of its own. */
  async take(): Promise<void> {
    await this.#openNext();
    await takeAllPresent(this.page);
  }

  /** The same, of one that is refused, perhaps before anybody could read that it was saved. */
  async takeInVain(): Promise<void> {
    await this.#openNext();
    await this.page.getByRole("button", { name: "All present" }).click();
    await this.page.getByRole("button", { name: "Save", exact: true }).click();
    await this.page.getByText("Needs you: see why").waitFor();
  }

  async #openNext(): Promise<void> {
    await goTo(this.page, this.school.register(this.day++));
    await this.page.getByText("0 of 45 marked").waitFor();
  }

  /** The phone notices by itself that a network is there. */
  async look(): Promise<void> {
    await this.page.evaluate(() => dispatchEvent(new Event("online")));
  }

  async sees({ badge, tray, help, waiting = 0, refused = 0 }: Truth): Promise<void> {
    const { page, school } = this;
    for (const [index, language] of LANGUAGES.entries()) {
      await goTo(page, "/settings");
      await page.locator("label", { hasText: language }).click();
      for (const path of ["/today", school.register(this.day - 1), "/sync"]) {
        await goTo(page, path);
        await expect.poll(() => badgeWords(page), PATIENCE).toBe(badge[index]);
      }
      await expect.poll(() => trayWords(page), PATIENCE).toBe(tray[index]);
      if (help) await expect.poll(() => helpWords(page), PATIENCE).toBe(help[index]);
      await this.#isSo(waiting, refused);
    }
    await goTo(page, "/settings");
    await page.locator("label", { hasText: "English" }).click();
  }

  /** What waits is on the phone and not with the school; what neither waits nor was refused, the school has. */
  async #isSo(waiting: number, refused: number): Promise<void> {
    const { page, school } = this;
    const outbox = await readOutbox(page, school.classTeacher.userId);
    expect(outbox.filter(({ state }) => state === "waiting")).toHaveLength(waiting);
    expect(outbox.filter(({ state }) => state !== "waiting")).toHaveLength(refused);
    expect(await school.count("select count(*) from roll_call where roster_rev > 0")).toBe(
      this.day - waiting - refused,
    );
    expect(await school.count("select count(*) from operation where outcome = 'rejected'")).toBe(refused);
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

const NEEDS_YOU: Truth = {
  badge: ["1 needs you", "1 inakuhitaji"],
  tray: ["1 thing needs you", "Jambo 1 linakuhitaji"],
};

const OUTDATED: Truth = {
  badge: ["Update to send", "Sasisha ili kutuma"],
  tray: ["Update the app to send", "Sasisha programu ili kutuma"],
};
const NOTHING_WAITS: Pair = [
  "The school's server needs a newer version of the app. Nothing waits to be sent.",
  "Seva ya shule inahitaji toleo jipya la programu. Hakuna kinachosubiri kutumwa.",
];
const ONE_IS_KEPT: Pair = [
  "The school's server needs a newer version of the app. 1 is saved and kept on this phone.",
  "Seva ya shule inahitaji toleo jipya la programu. 1 imehifadhiwa na ipo salama kwenye simu hii.",
];

it("says what is so in every state of sending, on every page, in both languages", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  const { air } = school;
  const witness = new Witness(page, school);

  await witness.take();
  await allSent(page, school.classTeacher);
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
  await witness.look();
  await witness.sees({ ...OUTDATED, help: NOTHING_WAITS });
  await witness.take();
  await witness.sees({ ...OUTDATED, help: ONE_IS_KEPT, waiting: 1 });
  air.clear();
  await witness.look();
  await witness.sees(SENT);

  // By the server's clock that day has not come yet.
  school.setBack(40);
  await witness.takeInVain();
  await witness.sees({ ...NEEDS_YOU, refused: 1 });

  school.setBack(0);
  await school.rows("update refresh_token set expires_at = issued_at");
  air.fate = ({ document, operations }) =>
    operations.length > 0 || document === "Pull" ? refusal(401, "UNAUTHENTICATED") : "pass";
  await witness.take();
  await witness.sees({
    badge: ["Sign in to send", "Ingia ili kutuma"],
    tray: ["Sign in to send", "Ingia ili kutuma"],
    waiting: 1,
    refused: 1,
  });
});

it("says what is so after a disagreement, behind a PIN without a network, on a full phone and on one that was cleared", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  let page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  const { air } = school;
  let witness = new Witness(page, school);

  air.goDown();
  await goTo(page, school.register(witness.day++));
  await learner(page, 5).click();
  await learner(page, 5).click();
  await takeAllPresent(page);
  await school.hears(school.subjectTeacher, [school.correction(1, 0, "P5")]);
  air.clear();
  await witness.look();
  await witness.sees(NEEDS_YOU);

  await goTo(page, "/settings/pin");
  await page.getByLabel("New PIN").fill(PIN);
  await page.getByLabel("The same again").fill(PIN);
  await page.getByRole("button", { name: "Save the PIN" }).click();
  await page.getByText("The PIN is set.").waitFor(PATIENCE);
  air.goDown();
  await page.reload();
  await page.getByLabel("Your PIN").waitFor();
  await expect.poll(() => page.locator("a.badge").count()).toBe(0);
  await unlock(page, PIN);
  await witness.sees(NEEDS_YOU);
  await goTo(page, "/sync");
  await page
    .getByRole("button", { name: /^Keep: / })
    .first()
    .click();
  await badge(page, "1 saved on this phone, waiting for network").waitFor();
  air.clear();
  await witness.look();
  await witness.sees(SENT);

  page = await phone.page("about:blank");
  const devtools = await phone.context.newCDPSession(page);
  const origin = school.url;
  await devtools.send("Storage.clearDataForOrigin", {
    origin,
    storageTypes: "indexeddb,cache_storage,service_workers",
  });
  page = await phone.page(school.url);
  witness = Object.assign(new Witness(page, school), { day: witness.day });
  await witness.sees({
    badge: ["Storage was cleared", "Hifadhi ilifutwa"],
    tray: ["The phone cleared Asili's storage", "Simu ilifuta hifadhi ya Asili"],
  });
  await goTo(page, "/sync");
  await page.getByRole("button", { name: "I have read this" }).click();
  await witness.sees(SENT);

  await phone.putAway();
  await phone.open();
  page = await phone.page("about:blank");
  const quota = await phone.context.newCDPSession(page);
  await quota.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await school.hears(school.subjectTeacher, [school.correction(2, 30, "A5")]);
  await page.goto(school.url);
  witness = Object.assign(new Witness(page, school), { day: witness.day });
  await witness.sees({ badge: ["This phone is full", "Simu imejaa"], tray: ["This phone is full", "Simu hii imejaa"] });
  await quota.send("Storage.overrideQuotaForOrigin", { origin });
  await witness.look();
  await witness.sees(SENT);
});

it("says what is so of what was recorded in another school of the same person", async () => {
  await using school = await BrowserSchool.open();
  const other = await school.otherSchoolOf(school.classTeacher, Role.subjectTeacher);
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  const { air } = school;
  const witness = new Witness(page, school);
  const goToSchool = async (name: string) => {
    await goTo(page, "/settings");
    await page.getByRole("button", { name: `Go to ${name}` }).click();
    await page.getByRole("button", { name: `Go to ${name}` }).waitFor({ state: "detached" });
  };

  air.fate = ({ operations }) => (operations.length > 0 ? refusal(500, "INTERNAL_SERVER_ERROR") : "pass");
  await witness.take();
  await witness.sees(waitingFor("the school's server", "seva ya shule"));
  await goToSchool(other);
  air.clear();
  await witness.sees({
    badge: ["1 for your other school", "1 ya shule yako nyingine"],
    tray: ["1 saved for your other school", "1 imehifadhiwa kwa shule yako nyingine"],
    waiting: 1,
  });
  await goToSchool("Asili Primary");
  await witness.look();
  await witness.sees(SENT);
});
