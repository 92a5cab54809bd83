import { expect, it } from "vitest";
import { BrowserSchool } from "./browser-school.js";
import { Phone } from "./phone.js";
import { readOutbox } from "./read-database.js";
import { badge, enter } from "./screens.js";

/** Opens the phone again, with no room left. */
async function reopenFull(phone: Phone, { url: origin }: BrowserSchool) {
  await phone.putAway();
  await phone.open();
  const page = await phone.page("about:blank");
  const devtools = await phone.context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  const freeSpace = () => devtools.send("Storage.overrideQuotaForOrigin", { origin });
  return { page, freeSpace };
}

it("says of a sheet that a full phone could not save it, keeps it on the screen, and saves it once there is room", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  await enter(await phone.page(school.url), school.classTeacher);
  const { page, freeSpace } = await reopenFull(phone, school);

  await page.goto(school.register(0));
  await page.getByRole("button", { name: "All present" }).click();
  await page.getByText("This phone could not save it").waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Your marks are on this screen only").waitFor();
  await page.getByText("45 of 45 marked").waitFor();
  await page.getByText("Changes not saved").waitFor();
  await badge(page, "This phone is full").waitFor();
  expect(await readOutbox(page, school.classTeacher.userId)).toEqual([]);
  expect(await school.count("select count(*) from operation")).toBe(0);

  await freeSpace();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Sent · taken by you").waitFor();
  expect(await school.rows("select present from roll_call")).toEqual([{ present: 45 }]);
});
