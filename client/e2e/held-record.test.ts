import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Deployment } from "./deployment.js";
import { LAPTOP, Phone } from "./phone.js";
import { firstClass, learner, readyForOffline, signIn } from "./screens.js";

const PATIENCE = { timeout: 45_000 };

/** Takes one of the day's registers, in the morning with one learner absent; it cannot leave the phone. */
async function takesOffline(page: Page, session: "Morning" | "Afternoon"): Promise<void> {
  await page
    .getByRole("link", { name: new RegExp(`^${session}`) })
    .first()
    .click();
  await page.getByRole("button", { name: "All present" }).click();
  if (session === "Morning") await learner(page, 4).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved on this phone", { exact: true }).first().waitFor();
  await page.getByRole("link", { name: "Back" }).click();
}

async function takesOff(page: Page, url: string, className: string, teacher: string): Promise<void> {
  await page.goto(`${url}/settings/classes`);
  await page.getByRole("button", { name: `Take off: ${teacher}, ${className}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take off" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** The card of one register that waits for whoever has this page open. */
const card = (page: Page, session: "morning" | "afternoon") =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: new RegExp(session, "i") }) });

it("asks the head about registers of a class that was taken away meanwhile, and tells their author the answer", async () => {
  await using school = await Deployment.start({ name: "sqlite", engine: "sqlite", twoProcesses: false });
  await using phone = await Phone.create();
  await using office = await Phone.create(LAPTOP);
  await using desk = await Phone.create(LAPTOP);
  const { url } = school.forTeacher;
  const [teacher, admin, head] = [await phone.page(url), await office.page(url), await desk.page(url)];
  await signIn(teacher, school.classTeacher);
  await readyForOffline(teacher);
  const className = await firstClass(teacher);
  const rolls = async (session: "m" | "a") => (await school.recorded(className, session)).rolls;
  await teacher.goto(`${url}/sync`);
  const name = ((await teacher.getByText(/^Signed in as /).textContent()) ?? "").replace("Signed in as ", "");
  await teacher.goto(`${url}/today`);
  await phone.context.setOffline(true);
  await takesOffline(teacher, "Morning");
  await takesOffline(teacher, "Afternoon");

  await signIn(admin, school.administrator);
  await admin.getByText("Live", { exact: true }).waitFor(PATIENCE);
  await takesOff(admin, url, className, name);
  await signIn(head, school.head);
  await head.getByText("Live", { exact: true }).waitFor(PATIENCE);
  await phone.context.setOffline(false);
  await teacher.evaluate(() => dispatchEvent(new Event("online")));

  // The school has them: their author waits, and cannot throw away what the head may take in.
  await teacher.locator('a.badge[aria-label="2 need you"]').click(PATIENCE);
  await expect.poll(() => teacher.getByText(/^It was recorded while you still had this class/).count()).toBe(2);
  await expect.poll(() => teacher.getByRole("button", { name: "Discard" }).count()).toBe(0);

  await head.getByText("2 records wait for your decision").waitFor(PATIENCE);
  await head.getByRole("link", { name: "Decide" }).click();
  await card(head, "morning").getByText(`${name} wrote this`, { exact: false }).waitFor(PATIENCE);
  expect(await rolls("m")).toBe(0);
  await card(head, "morning").getByRole("button", { name: "Take it in" }).click();
  await card(head, "morning").waitFor({ ...PATIENCE, state: "detached" });
  await expect.poll(() => rolls("m"), PATIENCE).toBe(1);

  // It is the only one left, and names no exception: it must be seen all the same.
  await card(head, "afternoon").getByText("Everyone present").waitFor(PATIENCE);
  await card(head, "afternoon").getByRole("button", { name: "Decline" }).click();
  const dialog = head.getByRole("dialog");
  const decline = dialog.getByRole("button", { name: "Decline" });
  await expect.poll(() => decline.isDisabled()).toBe(true);
  await dialog.getByRole("button", { name: "The register on paper says otherwise" }).click();
  await decline.click();
  await card(head, "afternoon").waitFor({ ...PATIENCE, state: "detached" });

  await teacher.goto(`${url}/sync`);
  await teacher.getByText(/took it in. It counts in your name/).waitFor(PATIENCE);
  await teacher.getByText(/did not take it in: The register on paper says otherwise/).waitFor(PATIENCE);
  await teacher.evaluate(() => localStorage.setItem("asili.locale", "sw"));
  await teacher.reload();
  await teacher.getByText(/hakuipokea: Rejesta ya karatasi inasema vingine/).waitFor(PATIENCE);
  await expect.poll(() => teacher.getByText(/Rejesta ya karatasi/).count()).toBe(1);
  expect(await rolls("a")).toBe(0);
});
