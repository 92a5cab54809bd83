import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Deployment, deployments } from "./deployment.js";
import { Phone } from "./phone.js";
import { learner, morningCard, readyForOffline, signIn } from "./screens.js";

async function holdFinger(page: Page, position: number): Promise<void> {
  const box = await learner(page, position).boundingBox();
  if (!box) throw new Error(`learner ${position} is not on the screen`);
  const touch = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 3, y: box.y + box.height / 2 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await page.getByRole("dialog").waitFor();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

it("keeps Save under the thumb while searching, and opens a learner's details by a resting finger", async () => {
  await using school = await Deployment.start(deployments[0]!);
  await using phone = await Phone.create();
  const page = await phone.page(school.forTeacher.url);
  await signIn(page, school.classTeacher);
  await readyForOffline(page);
  await morningCard(page).click();

  const save = page.getByRole("button", { name: "Save" });
  await save.waitFor();
  const heightOfSave = async () => (await save.boundingBox())?.y;
  const before = await heightOfSave();
  await page.getByRole("searchbox").fill("nobody of that name");
  await page.getByText("No learner matches").waitFor();
  expect(await heightOfSave()).toBe(before);
  await page.getByRole("button", { name: "Show everyone" }).click();

  await holdFinger(page, 3);
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await page.getByText("0 of 45 marked").waitFor();
});

it("leads the head from a missing register to taking it, and back to what the school then has", async () => {
  await using school = await Deployment.start(deployments[0]!);
  await using phone = await Phone.create();
  const page = await phone.page(school.forHead.url);
  await signIn(page, school.head);
  await page.getByRole("link", { name: /^Grade 7 West/ }).click();
  await page.getByRole("link", { name: "Take the register" }).click();
  await page.getByRole("button", { name: "All present" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Saved", exact: true }).waitFor();
  // Whether or not the school has it by then.
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByText(/^Taken by/).waitFor();
});
