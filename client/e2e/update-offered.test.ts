import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { BrowserSchool } from "./browser-school.js";
import { NEWER, putNewerBuild } from "./newer-build.js";
import { Phone } from "./phone.js";
import { readDrafts } from "./read-database.js";
import { badge, enter, findNewer, goTo, learner, takeAllPresent } from "./screens.js";

const markVisit = (page: Page) => page.evaluate(() => void Object.assign(window, { sameVisit: true }));
const isSameVisit = (page: Page) => page.evaluate(() => "sameVisit" in window);

it("offers a newer version in the middle of a sheet, waits for the sheet, and brings everything over", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await page.goto(school.register(0));
  const other = await phone.context.newPage();
  await other.goto(school.register(1));
  await learner(other, 4).click();
  await other.getByText("1 of 45 marked").waitFor();
  await page.getByRole("button", { name: "All present" }).click();
  await learner(page, 7).click();
  await page.getByText("1 absent").waitFor();
  await Promise.all([page, other].map(markVisit));

  await putNewerBuild(school.appFolder);
  await findNewer(page);
  await page.getByText("45 of 45 marked").waitFor();
  expect(await isSameVisit(page)).toBe(true);
  await page.getByRole("link", { name: /All sent/ }).click();
  await page.getByText("A newer version is ready").waitFor();
  await page.getByText("Finish or save the open register first").waitFor();
  const update = page.getByRole("button", { name: "Update now" });
  await expect.poll(() => update.isDisabled()).toBe(true);

  await other.getByRole("button", { name: "Undo" }).click();
  await other.getByText("0 of 45 marked").waitFor();
  await expect.poll(() => update.isDisabled()).toBe(true);
  await page.goBack();
  await page.getByText("45 of 45 marked").waitFor();
  await page.getByText("1 absent").waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Sent · taken by you").waitFor();
  await badge(page, "All sent").click();
  await update.click();
  await page.getByText(NEWER).waitFor();
  expect(await isSameVisit(page)).toBe(false);
  expect(await isSameVisit(other)).toBe(true);
  await takeAllPresent(other);
  await other.getByText("Sent · taken by you").waitFor();
  expect(await school.rows("select present, absent from roll_call order by day")).toEqual([
    { present: 45, absent: 0 },
    { present: 44, absent: 1 },
  ]);
});

it("offers the newer version on a page whose parts that version took off the server", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await putNewerBuild(school.appFolder);
  await goTo(page, "/analysis");
  await page.getByText("This page stopped working").waitFor();
  await page.getByText("A newer version is ready").waitFor();
  await page.getByRole("button", { name: "Update now" }).click();
  await page.getByRole("heading", { name: "Results by subject" }).waitFor();
});

it("keeps a sheet that was begun under the version before", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  let page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await page.goto(school.register(0));
  await page.getByRole("button", { name: "All present" }).click();
  await learner(page, 7).click();
  await expect
    .poll(async () => (await readDrafts(page, school.classTeacher.userId)).flatMap(({ marks }) => marks))
    .toContainEqual([7, { status: "A" }]);
  await putNewerBuild(school.appFolder);
  await findNewer(page);

  // With its last page gone, the version before makes room by itself.
  await phone.putAway();
  await phone.open();
  page = await phone.page(`${school.url}/sync`);
  await page.getByText(NEWER).waitFor();
  await page.goto(school.register(0));
  await page.getByText("45 of 45 marked").waitFor();
  await page.getByText("1 absent").waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Sent · taken by you").waitFor();
  expect(await school.rows("select present, absent from roll_call")).toEqual([{ present: 44, absent: 1 }]);
});

it("keeps everything and asks for the update when the server wants a newer version, and goes on with it", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await putNewerBuild(school.appFolder);
  let newer = false;
  school.air.fate = ({ document }) =>
    document === null || newer
      ? "pass"
      : {
          status: 200,
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ errors: [{ message: "Update the app.", extensions: { code: "UPGRADE_REQUIRED" } }] }),
        };
  await page.goto(school.register(0));
  await takeAllPresent(page);
  await badge(page, "Update to send").click();
  await page.getByText("1 is saved and kept on this phone").waitFor();
  const update = page.getByRole("button", { name: "Update now" });
  await update.waitFor();
  expect(await school.count("select count(*) from operation")).toBe(0);

  newer = true;
  await update.click();
  await page.getByText(NEWER).waitFor();
  await badge(page, "All sent").waitFor();
  expect(await school.rows("select present from roll_call")).toEqual([{ present: 45 }]);
});
