import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { TestPerson } from "../../server/test/a-school.js";
import { readOutbox } from "./read-database.js";

/** Signs in with the password, on a phone that may know others already. */
export async function signIn(page: Page, { login, password }: Pick<TestPerson, "login" | "password">): Promise<void> {
  const stranger = page.getByRole("button", { name: "Somebody else" });
  await stranger.or(page.getByLabel("Phone or e-mail")).first().waitFor();
  if (await stranger.isVisible()) await stranger.click();
  await page.getByLabel("Phone or e-mail").fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Waits until the app would open without a network: the service worker holds it, the classes are on the phone. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page
    .getByRole("link", { name: /^Morning/ })
    .first()
    .waitFor();
}

/** The class of the first card on Today. */
export async function firstClass(page: Page): Promise<string> {
  return (await page.getByRole("heading", { level: 2 }).first().textContent()) ?? "";
}

export const morningCard = (page: Page) => page.getByRole("link", { name: /^Morning/ }).first();

export const learner = (page: Page, position: number) =>
  page.locator(`li.row button[data-position="${position}"]:not([data-more])`);

export type Detail = { status: "Absent" | "Late"; reason?: string; minutes?: number };

/** Opens a learner's details and says why, or how late. */
export async function mark(page: Page, position: number, { status, reason, minutes }: Detail): Promise<void> {
  await page.locator(`button[data-position="${position}"][data-more]`).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("label", { hasText: status }).click();
  if (reason) await dialog.getByRole("button", { name: reason }).click();
  if (minutes) await dialog.getByRole("button", { name: String(minutes), exact: true }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
}

/** The words that stand on every page; they tell where what was recorded is. */
export const badge = (page: Page, words: string) => page.locator(`a.badge[aria-label="${words}"]`);

/** Waits until the school has all that somebody recorded; right after a save the badge still speaks of what was before it. */
export async function allSent(page: Page, { userId }: TestPerson, patience?: { timeout: number }): Promise<void> {
  await expect.poll(() => readOutbox(page, userId), patience).toEqual([]);
  await badge(page, "All sent").waitFor(patience);
}

/** Waits until the school has heard all that somebody recorded, whatever it made of it. */
export async function nothingWaits(page: Page, { userId }: TestPerson, patience?: { timeout: number }): Promise<void> {
  const waiting = async () => (await readOutbox(page, userId)).filter(({ state }) => state === "waiting");
  await expect.poll(waiting, patience).toEqual([]);
}

/** Waits until nothing that the page shows is still being read. */
export async function isRead(page: Page): Promise<void> {
  await expect.poll(() => page.locator(".skeleton").count()).toBe(0);
}

/** Takes the register that is open: everyone is there. */
export async function takeAllPresent(page: Page): Promise<void> {
  await page.getByRole("button", { name: "All present" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Saved", exact: true }).waitFor();
}

/** Goes over the first learners of the class, one after the other, and saves: at first a roll-call, then a correction for each. */
export async function goOver(page: Page, learners = 45): Promise<void> {
  await learner(page, 45).waitFor();
  await page.evaluate(async (learners) => {
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    const rows = document.querySelectorAll<HTMLElement>("button[data-position]:not([data-more])");
    for (const row of [...rows].slice(0, learners)) {
      row.click();
      await turn();
    }
  }, learners);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Saved", exact: true }).waitFor();
}

/** Signs in, and waits until the app works without a network. */
export async function enter(page: Page, { login, password }: TestPerson): Promise<void> {
  await signIn(page, { login, password });
  await readyForOffline(page);
  await badge(page, "All sent").waitFor();
}

/** Goes to another page of the app as its links do: it stays open, and the names unlocked. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement("a"), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
}

/** Puts a PIN before the names of whoever uses the phone now, and gives it to somebody else. */
export async function passOn(page: Page, pin: string): Promise<void> {
  await goTo(page, "/settings/pin");
  await page.getByLabel("New PIN").fill(pin);
  await page.getByLabel("The same again").fill(pin);
  await page.getByRole("button", { name: "Save the PIN" }).click();
  await leave(page);
}

/** Locks the names, and opens the door for the next one. */
export async function leave(page: Page): Promise<void> {
  await goTo(page, "/settings/pin");
  await page.getByRole("button", { name: "Let somebody else in" }).click();
}

/** A known user comes back, with or without a network. */
export async function comeBack(page: Page, { name }: TestPerson, pin: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await unlock(page, pin);
  await morningCard(page).waitFor();
}

export async function unlock(page: Page, pin: string): Promise<void> {
  await page.getByLabel("Your PIN").fill(pin);
  await page.getByRole("button", { name: "Unlock" }).click();
}

/** Has the browser look for a newer service worker, as it does by itself once an hour, and waits until it lies ready. */
export async function findNewer(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    while (worker?.state === "installing") {
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    }
    if (!registration.waiting) throw new Error("no newer worker waits");
  });
}
