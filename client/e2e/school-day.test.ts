import { expect, it, describe } from "vitest";
import { Air } from "./air.js";
import { Deployment, deployments } from "./deployment.js";
import { LAPTOP, Phone } from "./phone.js";
import { firstClass, learner, mark, morningCard, readyForOffline, signIn } from "./screens.js";

const PATIENCE = { timeout: 45_000 };

/** Three absent, two of them explained, and one late. */
async function takeRegister(page: Awaited<ReturnType<Phone["page"]>>): Promise<void> {
  await page.getByRole("button", { name: "All present" }).click();
  await mark(page, 4, { status: "Absent", reason: "Illness" });
  await mark(page, 9, { status: "Absent" });
  await mark(page, 23, { status: "Absent", reason: "Sent home for fees" });
  await mark(page, 15, { status: "Late", minutes: 15 });
  await page.getByText("45 of 45 marked").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
}

const TAPPED = {
  rolls: 1,
  totals: { present: 41, late: 1, absent: 3, excused: 0, notTaken: 0 },
  marks: ["4 A 1", "9 A -", "15 L - 15", "23 A 2"],
  history: 5,
  operations: 1,
};

describe.each(deployments)("a school day on $name", (kind) => {
  it("is recorded offline, survives a dead battery, is sent, and moves the head's chart", async () => {
    await using school = await Deployment.start(kind);
    await using phone = await Phone.create();
    const address = school.forTeacher.url;
    let page = await phone.page(address);
    await signIn(page, school.classTeacher);
    await readyForOffline(page);
    const className = await firstClass(page);

    await phone.putAway();
    await phone.open();
    page = await phone.page(address);
    await phone.context.setOffline(true);
    await school.forTeacher.kill();
    await page.reload();
    await morningCard(page).click();
    await takeRegister(page);
    await page.getByText("Saved on this phone", { exact: true }).first().waitFor();

    await phone.kill();
    await phone.open();
    await phone.context.setOffline(true);
    page = await phone.page(address);
    await morningCard(page).getByText("Saved on this phone").waitFor();
    await morningCard(page).click();
    await learner(page, 4)
      .getByText(/Absent.*Illness/)
      .waitFor();
    await expect.poll(() => learner(page, 9).textContent()).toMatch(/Absent/);
    await expect.poll(() => learner(page, 15).textContent()).toMatch(/15 min late/);
    await expect.poll(() => learner(page, 23).textContent()).toMatch(/fees/);
    await expect.poll(() => learner(page, 1).textContent()).toMatch(/Present/);

    await school.forTeacher.start();
    await using laptop = await Phone.create(LAPTOP);
    const board = await laptop.page(school.forHead.url);
    await signIn(board, school.head);
    await board.getByText("Morning", { exact: true }).first().click();
    const bars = board.getByRole("region", { name: "By class, morning" });
    await bars.getByRole("button", { name: "As a table" }).click();
    const row = bars.getByRole("row", { name: new RegExp(`^${className} `) });
    await expect.poll(() => row.textContent(), PATIENCE).toBe(`${className}000045`);
    await board.getByText("Live", { exact: true }).waitFor();
    await board.evaluate(() => Object.assign(window, { sameVisit: true }));

    await phone.context.setOffline(false);
    await page.getByLabel("All sent").waitFor(PATIENCE);
    await expect.poll(() => row.textContent(), PATIENCE).toBe(`${className}411300`);
    expect(await board.evaluate(() => "sameVisit" in window)).toBe(true);

    expect(await school.recorded(className, "m")).toEqual(TAPPED);
  });

  it("doubles nothing when the server dies between its work and its answer", async () => {
    await using school = await Deployment.start(kind);
    await using air = await Air.over(school.forTeacher.url);
    await using phone = await Phone.create();
    const page = await phone.page(air.url);
    await signIn(page, school.classTeacher);
    await readyForOffline(page);
    const className = await firstClass(page);
    const recorded = () => school.recorded(className, "m");

    air.fate = ({ operations }) => {
      if (operations.length === 0) return "pass";
      air.fate = () => "cut";
      return "deaf";
    };
    await morningCard(page).click();
    await takeRegister(page);
    await expect.poll(async () => (await recorded()).operations, PATIENCE).toBe(1);
    await school.forTeacher.kill();
    await school.forTeacher.start();
    air.clear();

    await page.getByLabel("All sent").waitFor(PATIENCE);
    expect(await recorded()).toEqual(TAPPED);
  });
});
