import { expect, it } from "vitest";
import { BrowserSchool } from "./browser-school.js";
import { Phone } from "./phone.js";
import { allSent, badge, enter, goOver, takeAllPresent } from "./screens.js";

/** The phone clears what pages keep, as it does when it is full; cookies and the list of its users are not part of that. */
async function clearStorage(phone: Phone, { url }: BrowserSchool): Promise<void> {
  const page = await phone.page("about:blank");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", {
    origin: url,
    storageTypes: "indexeddb,cache_storage,service_workers",
  });
}

it("tells what was lost when the phone cleared the storage, brings back the rest, and numbers on without a clash", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  let page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await page.goto(school.register(0));
  await takeAllPresent(page);
  await allSent(page, school.classTeacher);
  await clearStorage(phone, school);

  page = await phone.page(school.url);
  await badge(page, "Storage was cleared").click();
  await page.getByText("Nothing you saved is lost").waitFor();
  await page.getByRole("button", { name: "I have read this" }).click();
  await allSent(page, school.classTeacher);
  await page.goto(school.register(0));
  await page.getByText("Sent · taken by you").waitFor();

  school.air.goDown();
  await goOver(page);
  await page.goto(school.register(1));
  await takeAllPresent(page);
  await badge(page, "46 saved on this phone, waiting for network").waitFor();
  await clearStorage(phone, school);
  school.air.clear();

  page = await phone.page(school.url);
  await badge(page, "Storage was cleared").waitFor();
  await page.goto(school.register(2));
  await takeAllPresent(page);
  await badge(page, "Storage was cleared").click();
  await page.getByText("46 records were not sent by then and are lost").waitFor();
  await page.getByRole("button", { name: "I have read this" }).click();
  await allSent(page, school.classTeacher);
  expect(await school.rows("select counter, outcome from operation order by at")).toMatchObject([
    { counter: 1, outcome: "applied" },
    { outcome: "applied" },
  ]);
  expect(await school.rows("select day, present from roll_call order by day")).toEqual([
    { day: school.day(2), present: 45 },
    { day: school.day(0), present: 45 },
  ]);
});
