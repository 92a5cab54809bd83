import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Role } from "../../server/src/values/role.js";
import type { TestPerson } from "../../server/test/a-school.js";
import { BrowserSchool } from "./browser-school.js";
import { LAPTOP, Phone } from "./phone.js";
import { readDrafts } from "./read-database.js";
import { badge, enter, goTo, nothingWaits, signIn } from "./screens.js";

const PATIENCE = { timeout: 45_000 };
const LEARNERS = 45;

/** The words of the journey in both languages. */
const WORDS = {
  en: {
    save: "Save",
    saved: "Saved",
    submit: "Submit the sheet",
    submitNow: "Submit",
    submitted: /^Submitted by Barasa Wafula/,
    wrong: "There are only 100 marks. Change it.",
    missing: /1 learner has nothing yet: Learner 45/,
    moderate: "Moderate",
    toAdd: "Marks to add",
    change: /^Change \d+ marks?$/,
    why: "Why",
    whyFault: /^Say why, in 3 to 200 letters/,
    moderated: /: 40 added to every mark\. 43 marks changed\.$/,
    withAll: "With all marks of the sheet: 40 added to every mark. Why: The paper was too long",
    reopen: "Reopen",
    approve: "Approve",
    approved: "Approved",
    choose: "Choose the file",
    saveFile: "Save 2 marks",
    fileSaved: "2 marks saved on this phone",
    nothingNew: "This file says nothing new.",
    undo: "Undo",
    csv: "CSV",
    waits: /^\d+ saved on this phone, waiting for network$/,
    needsYou: /need(s)? you$/,
    allSent: "All sent",
    keep: (score: string) => new RegExp(`^Keep: ${score}\\.`),
  },
  sw: {
    save: "Hifadhi",
    saved: "Tayari",
    submit: "Wasilisha karatasi",
    submitNow: "Wasilisha",
    submitted: /^Imewasilishwa na Barasa Wafula/,
    wrong: "Alama za juu kabisa ni 100. Badilisha.",
    missing: /Mwanafunzi 1 bado hana kitu: Learner 45/,
    moderate: "Sawazisha",
    toAdd: "Alama za kuongeza",
    change: /^Badilisha alama \d+$/,
    why: "Sababu",
    whyFault: /^Eleza sababu, kwa herufi 3 hadi 200/,
    moderated: /: kila alama imeongezwa 40\. Alama 43 zimebadilika\.$/,
    withAll: "Pamoja na alama zote za karatasi: kila alama imeongezwa 40. Sababu: The paper was too long",
    reopen: "Fungua tena",
    approve: "Idhinisha",
    approved: "Imeidhinishwa",
    choose: "Chagua faili",
    saveFile: "Hifadhi alama 2",
    fileSaved: "Alama 2 zimehifadhiwa kwenye simu hii",
    nothingNew: "Faili hii haisemi lolote jipya.",
    undo: "Tendua",
    csv: "Faili ya CSV",
    waits: /imehifadhiwa|zimehifadhiwa/,
    needsYou: /inakuhitaji$|yanakuhitaji$/,
    allSent: "Zote zimetumwa",
    keep: (score: string) => new RegExp(`^Iwe: ${score}\\.`),
  },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

const field = (page: Page, position: number) => page.locator(`li[data-position="${position}"] input`);
const row = (page: Page, position: number) => page.locator(`li[data-position="${position}"]`);

/** Types marks from the first learner on with the keyboard alone: each is typed, and Enter goes to the next. */
async function typeDown(page: Page, marks: readonly string[]): Promise<void> {
  await field(page, 1).focus();
  for (const mark of marks) {
    await page.keyboard.type(mark);
    await page.keyboard.press("Enter");
  }
}

async function save(page: Page, words: Words): Promise<void> {
  await page.getByRole("button", { name: words.save, exact: true }).click();
  await page.getByRole("button", { name: words.saved, exact: true }).waitFor();
  // Whoever works with the keyboard goes on from here.
  await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute("data-save"))).toBe(true);
}

async function sends(phone: Phone, page: Page, person: TestPerson, words: Words): Promise<void> {
  await phone.context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await nothingWaits(page, person, PATIENCE);
  await expect
    .poll(() => page.locator("a.badge").getAttribute("aria-label"), PATIENCE)
    .toMatch(new RegExp(`${words.allSent}|${words.needsYou.source}`));
}

async function speaks(page: Page, locale: keyof typeof WORDS): Promise<void> {
  if (locale === "en") return;
  await goTo(page, "/settings");
  await page.getByText("Kiswahili", { exact: true }).click();
}

it.each(["en", "sw"] as const)(
  "two phones enter marks offline, in %s: a conflict, a file, submitting, moderating, reopening",
  async (locale) => {
    const words = WORDS[locale];
    await using school = await BrowserSchool.open();
    const classId = school.school.classes[0]!.id;
    const maths = await school.addAssessment("Mathematics", "End of term", 100);
    const sheet = `/marks/${classId}/${maths}`;
    const standing = async () =>
      (
        await school.rows<{ at: number; value: string }>(
          "select position as at, value from score where assessment_id = ? order by position",
          [maths],
        )
      ).map(({ at, value }) => `${at} ${value}`);

    await using phoneOne = await Phone.create();
    await using phoneTwo = await Phone.create();
    await using laptop = await Phone.create(LAPTOP);
    const [one, two] = [await phoneOne.page(school.url), await phoneTwo.page(school.url)];
    await enter(one, school.classTeacher);
    await enter(two, school.subjectTeacher);
    for (const page of [one, two]) await speaks(page, locale);

    // Both are without a network. The first types a row too much to be right, is told at once, and cannot save it.
    for (const phone of [phoneOne, phoneTwo]) await phone.context.setOffline(true);
    await goTo(one, sheet);
    await field(one, 1).waitFor();
    await typeDown(one, ["60", "170", "ab", "45,5"]);
    await one.getByText(words.wrong).waitFor();
    await one.getByRole("button", { name: words.save, exact: true }).click();
    await expect.poll(() => field(one, 2).evaluate((element) => element === document.activeElement)).toBe(true);
    await expect.poll(() => field(one, 3).inputValue()).toBe("AB");

    // The app dies with it once the phone has it, and what was typed is there again.
    await expect
      .poll(async () => (await readDrafts(one, school.classTeacher.userId)).flatMap(({ typed }) => typed), PATIENCE)
      .toContainEqual([4, "45.5"]);
    await one.goto(`${school.url}${sheet}`);
    await expect.poll(() => field(one, 2).inputValue(), PATIENCE).toBe("170");
    await field(one, 2).fill("70");
    await save(one, words);
    await expect.poll(() => one.locator("a.badge").getAttribute("aria-label"), PATIENCE).toMatch(words.waits);

    // The second gives the first two learners something else, and everybody but the last theirs.
    await goTo(two, sheet);
    await field(two, 1).waitFor();
    await typeDown(two, ["61", "70", ...Array.from({ length: LEARNERS - 3 }, () => "50")]);
    await save(two, words);

    await sends(phoneOne, one, school.classTeacher, words);
    await sends(phoneTwo, two, school.subjectTeacher, words);
    // The first accepted stands, the others lie beside it: 60 and 61; AB and 50; 45.5 and 50.
    expect((await standing()).slice(0, 5)).toEqual(["1 60", "2 70", "3 A", "4 45.5", "5 50"]);
    for (const page of [one, two])
      await expect.poll(() => page.locator("a.badge").getAttribute("aria-label"), PATIENCE).toMatch(words.needsYou);

    // In the tray a tap chooses, offline; on the sheet itself another.
    await phoneTwo.context.setOffline(true);
    await two.locator("a.badge").click();
    await two.getByRole("button", { name: words.keep("61") }).click();
    await goTo(two, sheet);
    await row(two, 4)
      .getByRole("button", { name: words.keep("45.5") })
      .waitFor();
    await row(two, 4)
      .getByRole("button", { name: words.keep("45.5") })
      .click();
    await row(two, 3)
      .getByRole("button", { name: words.keep("AB") })
      .click();
    await sends(phoneTwo, two, school.subjectTeacher, words);
    await expect.poll(standing, PATIENCE).toContain("1 61");
    await badge(one, words.allSent).waitFor(PATIENCE);

    // A file comes back: the first phone takes the list along, fills in two marks, and brings it back twice.
    await phoneOne.context.setOffline(true);
    await goTo(one, `/marks/${classId}/file`);
    const download = one.waitForEvent("download");
    await one.getByRole("button", { name: words.csv, exact: true }).click();
    const file = await (
      await download
    )
      .createReadStream()
      .then(async (stream) => Buffer.concat(await stream.toArray()));
    const filled = file
      .toString("utf8")
      .replace(/^0001,(.*),61\r$/m, "1,$1,62\r")
      .replace(/^0045,(.*),\r$/m, "0045,$1,99\r");
    const bring = () =>
      one
        .locator('input[type="file"]')
        .setInputFiles({ name: "marks.csv", mimeType: "text/csv", buffer: Buffer.from(filled) });
    await bring();
    await one.getByRole("button", { name: words.saveFile }).click();
    await one.getByText(words.fileSaved).waitFor();
    await bring();
    await one.getByText(words.nothingNew).waitFor();
    const undo = one.getByRole("button", { name: words.undo });
    await undo.click();
    await undo.waitFor({ state: "detached" });
    await sends(phoneOne, one, school.classTeacher, words);
    await expect.poll(standing, PATIENCE).toContain("1 61");
    expect(
      await school.count("select count(*) from score where assessment_id = ? and position = 45 and value <> '-'", [
        maths,
      ]),
    ).toBe(0);

    // The subject teacher signs it off and is told who has nothing.
    await goTo(two, sheet);
    await two.getByRole("button", { name: words.submit }).click();
    await two.getByText(words.missing).waitFor();
    await two.getByRole("dialog").getByRole("button", { name: words.submitNow, exact: true }).click();
    await expect.poll(() => school.count("select submitted from assessment where id = ?", [maths]), PATIENCE).toBe(1);
    // Everywhere it is only to be read now.
    await goTo(one, sheet);
    await one.getByText(words.submitted).waitFor(PATIENCE);
    await expect.poll(() => field(one, 1).count()).toBe(0);

    // The head adds five marks to all with a preview, approves, and reopens.
    const board = await laptop.page(school.url);
    const head = school.school.person(Role.head);
    await signIn(board, head);
    await board.getByText("Live", { exact: true }).waitFor(PATIENCE);
    await speaks(board, locale);
    await goTo(board, sheet);
    await board.getByRole("button", { name: words.approve }).click(PATIENCE);
    await board.getByText(words.approved, { exact: true }).waitFor(PATIENCE);
    await board.getByRole("button", { name: words.moderate }).click();
    await board.getByLabel(words.toAdd).fill("40");
    await board.getByRole("button", { name: words.change }).click();
    await board.getByText(words.whyFault).waitFor();
    await expect
      .poll(() => board.getByLabel(words.why, { exact: true }).evaluate((area) => area === document.activeElement))
      .toBe(true);
    await board.getByLabel(words.why, { exact: true }).fill("The paper was too long");
    await board.getByRole("button", { name: words.change }).click();
    await expect.poll(standing, PATIENCE).toContain("1 100");
    expect((await standing()).slice(1, 4)).toEqual(["2 100", "3 A", "4 85.5"]);
    await expect.poll(() => school.count("select submitted from assessment where id = ?", [maths]), PATIENCE).toBe(1);
    // Whoever sees the sheet, or what one learner was given, sees why.
    await board.getByText(words.moderated).waitFor(PATIENCE);
    await one.getByText(words.moderated).waitFor(PATIENCE);
    await goTo(one, `${sheet}/${school.school.classes[0]!.learnerIds[0]}`);
    await one.getByText(words.withAll).waitFor(PATIENCE);
    await goTo(one, sheet);
    await board.getByRole("button", { name: words.reopen }).click();
    await board.getByRole("dialog").getByRole("button", { name: words.reopen }).click();
    await expect
      .poll(
        () =>
          field(one, 1)
            .inputValue()
            .catch(() => ""),
        PATIENCE,
      )
      .toBe("100");
  },
);

it("enters levels with the keyboard alone, without a network", async () => {
  await using school = await BrowserSchool.open();
  const sheet = await school.addAssessment("Kiswahili", "Insha", null);
  await using phone = await Phone.create(LAPTOP);
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await phone.context.setOffline(true);
  await goTo(page, `/marks/${school.school.classes[0]!.id}/${sheet}`);
  const search = page.getByRole("searchbox");
  await search.waitFor();

  // From the search the Tab key comes to the first learner, arrows go to levels and learners, A and X say the rest.
  await search.focus();
  await page.keyboard.press("Tab");
  for (const key of ["ArrowRight", "ArrowRight", "Enter", "ArrowDown", "ArrowLeft", "Space", "ArrowDown", "a", "x"])
    await page.keyboard.press(key);
  for (let learner = 5; learner <= LEARNERS; learner++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Saved", exact: true }).waitFor();
  await sends(phone, page, school.classTeacher, WORDS.en);
  const rows = () =>
    school.rows<{ at: number; value: string }>(
      "select position as at, value from score where assessment_id = ? order by at",
      [sheet],
    );
  await expect
    .poll(async () => (await rows()).map(({ at, value }) => `${at} ${value}`), PATIENCE)
    .toEqual(["1 ME1", "2 EE2", "3 A", "4 X"]);
});
