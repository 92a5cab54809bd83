import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { TestPerson } from "../../server/test/a-school.js";
import { Deployment, deployments } from "./deployment.js";
import { FakeCamera } from "./fake-camera.js";
import { LAPTOP, Phone } from "./phone.js";
import { firstClass, mark, morningCard, readyForOffline, signIn } from "./screens.js";

const PATIENCE = { timeout: 45_000 };
const TAPPED = {
  rolls: 1,
  totals: { present: 43, late: 1, absent: 1, excused: 0, notTaken: 0 },
  marks: ["4 A 1", "15 L - 15"],
  history: 3,
  operations: 1,
};

/** Signed in, ready for a day without a network, and known to the school by its signature. */
async function readyPhone(phone: Phone, url: string, person: TestPerson): Promise<Page> {
  const page = await phone.page(url);
  const introduced = page.waitForResponse(
    async (answer) => (await answer.text().catch(() => "")).includes('"r":true'),
    { timeout: 2 * PATIENCE.timeout },
  );
  await signIn(page, person);
  await readyForOffline(page);
  await introduced;
  return page;
}

async function takeRegister(page: Page): Promise<void> {
  await morningCard(page).click();
  await page.getByRole("button", { name: "All present" }).click();
  await mark(page, 4, { status: "Absent", reason: "Illness" });
  await mark(page, 15, { status: "Late", minutes: 15 });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved on this phone", { exact: true }).first().waitFor();
}

async function openWay(page: Page, way: "Send along" | "Carry for a colleague"): Promise<void> {
  await page.locator("a.badge").click();
  await page.getByRole("link", { name: way }).click();
  await page.getByRole("heading", { level: 1, name: way }).waitFor();
}

describe.each(deployments.slice(0, 1))("a day without a network on $name", (kind) => {
  it("goes from screen to camera, over a colleague's phone to the school, and is doubled by nothing", async () => {
    await using school = await Deployment.start(kind);
    await using camera = await FakeCamera.create();
    await using hers = await Phone.create();
    await using his = await Phone.create(undefined, camera.flags);
    const { url } = school.forTeacher;
    const a = await readyPhone(hers, url, school.classTeacher);
    let b = await readyPhone(his, url, school.subjectTeacher);
    const className = await firstClass(a);
    const recorded = () => school.recorded(className, "m");

    await hers.context.setOffline(true);
    await his.context.setOffline(true);
    await takeRegister(a);
    await openWay(a, "Send along");
    await a.getByText("1 record waits on this phone").waitFor();
    await a.getByRole("img", { name: "The code for your colleague's phone" }).waitFor();
    await camera.see(a);

    await openWay(b, "Carry for a colleague");
    await b.getByRole("button", { name: "Scan the code" }).click();
    await b.getByText(/^Taken on: 1 record of (?!a colleague)/).waitFor(PATIENCE);
    await b.getByText("1 record, waiting for network").waitFor();

    await his.putAway();
    await his.open();
    await his.context.setOffline(true);
    b = await his.page(`${url}/sync`);
    await b.getByText("1 carried for colleagues, waiting for network").waitFor();
    await expect.poll(() => b.locator("a.badge").getAttribute("aria-label")).toBe("All sent");
    expect((await recorded()).operations).toBe(0);

    await his.context.setOffline(false);
    await b.getByRole("link", { name: "Carry for a colleague" }).click();
    await b.getByText("Delivered: the school has 1 record").waitFor(PATIENCE);
    expect(await recorded()).toEqual(TAPPED);
    await using laptop = await Phone.create(LAPTOP);
    const board = await laptop.page(school.forHead.url);
    await signIn(board, school.head);
    await board.getByText("Morning", { exact: true }).first().click();
    const bars = board.getByRole("region", { name: "By class, morning" });
    await bars.getByRole("button", { name: "As a table" }).click();
    const row = bars.getByRole("row", { name: new RegExp(`^${className} `) });
    await expect.poll(() => row.textContent(), PATIENCE).toBe(`${className}431100`);

    await hers.context.setOffline(false);
    await a.getByLabel("All sent").waitFor(PATIENCE);
    await a.getByText("Nothing waits to be sent along").waitFor();
    expect(await recorded()).toEqual(TAPPED);
  });

  it("goes as a file where no camera is, and a changed or foreign file is refused in words", async () => {
    await using school = await Deployment.start(kind);
    await using hers = await Phone.create();
    await using his = await Phone.create();
    const { url } = school.forTeacher;
    const a = await readyPhone(hers, url, school.classTeacher);
    const b = await readyPhone(his, url, school.subjectTeacher);
    const className = await firstClass(a);
    await hers.context.setOffline(true);
    await his.context.setOffline(true);
    await takeRegister(a);
    await openWay(a, "Send along");
    const download = a.waitForEvent("download");
    await a.getByRole("button", { name: "Give as a file" }).click();
    const file = join(hers.profile, (await download).suggestedFilename());
    await (await download).saveAs(file);
    expect(file).toMatch(/asili-\d{4}-\d\d-\d\d\.asili$/);
    const text = await readFile(file, "utf8");
    const changed = join(hers.profile, "changed.asili");
    await writeFile(
      changed,
      text.replace(/.{9}$/m, (end) => (end === "000000000" ? "111111111" : "000000000")),
    );
    const foreign = join(hers.profile, "foreign.asili");
    await writeFile(foreign, "Dear parents");

    await openWay(b, "Carry for a colleague");
    await b.getByRole("button", { name: "Scan the code" }).click();
    await b.getByText(/No camera was found|may not use the camera/).waitFor();
    const chooser = b.locator("input[type=file]");
    await chooser.setInputFiles(foreign);
    await b.getByText("That is not a code from Asili").waitFor();
    await chooser.setInputFiles(changed);
    await b.getByText("It could not be read whole").waitFor();
    await chooser.setInputFiles(file);
    await b.getByText(/^Taken on: 1 record/).waitFor();
    await b.getByText("Paste text instead").click();
    await b.getByLabel(/paste here what it read/).fill(text);
    await b.getByRole("button", { name: "Take it on" }).click();
    await b.getByText("You carry this already").waitFor();

    await hers.context.setOffline(false);
    await a.getByLabel("All sent").waitFor(PATIENCE);
    await his.context.setOffline(false);
    await b.getByText("Delivered: the school has 1 record").waitFor(PATIENCE);
    expect(await school.recorded(className, "m")).toEqual(TAPPED);
  });
});
