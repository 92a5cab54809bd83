import type { Page } from "playwright-core";

/** What the parts on a learner's page leave of their score; NaN until they are shown. */
export async function leftUnexplained(page: Page): Promise<number> {
  const figures = await page.locator("#risk-made ~ table td[data-number]").allTextContents();
  const weights = figures.map((text) => Number.parseFloat(text.replace("−", "-")));
  return (weights.at(-1) ?? Number.NaN) - weights.slice(0, -1).reduce((sum, weight) => sum + weight, 0);
}
