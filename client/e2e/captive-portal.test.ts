import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Fate, Passing } from "./air.js";
import { BrowserSchool } from "./browser-school.js";
import { putNewerBuild } from "./newer-build.js";
import { Phone } from "./phone.js";
import { readOutbox } from "./read-database.js";
import { badge, enter, takeAllPresent } from "./screens.js";

const PAGE = "<!doctype html><title>Airtime</title><p>Buy a bundle to go on.</p>";
const answer = (status: number, type: string, headers = {}, body = PAGE): Fate => ({
  status,
  headers: { "content-type": type, ...headers },
  body,
});

const PORTALS: readonly [how: string, fate: Fate][] = [
  ["its page", answer(200, "text/html")],
  ["its page as if it were JSON", answer(200, "application/json")],
  ["the way to its page", answer(302, "text/html", { location: "/buy-airtime" })],
  ["401", answer(401, "text/html")],
  ["426", answer(426, "text/html")],
  ["511", answer(511, "text/html")],
  ["JSON of its own", answer(200, "application/json", {}, '{"data":{}}')],
];

it("calls nothing sent, drops nothing and wipes nothing behind a captive portal, whatever it answers", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const { userId } = school.classTeacher;
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);

  for (const [index, [how, fate]] of PORTALS.entries()) {
    await page.goto(school.register(index));
    await badge(page, "All sent").waitFor();
    school.air.fate = () => fate;
    await takeAllPresent(page);
    await badge(page, "1 saved on this phone, waiting for network").waitFor();
    if (index === 0) await page.reload();
    await page.getByText("45 of 45 marked").waitFor();
    await page.getByText("Saved on this phone", { exact: true }).first().waitFor();
    await badge(page, "1 saved on this phone, waiting for network").waitFor();
    expect(await readOutbox(page, userId), how).toMatchObject([{ state: "waiting" }]);
    expect(await school.count("select count(*) from operation"), how).toBe(index);

    school.air.clear();
    await page.goto(`${school.url}/sync`);
    await badge(page, "All sent").waitFor();
  }
  const operations = await school.rows("select user_id, outcome from operation");
  expect(operations).toEqual(PORTALS.map(() => ({ user_id: userId, outcome: "applied" })));
  expect(await school.count("select sum(present) from roll_call")).toBe(45 * PORTALS.length);
});

it("never takes a captive portal's page for a part of the app", async () => {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  const portal = ({ document, path }: Passing): Fate => (document || /worker/.test(path) ? "pass" : PORTALS[0]![1]);

  const later = `/assets/${await assetBeyond(school.appFolder)}`;
  const typeOf = () => page.evaluate(async (path) => (await fetch(path)).headers.get("content-type"), later);
  school.air.fate = portal;
  expect(await typeOf()).toMatch(/html/);
  school.air.clear();
  expect(await typeOf()).toMatch(/javascript/);

  await putNewerBuild(school.appFolder);
  school.air.fate = portal;
  const refused = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (worker?.state !== "installing") return worker?.state ?? "redundant";
    await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    return worker.state;
  });
  expect(refused).toBe("redundant");
  school.air.goDown();
  await page.reload();
  await page.getByRole("heading", { name: "Today" }).waitFor();
});

/** One of the assets that the phone fetches only when it needs it. */
async function assetBeyond(folder: string): Promise<string> {
  const worker = await readFile(join(folder, "service-worker.js"), "utf8");
  const names = await readdir(join(folder, "assets"));
  const found = names.find((name) => name.endsWith(".js") && !worker.includes(name));
  if (!found) throw new Error("everything is precached");
  return found;
}
