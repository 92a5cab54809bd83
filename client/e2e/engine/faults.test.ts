import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Phone } from "../../src/sync/testing/a-phone";
import type { Mark } from "../../src/values/mark";
import { addDays, parseSchoolDay } from "../../src/values/school-day";
import { Classroom } from "./classroom";
import type { CookieJar, Meddle } from "./cookie-jar";
import { SeededRandom } from "./seeded-random";

const SEEDS = Array.from({ length: Number(process.env["FAULT_SEEDS"] ?? 8) }, (_, index) => 1 + index);
const STEPS = 60;
const DAYS = 3;
const MONDAY = parseSchoolDay("2026-11-16");
const MEDDLES: readonly Meddle[] = ["drop the request", "drop the answer"];
const MARKS: readonly Mark[] = [{ status: "P" }, { status: "A" }, { status: "L", minutesLate: 20 }, { status: "N" }];

/** A browser with two tabs, either of which may die at any moment and be opened again. */
type Browser = { readonly network: CookieJar; readonly tabs: Phone[] };

describe("phones on a bad network", () => {
  let room: Classroom;
  beforeEach(async () => {
    room = await Classroom.open();
  });
  afterEach(async () => {
    await room[Symbol.asyncDispose]();
  });

  it.each(SEEDS)("agree in the end, seed %i", async (seed) => {
    const random = new SeededRandom(seed);
    const browsers = await Promise.all([room.classTeacher, room.subjectTeacher, room.classTeacher].map(openBrowser));
    for (let step = 0; step < STEPS; step++) await take(random, random.pick(browsers));
    for (const { network } of browsers) network.meddle = () => null;
    for (let round = 0; round < 3; round++) for (const { tabs } of browsers) await tabs[0]!.sync();

    const held = await Promise.all(browsers.map(({ tabs }) => classItems(tabs[0]!)));
    expect(held[1]).toEqual(held[0]);
    expect(held[2]).toEqual(held[0]);
    for (const { tabs } of browsers) {
      expect(await tabs[0]!.db.outbox.toArray()).toEqual([]);
      expect(await tabs[0]!.sync()).toEqual({ kind: "done" });
    }

    async function take(chance: SeededRandom, browser: Browser): Promise<void> {
      const phone = chance.pick(browser.tabs);
      const register = { classId: room.classId, day: addDays(MONDAY, chance.below(DAYS)), session: "m" as const };
      browser.network.meddle = () => (chance.next() < 0.3 ? chance.pick(MEDDLES) : null);
      switch (chance.below(6)) {
        case 0:
          return phone.takes({ [1 + chance.below(45)]: chance.pick(MARKS) }, register);
        case 1:
          return phone.fixes(1 + chance.below(45), chance.pick(MARKS), register);
        case 2:
          return void (await Promise.all(browser.tabs.map((tab) => tab.sync())));
        case 3:
          return killWhileSyncing(chance, browser);
        default:
          return void (await phone.sync());
      }
    }
  });

  async function openBrowser(person: Classroom["classTeacher"]): Promise<Browser> {
    const network = room.network();
    const phone = await room.phoneOf(person, network);
    return { network, tabs: [phone, phone.tab()] };
  }
});

/** The tab goes at some moment of its cycle; its writes until then stand, whatever it was about to write does not. */
async function killWhileSyncing(random: SeededRandom, { tabs }: Browser): Promise<void> {
  const victim = random.below(tabs.length);
  const dying = tabs[victim]!;
  const cycle = dying.sync().catch(() => null);
  await new Promise((resolve) => setTimeout(resolve, random.below(25)));
  dying.db.close();
  await cycle;
  tabs[victim] = dying.tab();
}

async function classItems(phone: Phone): Promise<string[]> {
  const scopes = await phone.db.scopes.toArray();
  const ofClasses = new Set(scopes.filter(({ kind }) => kind === "class-term").map(({ id }) => id));
  const items = await phone.db.names.open(await phone.db.items.toArray());
  return items.filter(({ scope }) => ofClasses.has(scope)).map(({ key, line }) => `${key}=${line}`);
}
