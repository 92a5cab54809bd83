import { expect, it } from "vitest";
import { BrowserSchool } from "./browser-school.js";
import { cutOff } from "./cut-off.js";
import { Phone } from "./phone.js";
import { badge, enter, goTo, isRead, learner, takeAllPresent } from "./screens.js";

it("cuts nothing off on the smallest phone, in Kiswahili, where a class and its people have long names", async () => {
  await using school = await BrowserSchool.open({ stream: "Kaskazini Mashariki" });
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  school.air.goDown();
  await goTo(page, school.register(0));
  await learner(page, 5).click();
  await learner(page, 5).click();
  await takeAllPresent(page);
  await school.hears(school.subjectTeacher, [school.correction(1, 0, "P5")]);
  school.air.clear();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await badge(page, "1 needs you").waitFor();
  await goTo(page, "/settings");
  await page.locator("label", { hasText: "Kiswahili" }).click();

  const { id, learnerIds } = school.school.classes[0]!;
  const pages = [
    school.register(0),
    "/sync",
    `/history/${id}/${school.day(0)}/m${learnerIds[4]}`,
    "/carry",
    "/carry/receive",
  ];
  for (const path of [...pages, "/settings/devices", "/settings/pin", "/today"]) {
    await goTo(page, path);
    await page.locator("h1").waitFor();
    await isRead(page);
    await expect.poll(() => cutOff(page), { message: path }).toEqual([]);
  }
  await goTo(page, school.register(0));
  await page.locator('button[data-position="5"][data-more]').click();
  await page.getByRole("dialog").waitFor();
  await expect.poll(() => cutOff(page)).toEqual([]);
});
