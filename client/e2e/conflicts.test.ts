import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { TestPerson } from "../../server/test/a-school.js";
import { Deployment } from "./deployment.js";
import { LAPTOP, Phone } from "./phone.js";
import { firstClass, learner, morningCard, nothingWaits, readyForOffline, signIn } from "./screens.js";

const PATIENCE = { timeout: 45_000 };
/** Ten of the class: one phone has them absent, the other late. */
const DIFFERING = [1, 4, 7, 12, 16, 20, 24, 29, 37, 44];

/** Takes the morning's register offline: everyone present but ten, who are as many taps on as it takes. */
async function takesOffline(phone: Phone, page: Page, taps: number): Promise<void> {
  await phone.context.setOffline(true);
  await morningCard(page).click();
  await page.getByRole("button", { name: "All present" }).click();
  for (const position of DIFFERING) for (let tap = 0; tap < taps; tap++) await learner(page, position).click();
  await page.getByText("45 of 45 marked").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved on this phone", { exact: true }).first().waitFor();
}

async function sends(phone: Phone, page: Page, person: TestPerson): Promise<void> {
  await phone.context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await nothingWaits(page, person, PATIENCE);
  await expect.poll(() => page.locator("a.badge").getAttribute("aria-label"), PATIENCE).toMatch(/All sent|need you/);
}

/** The learners that wait to be settled on a page, each a group of two values. */
async function openQuestions(page: Page): Promise<number> {
  const all = page.getByRole("button", { name: /^Show all/ });
  if (await all.count()) await all.first().click();
  return page.getByRole("button", { name: /^Keep: / }).count();
}

it("shows ten marks of 45 that differ to both teachers and the head, who settle each with a tap", async () => {
  await using school = await Deployment.start({ name: "sqlite", engine: "sqlite", twoProcesses: false });
  await using phoneOne = await Phone.create();
  await using phoneTwo = await Phone.create();
  await using laptop = await Phone.create(LAPTOP);
  const url = school.forTeacher.url;
  const [one, two, board] = [await phoneOne.page(url), await phoneTwo.page(url), await laptop.page(url)];
  for (const [page, person] of [
    [one, school.classTeacher],
    [two, school.subjectTeacher],
  ] as const) {
    await signIn(page, person);
    await readyForOffline(page);
  }
  await signIn(board, school.head);
  await board.getByText("Live", { exact: true }).waitFor(PATIENCE);
  const className = await firstClass(one);
  expect(await firstClass(two)).toBe(className);

  await takesOffline(phoneOne, one, 1);
  await takesOffline(phoneTwo, two, 2);
  await sends(phoneOne, one, school.classTeacher);
  await sends(phoneTwo, two, school.subjectTeacher);

  for (const page of [one, two]) {
    await page.locator('a.badge[aria-label="10 need you"]').click(PATIENCE);
    await expect.poll(() => openQuestions(page), PATIENCE).toBe(2 * DIFFERING.length);
  }
  await board.getByRole("heading", { name: "Recorded differently" }).waitFor(PATIENCE);
  await expect.poll(() => openQuestions(board), PATIENCE).toBe(2 * DIFFERING.length);
  await board.locator('a.badge[aria-label="10 need you"]').waitFor(PATIENCE);

  // One tap each, offline: what is right, and of the first a slip that the next tap puts right.
  await phoneOne.context.setOffline(true);
  await one
    .getByRole("button", { name: /^Keep: Absent/ })
    .first()
    .click();
  await one.getByRole("button", { name: "Change to: Late" }).click();
  for (let left = DIFFERING.length - 1; left > 0; left--) {
    await one
      .getByRole("button", { name: /^Keep: Late/ })
      .first()
      .click();
    await expect.poll(() => one.getByRole("button", { name: /^Keep: Late/ }).count()).toBe(left - 1);
  }
  await one.locator('a.badge[aria-label^="11 saved on this phone"]').waitFor(PATIENCE);
  await sends(phoneOne, one, school.classTeacher);

  await expect.poll(() => two.getByRole("button", { name: /^Keep: / }).count(), PATIENCE).toBe(0);
  await expect.poll(() => board.getByRole("button", { name: /^Keep: / }).count(), PATIENCE).toBe(0);
  for (const page of [one, two, board]) await page.locator('a.badge[aria-label="All sent"]').waitFor(PATIENCE);
  const { totals, marks } = await school.recorded(className, "m");
  expect(totals).toMatchObject({ present: 35, late: 10, absent: 0 });
  expect(marks).toEqual(DIFFERING.map((position) => `${position} L -`));

  // The history of one of them tells it all, and brings the first record back with a tap.
  await one.goto(`${url}/today`);
  await morningCard(one).click();
  await one.locator('button[data-position="4"][data-more]').click();
  await one.getByRole("link", { name: "What was recorded before" }).click();
  await one.getByText("Now: Late").waitFor(PATIENCE);
  // The browser keeps titles in its history, in clear: no learner's name may be one.
  await expect.poll(() => one.title()).toBe("History · Asili");
  await one.getByRole("button", { name: "Bring back: Absent" }).first().click();
  await one.getByText("Now: Absent").waitFor(PATIENCE);
  await one.getByRole("button", { name: "Undo" }).click();
  await one.getByText("Now: Late").waitFor(PATIENCE);
});
