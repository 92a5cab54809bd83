import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { TestPerson } from "../../server/test/a-school.js";
import { BrowserSchool } from "./browser-school.js";
import { Phone } from "./phone.js";
import { readOutbox } from "./read-database.js";
import {
  badge,
  comeBack,
  enter,
  goOver,
  goTo,
  passOn,
  leave,
  readyForOffline,
  signIn,
  takeAllPresent,
  unlock,
} from "./screens.js";

/** Two registers with a correction of each of 45 learners, and eight more registers. */
const EACH = 2 * (1 + 45) + 8;
const PATIENCE = { timeout: 60_000 };

/** Works without the network, on days of their own. */
async function recordAHundred(page: Page, school: BrowserSchool, firstDay: number): Promise<void> {
  for (let day = firstDay; day < firstDay + 10; day++) {
    await goTo(page, school.register(day));
    await page.getByText("0 of 45 marked").waitFor();
    if (day >= firstDay + 2) await takeAllPresent(page);
    else {
      await goOver(page);
      await goOver(page);
    }
  }
  await badge(page, `${EACH} saved on this phone, waiting for network`).waitFor();
}

/** What the server holds of each person: how many operations it judged, and the days they speak of. */
async function verdictsOf(school: BrowserSchool, { userId }: TestPerson): Promise<{ count: number; days: number }> {
  const [row] = await school.rows<{ count: number; days: number }>(
    `select (select count(*) from operation o join device d on d.id = o.device_id
       where o.user_id = ? and d.user_id = o.user_id and o.outcome = 'applied') as count,
      (select count(distinct day) from attendance_history where user_id = ?) as days`,
    [userId, userId],
  );
  return row!;
}

/** Signs in again where the page asks for it; the names stay behind the PIN. */
async function signInAgain(page: Page, { login, password }: TestPerson, pin: string): Promise<void> {
  await goTo(page, "/sync");
  // The phone's own word that a network is there.
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await badge(page, "Sign in to send").waitFor(PATIENCE);
  await page.getByText(`${EACH} are saved and kept on this phone`).waitFor();
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await signIn(page, { login, password });
  await unlock(page, pin);
  await badge(page, "All sent").waitFor(PATIENCE);
}

it("sends thirty days' work of two people on one phone after they sign in again, each in their own name", async () => {
  await using school = await BrowserSchool.open({ daysAgo: 30 });
  await using phone = await Phone.create();
  const { classTeacher: achieng, subjectTeacher: barasa } = school;
  const page = await phone.page(school.url);
  await enter(page, achieng);
  await passOn(page, "2468");
  await signIn(page, barasa);
  // Whoever shares a phone is offered a PIN at once.
  await page.getByLabel("New PIN").waitFor();
  await goTo(page, "/");
  await readyForOffline(page);
  await badge(page, "All sent").waitFor();
  await passOn(page, "97531");

  school.air.goDown();
  await comeBack(page, achieng, "2468");
  await recordAHundred(page, school, 30);
  await leave(page);
  await comeBack(page, barasa, "97531");
  await recordAHundred(page, school, 45);

  school.setBack(0);
  await school.rows("update refresh_token set expires_at = issued_at");
  school.air.clear();
  await signInAgain(page, barasa, "97531");
  expect(await verdictsOf(school, barasa)).toEqual({ count: EACH, days: 10 });
  expect(await school.count("select count(*) from operation")).toBe(EACH);
  expect(await readOutbox(page, achieng.userId)).toHaveLength(EACH);

  await leave(page);
  await comeBack(page, achieng, "2468");
  await signInAgain(page, achieng, "2468");
  expect(await verdictsOf(school, achieng)).toEqual({ count: EACH, days: 10 });
  expect(await verdictsOf(school, barasa)).toEqual({ count: EACH, days: 10 });
  expect(await school.count("select count(*) from operation")).toBe(2 * EACH);
  expect(await school.count("select count(*) from roll_call where author_id = ?", [achieng.userId])).toBe(10);
  expect(await school.count("select count(*) from roll_call where author_id = ?", [barasa.userId])).toBe(10);
  for (const { userId } of [achieng, barasa]) expect(await readOutbox(page, userId)).toEqual([]);
});
