import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Deployment, deployments } from "./deployment.js";
import { Phone } from "./phone.js";
import { scanProfile } from "./scan-profile.js";
import { firstClass, learner, morningCard, readyForOffline, signIn } from "./screens.js";

const PIN = "271828";
const OTHER_PIN = "161803";
const PATIENCE = { timeout: 45_000 };

async function setPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel("New PIN").fill(pin);
  await page.getByLabel("The same again").fill(pin);
  await page.getByRole("button", { name: "Save the PIN" }).click();
  await page.getByText("The PIN is set.").waitFor(PATIENCE);
}

async function unlock(page: Page, pin: string): Promise<void> {
  await page.getByLabel("Your PIN").fill(pin);
  await page.getByRole("button", { name: "Unlock" }).click();
}

async function leave(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "PIN and lock" }).click();
  await page.getByRole("button", { name: "Let somebody else in" }).click();
  await page.getByRole("heading", { name: "Who is it?" }).waitFor();
}

async function takeRegister(page: Page): Promise<void> {
  await morningCard(page).click();
  await page.getByRole("button", { name: "All present" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved on this phone", { exact: true }).first().waitFor();
  await page.getByRole("link", { name: "Back" }).click();
}

/** The names of the class that lies open. */
async function namesOf(page: Page): Promise<string[]> {
  await morningCard(page).click();
  await learner(page, 1).waitFor();
  const shown = page.locator("li.row button[data-position]:not([data-more]) span.block:not(.muted)");
  await expect.poll(() => shown.count()).toBe(45);
  const names = await shown.allTextContents();
  await page.getByRole("link", { name: "Back" }).click();
  return names;
}

it("serves two people behind PINs, without a network too, and keeps the work of each apart", async () => {
  await using school = await Deployment.start(deployments[0]!);
  await using phone = await Phone.create();
  const { url } = school.forTeacher;
  const recorded = async (name: string) => (await school.recorded(name, "m")).rolls;

  let page = await phone.page(url);
  await signIn(page, school.classTeacher);
  await readyForOffline(page);
  const [mine, names] = [await firstClass(page), await namesOf(page)];
  await page.goto(`${url}/settings/pin`);
  await setPin(page, PIN);
  await page.getByRole("button", { name: "Let somebody else in" }).click();

  await signIn(page, school.otherTeacher);
  await page.getByText("Others use this phone too").waitFor();
  await setPin(page, OTHER_PIN);
  await page.goto(url);
  await unlock(page, OTHER_PIN);
  await readyForOffline(page);
  const theirs = await firstClass(page);
  names.push(...(await namesOf(page)));

  await phone.context.setOffline(true);
  await takeRegister(page);
  await leave(page);
  await page.getByText("1 record waits here").waitFor();
  await page
    .getByRole("button", { name: /with a PIN/ })
    .last()
    .click();
  await unlock(page, "000000");
  await page.getByText("That is not the PIN").waitFor();
  await unlock(page, PIN);
  await page.getByRole("heading", { name: mine }).waitFor();
  await takeRegister(page);
  await page.reload();
  await page.getByLabel("Your PIN").waitFor();
  expect(await page.content()).not.toContain(mine);

  await phone.putAway();
  expect(await scanProfile(phone.profile, [mine, ...names])).toEqual([mine]);

  await phone.open();
  page = await phone.page(url);
  await page.getByLabel("Your PIN").waitFor();
  await expect.poll(() => recorded(mine), PATIENCE).toBe(1);
  expect(await recorded(theirs)).toBe(0);

  await page.getByRole("button", { name: "I forgot my PIN" }).click();
  await page.getByLabel("Password", { exact: true }).fill(school.classTeacher.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: mine }).waitFor(PATIENCE);
  await namesOf(page);

  await page.goto(`${url}/settings/devices`);
  await page.getByText("this one").waitFor(PATIENCE);
  await expect.poll(() => page.getByText("Unnamed device").count()).toBe(0);
  await page.goto(`${url}/settings`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: /with a PIN/ }).click();
  await unlock(page, OTHER_PIN);
  await page.getByRole("heading", { name: theirs }).waitFor(PATIENCE);
  await expect.poll(() => recorded(theirs), PATIENCE).toBe(1);
  expect(await recorded(mine)).toBe(1);
  await phone.putAway();
  expect(await scanProfile(phone.profile, names)).toEqual([]);
});

it("is empty after the contact at which it learns that it was revoked", async () => {
  await using school = await Deployment.start(deployments[0]!);
  await using phone = await Phone.create();
  const { url } = school.forTeacher;
  let page = await phone.page(url);
  await signIn(page, school.classTeacher);
  await readyForOffline(page);
  const [mine, names] = [await firstClass(page), await namesOf(page)];
  await phone.context.setOffline(true);
  await takeRegister(page);

  await using desk = await Phone.create();
  const settings = await desk.page(url);
  await signIn(settings, school.classTeacher);
  await readyForOffline(settings);
  await settings.goto(`${url}/settings/devices`);
  await settings
    .getByRole("listitem")
    .filter({ hasText: "Linux, Chrome" })
    .getByRole("button", { name: "Revoke" })
    .click();
  await settings.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await settings.getByText("waiting for its next contact").waitFor();

  await phone.context.setOffline(false);
  await page.getByText("1 record that was not sent was handed to the head").waitFor(PATIENCE);
  // The database goes once the school has said that it has what lay in it.
  const held = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect.poll(async () => (await held()).filter((name) => name?.startsWith("asili-u"))).toEqual([]);
  await settings.reload();
  await settings.getByText("1 unsent change handed to the head").waitFor();
  expect((await school.recorded(mine, "m")).rolls).toBe(0);

  await phone.putAway();
  expect(await scanProfile(phone.profile, names)).toEqual([]);
  await phone.open();
  page = await phone.page(url);
  await page.getByRole("button", { name: "Understood" }).click();
  await page.getByLabel("Phone or e-mail").waitFor();
});
