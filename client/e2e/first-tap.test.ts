import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Fate } from "./air.js";
import { BrowserSchool } from "./browser-school.js";
import { Phone } from "./phone.js";
import { readOutbox, readTold } from "./read-database.js";
import { enter } from "./screens.js";

const SLOWER = 6;
const PATIENCE = { timeout: 60_000 };

/** Taps "All present" as soon as it is there, before anything is painted, on every page from now on. */
async function tapAtFirstPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const find = () => [...document.querySelectorAll("button")].find((one) => one.textContent === "All present");
    const tapOnce = () => {
      const button = find();
      if (!button) return;
      watcher.disconnect();
      button.click();
    };
    const watcher = new MutationObserver(tapOnce);
    watcher.observe(document, { childList: true, subtree: true });
  });
}

it("loses no tap made as soon as a sheet is there, on a slow phone, while what colleagues did arrives", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const { userId } = school.classTeacher;
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await tapAtFirstPaint(page);
  const devtools = await phone.context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

  const days = [0, 1, 2, 3];
  for (const day of days) {
    // The same as is tapped here, of this register, and something else, of another.
    const heard = [school.correction(2 * day + 1, day, "P5"), school.correction(2 * day + 2, day + 30, "A5")];
    await school.hears(school.subjectTeacher, heard);
    const [out, arrives] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    school.air.fate = async ({ document }): Promise<Fate> => {
      if (document !== "Pull") return "pass";
      out.resolve();
      if (day % 2 === 0) await arrives.promise;
      return "pass";
    };
    await page.goto(school.register(day));
    await page.getByText("45 of 45 marked").waitFor(PATIENCE);
    await out.promise;
    arrives.resolve();
    const other = `r${school
      .day(day + 30)
      .slice(2)
      .replaceAll("-", "")}m`;
    await expect.poll(() => readTold(page, userId), PATIENCE).toContain(other);
    await page.getByText("45 of 45 marked").waitFor();

    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Sent · taken by you").waitFor(PATIENCE);
    school.air.clear();
  }
  expect(await readOutbox(page, userId)).toEqual([]);
  expect(await school.rows("select present from roll_call where roster_rev > 0 order by day")).toEqual(
    days.map(() => ({ present: 45 })),
  );
});
