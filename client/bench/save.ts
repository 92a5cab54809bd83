import { BrowserSchool } from "../e2e/browser-school.js";
import { Phone } from "../e2e/phone.js";
import { badge, enter, goTo } from "../e2e/screens.js";
import { SlowLink } from "../../server/bench/sync/slow-link.js";
import { printTable } from "../../server/bench/report/print-table.js";
import { median, percentile } from "./save/percentile.js";
import { throttle } from "./save/throttle.js";
import { type SavedRegister, watchSaves } from "./save/watch-saves.js";

const RUNS = Number(process.argv[2] ?? 5);
const SAVES = 20;
const LINKS = [
  { name: "slow 3G", bitsPerSecond: 400_000, roundTripMs: 300, goal: 8_000 },
  { name: "2G", bitsPerSecond: 50_000, roundTripMs: 600, goal: 12_000 },
];

type Row = { name: string; ms: number; goal: number | null };

const rows: Row[] = [];
const saves4 = await runs(() => takeRegisters(4));
rows.push({ name: "4x: a register of 45, p95", ms: of(saves4, 0.95, ({ committed }) => committed), goal: 50 });
const saves6 = await runs(() => takeRegisters(6));
const floors = await runs(() => writeBare(4));
rows.push({ name: "4x: a bare strict write, p95", ms: median(floors.map((ms) => percentile(ms, 0.95))), goal: null });
rows.push({ name: "6x: tap to durable, p50", ms: of(saves6, 0.5, ({ tapped }) => tapped), goal: 150 });
rows.push({ name: "6x: tap to durable, p95", ms: of(saves6, 0.95, ({ tapped }) => tapped), goal: 350 });
for (const link of LINKS) {
  rows.push({ name: `6x: cold, ${link.name}`, ms: median(await runs(() => openCold(link))), goal: link.goal });
}
rows.push({ name: "6x: warm, without a network", ms: median(await runs(openWarm)), goal: 1_500 });

printTable(
  ["in Chromium", "ms", "goal", ""],
  rows.map(({ name, ms, goal }) => [name, ms.toFixed(0), String(goal ?? "-"), goal === null ? "" : verdict(ms, goal)]),
);
console.log(`
Medians of ${RUNS} runs, ${SAVES} registers each. A save is durable when its transaction, asked for as strict, is complete;
a tap is that on Save. A bare write is one row in a database of its own: what this machine and its disk take for any. Cold: a first visit over the link to a door that can be used. Warm: the app opened on a register
that lies on the phone, until its rows can be tapped. The processor is slowed as Chromium's own tools do it.`);
if (rows.some(({ ms, goal }) => goal !== null && ms > goal)) process.exitCode = 1;

function verdict(ms: number, goal: number): string {
  return ms <= goal ? "met" : "MISSED";
}

async function runs<Result>(take: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let run = 0; run < RUNS; run++) results.push(await take());
  return results;
}

/** The median over the runs of a share of each. */
function of(taken: readonly SavedRegister[][], share: number, part: (save: SavedRegister) => number): number {
  return median(taken.map((saves) => percentile(saves.map(part), share)));
}

async function takeRegisters(rate: number): Promise<SavedRegister[]> {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page("about:blank");
  const saved = await watchSaves(page);
  await page.goto(school.url);
  await enter(page, school.classTeacher);
  await throttle(page, rate);
  for (let day = 0; day < SAVES; day++) {
    await goTo(page, school.register(day));
    await page.getByText("0 of 45 marked").waitFor();
    await page.getByRole("button", { name: "All present" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("button", { name: "Saved", exact: true }).waitFor();
  }
  await badge(page, "All sent").waitFor();
  const saves = await saved();
  if (saves.length !== SAVES || saves.some(({ durability }) => durability !== "strict")) {
    throw new Error(`${saves.length} saves were seen, of which not all were strict`);
  }
  return saves;
}

/** Milliseconds that single rows take to the disk, without the app. */
async function writeBare(rate: number): Promise<number[]> {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  const page = await phone.page(`${school.url}/icon.svg`);
  await throttle(page, rate);
  // A function with a name would call a helper of the compiler's that the page lacks.
  return await page.evaluate(async (times) => {
    const opening = indexedDB.open("bare", 1);
    opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("rows"));
    await new Promise((resolve) => opening.addEventListener("success", resolve));
    const taken: number[] = [];
    for (let time = 0; time < times; time++) {
      const from = performance.now();
      const transaction = opening.result.transaction("rows", "readwrite", { durability: "strict" });
      transaction.objectStore("rows").put(time, time);
      await new Promise((resolve) => transaction.addEventListener("complete", resolve));
      taken.push(performance.now() - from);
    }
    return taken;
  }, SAVES);
}

/** Milliseconds from the address to a door that can be used, with nothing of the app on the phone. */
async function openCold(shape: (typeof LINKS)[number]): Promise<number> {
  await using school = await BrowserSchool.open();
  await using link = await SlowLink.open(school.url, shape);
  await using phone = await Phone.create();
  const page = await phone.page("about:blank");
  await throttle(page, 6);
  await page.goto(link.url.replace("127.0.0.1", "localhost"), { waitUntil: "commit" });
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  return await page.evaluate(() => performance.now());
}

/** Milliseconds from opening the app, without a network, to a register that can be filled. */
async function openWarm(): Promise<number> {
  await using school = await BrowserSchool.open();
  await using phone = await Phone.create();
  let page = await phone.page(school.url);
  await enter(page, school.classTeacher);
  await phone.putAway();
  school.air.goDown();
  await phone.open();
  page = await phone.page("about:blank");
  await throttle(page, 6);
  await page.goto(school.register(0), { waitUntil: "commit" });
  await page.getByText("0 of 45 marked").waitFor();
  return await page.evaluate(() => performance.now());
}
