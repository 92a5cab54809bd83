import type { CDPSession, Page } from "playwright-core";

const sessions = new WeakMap<Page, CDPSession>();

/** Slows the page's processor down so many times, instead of what it was before. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const devtools = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, devtools);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate });
}
