import type { Page } from "playwright-core";

/** What of a page is wider than the phone, or cut off within its place. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("h1, header p, header a, main p, main h2, main h3, main button, main a")]
      .filter((each) => each.clientWidth > 1 && getComputedStyle(each).display !== "inline")
      .filter((each) => !each.closest(".overflow-x-auto"))
      .filter(
        (each) =>
          each.scrollWidth > each.clientWidth + 1 ||
          each.scrollHeight > each.clientHeight + 4 ||
          each.getBoundingClientRect().right > innerWidth,
      )
      .map(({ tagName, textContent }) => `${tagName}: ${textContent}`),
  );
