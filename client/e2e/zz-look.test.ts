import { it } from "vitest";
import { Deployment, deployments } from "./deployment.js";
import { FakeCamera } from "./fake-camera.js";
import { LAPTOP, Phone } from "./phone.js";
import { CLASS_TEACHER, mark, morningCard, readyForOffline, signIn } from "./screens.js";

const DIR = "/tmp/gen/shots";
it("look", async () => {
  await using school = await Deployment.start(deployments[0]!);
  await using camera = await FakeCamera.create();
  await using hers = await Phone.create();
  await using his = await Phone.create(undefined, camera.flags);
  const url = school.forTeacher.url;
  const a = await hers.page(url);
  const b = await his.page(url);
  await signIn(a, CLASS_TEACHER);
  await readyForOffline(a);
  await signIn(b, "0700 000 031");
  await readyForOffline(b);
  await a.waitForTimeout(2500);
  const shoot = async (page: typeof a, name: string) => {
    for (const [locale, tag] of [
      ["en", "en"],
      ["sw", "sw"],
    ] as const) {
      await page.evaluate((l) => localStorage.setItem("asili.locale", l), locale);
      for (const [size, w] of [
        [{ width: 360, height: 640 }, "360"],
        [LAPTOP, "1280"],
      ] as const) {
        await page.setViewportSize(size);
        await page.reload();
        await page.waitForTimeout(1200);
        await page.screenshot({ path: `${DIR}/${name}-${tag}-${w}.png`, fullPage: true });
      }
    }
    await page.evaluate(() => localStorage.setItem("asili.locale", "en"));
    await page.setViewportSize({ width: 360, height: 640 });
    await page.reload();
  };
  await hers.context.setOffline(true);
  await his.context.setOffline(true);
  await morningCard(a).click();
  await a.getByRole("button", { name: "All present" }).click();
  await mark(a, 4, { status: "Absent", reason: "Illness" });
  await a.getByRole("button", { name: "Save" }).click();
  await a.getByText("Saved on this phone", { exact: true }).first().waitFor();
  await a.locator("a.badge").click();
  await a.getByRole("heading", { name: "Without a network" }).waitFor();
  await shoot(a, "sync");
  await a.goto(`${url}/carry`);
  await a.waitForTimeout(1500);
  await shoot(a, "hand-over");
  await a.waitForTimeout(1500);
  await camera.see(a);
  await b.goto(`${url}/carry/receive`);
  await b.getByRole("button", { name: "Scan the code" }).waitFor();
  await shoot(b, "receive");
  await b.goto(`${url}/carry/receive`);
  await b.getByText("Paste text instead").click();
  await b.getByLabel(/paste here/).fill("ASILI2:1/1:XXXX:00");
  await b.getByRole("button", { name: "Take it on" }).click();
  await b.waitForTimeout(400);
  await b.screenshot({ path: `${DIR}/newer.png`, fullPage: true });
  await b.reload();
  await b.getByRole("button", { name: "Scan the code" }).click();
  await b.getByText(/^Taken on/).waitFor();
  await b.waitForTimeout(300);
  await b.screenshot({ path: `${DIR}/kept.png`, fullPage: true });
  await shoot(b, "carried");
  await b.goto(`${url}/sync`);
  await b.waitForTimeout(800);
  await b.screenshot({ path: `${DIR}/sync-carrying.png`, fullPage: true });
  await b.goto(`${url}/carry/receive`);
  await his.context.setOffline(false);
  await b.getByText(/^Delivered/).waitFor();
  await b.screenshot({ path: `${DIR}/delivered.png`, fullPage: true });
  // The camera while it looks at nothing of ours.
  await hers.context.setOffline(false);
  await a.getByText("Nothing waits").waitFor();
  await a.screenshot({ path: `${DIR}/nothing.png`, fullPage: true });
  await b.evaluate(() => {});
}, 240000);
