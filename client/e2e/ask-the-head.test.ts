import { expect, it } from "vitest";
import { BrowserSchool } from "./browser-school.js";
import { Phone } from "./phone.js";
import { goTo, morningCard, signIn } from "./screens.js";

const PATIENCE = { timeout: 60_000 };

/** As a school's own laptop is reached in its network: by plain http, where browsers give no clipboard. */
it("lets a teacher ask the head in a message where the browser gives no clipboard", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create(undefined, ["--host-resolver-rules=MAP school.test 127.0.0.1"]);
  const page = await phone.page(school.url.replace("localhost", "school.test"));
  await signIn(page, school.classTeacher);
  await morningCard(page).waitFor(PATIENCE);
  expect(await page.evaluate(() => "clipboard" in navigator)).toBe(false);

  // By the server's clock that day has not come yet.
  school.setBack(40);
  await goTo(page, new URL(school.register(0)).pathname);
  await page.getByRole("button", { name: "All present" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Needs you: see why").waitFor(PATIENCE);
  await goTo(page, "/sync");
  await page.getByRole("button", { name: "Ask the head" }).click();
  await page.getByText("Copied. Paste it into a message to the head.").waitFor(PATIENCE);

  await page.getByRole("button", { name: "Discard" }).click();
  await page.evaluate(() => document.querySelector("dialog")!.append(document.createElement("textarea")));
  const message = page.locator("dialog textarea").last();
  await message.focus();
  await page.keyboard.press("Control+V");
  await expect.poll(() => message.inputValue()).toMatch(/^Please help with the register of Grade 7 East/);
  await page.getByRole("button", { name: "Keep it" }).click();

  await page.evaluate(() => (document.execCommand = () => false));
  await page.getByRole("button", { name: "Ask the head" }).click();
  const text = page.getByLabel("Copy this into a message to the head.");
  await text.waitFor(PATIENCE);
  await expect.poll(() => text.inputValue()).toMatch(/^Please help with the register of Grade 7 East/);
});
