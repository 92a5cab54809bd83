import { beforeEach, expect, it } from "vitest";
import type { ClassId, Counter, ScopeId, Seq, TermId } from "../values/ids";
import { registerKey } from "../values/register-key";
import { parseSchoolDay } from "../values/school-day";
import { AsiliDb, type OutboxRow } from "./asili-db";
import { readSheet } from "./read-sheet";
import { readToday } from "./read-today";
import { countTray } from "./count-tray";
import { readTray } from "./read-tray";
import { memoryDatabases } from "./testing/memory-databases";

const CLASS = 12 as ClassId;
const DAY = parseSchoolDay("2026-11-23");
const KEY = registerKey(DAY, "m");
const NO_SEQ = 0 as Seq;

let db: AsiliDb;

beforeEach(async () => {
  db = new AsiliDb("school", memoryDatabases());
  await holds(1, "school", {
    s: "Asili Junior School|12345",
    t3: "2026|3|260824|261127",
    c12: "Grade 7 East|G7|East",
    x1: "SICK|Sick|Mgonjwa|AE",
    h8: "261020|261020|Mashujaa Day",
  });
  await holds(2, "user", { k12: "class" });
  await holds(3, "class-term", {
    v: "2",
    l1: "501|0001|Achieng|F|1|",
    l2: "502|0002|Barasa|M|1|2",
    l3: "503|0003|Chebet|F|2|",
  });
});

it("shows who is on the roster now, and why a day has no register", async () => {
  const sheet = await readSheet(db, CLASS, DAY, "m");
  expect(sheet?.learners.map(({ name }) => name)).toEqual(["Achieng", "Chebet"]);
  expect(sheet).toMatchObject({ className: "Grade 7 East", rosterRev: 2, seen: 9, state: "not-taken", register: null });
  const kinds = ["2026-11-23", "2026-11-22", "2026-10-20", "2026-12-01"].map(
    async (day) => (await readToday(db, parseSchoolDay(day)))?.kind,
  );
  expect(await Promise.all(kinds)).toEqual([
    { kind: "school-day" },
    { kind: "weekend" },
    { kind: "closure", name: "Mashujaa Day" },
    { kind: "holidays" },
  ]);
});

it("counts no absentee present who joined after the register was taken", async () => {
  await db.items.add({ scope: 3 as ScopeId, key: KEY, line: "1|P|7|9" });
  expect(await counts()).toMatchObject({ P: 1, N: 1, enrolled: 2 });
});

it("shows what was said of a learner before they left and came back, under the number they have now", async () => {
  await db.items.bulkPut([
    { scope: 3 as ScopeId, key: "v", line: "3" },
    { scope: 3 as ScopeId, key: "l4", line: "502|0002|Barasa|M|3|" },
  ]);
  await db.items.add({ scope: 3 as ScopeId, key: KEY, line: "1|PL2@20|7|9" });
  const sheet = await readSheet(db, CLASS, DAY, "m");
  expect(sheet?.register?.cells).toMatchObject([{ position: 4, status: "L", minutesLate: 20 }]);
  expect(await counts()).toMatchObject({ L: 1 });
});

it("walks through every state of a session", async () => {
  expect(await state()).toBe("not-taken");
  await db.drafts.put({ classId: CLASS, key: KEY, rosterRev: 2, seen: NO_SEQ, marks: new Map(), at: 0 });
  expect(await state()).toBe("draft");
  await db.drafts.clear();
  await db.outbox.add(waiting(1, "1 r 12 261123m 2 PA3 9 0"));
  expect(await state()).toBe("saved");
  await db.outbox.update(1 as Counter, { state: "rejected", code: "TERM_CLOSED" });
  expect(await state()).toBe("needs-you");
  await db.outbox.clear();
  await db.items.put({ scope: 3 as ScopeId, key: KEY, line: "2|PA3!L|7|9" });
  expect(await state()).toBe("needs-you");
  await db.items.put({ scope: 3 as ScopeId, key: KEY, line: "2|PA3|7|9" });
  expect(await state()).toBe("sent");
  await db.items.put({ scope: 3 as ScopeId, key: KEY, line: "0|NA3|7|9" });
  expect(await state()).toBe("not-taken");
});

it("shows what was confirmed with what was said since, in the order it was said", async () => {
  await db.items.add({ scope: 3 as ScopeId, key: KEY, line: "2|PA1|7|9" });
  await db.sent.add({ ...said(1, "1 f 12 261123m L1@5 9 0"), outcome: "APPLIED", seq: 11 as Seq, at: 0 });
  await db.outbox.bulkAdd([waiting(3, "3 f 12 261123m P1 9 0"), waiting(2, "2 f 12 261123m A3 9 0")]);
  expect((await readSheet(db, CLASS, DAY, "m"))?.register?.cells).toEqual([
    { position: 1, status: "P" },
    { position: 3, status: "A" },
  ]);
});

it("takes the register's scope from the term its day is in", async () => {
  await db.items.add({ scope: 1 as ScopeId, key: "t4", line: "2027|1|270104|270402" });
  await holds(4, "class-term", { v: "1", l1: "501|0001|Achieng|F|1|" });
  await db.scopes.update(4 as ScopeId, { termId: 4 as TermId });
  const learners = async (day: string) => (await readSheet(db, CLASS, parseSchoolDay(day), "m"))?.learners.length;
  expect([await learners("2026-11-23"), await learners("2027-01-05")]).toEqual([2, 1]);
});

it("keeps a contest in the tray until the cell is settled, and names who it is about", async () => {
  await db.items.add({ scope: 2 as ScopeId, key: "n5", line: "contested|12|261123m|3|A|L@20|Mwalimu Otieno|9" });
  await db.items.put({ scope: 3 as ScopeId, key: KEY, line: "2|PA3!L@20|7|9" });
  expect((await readTray(db)).contests).toMatchObject([
    { className: "Grade 7 East", cells: [{ position: 3, status: "A", other: { status: "L", minutesLate: 20 } }] },
  ]);
  await db.items.put({ scope: 3 as ScopeId, key: KEY, line: "2|PA3|7|9" });
  expect((await readTray(db)).contests).toEqual([]);
});

it("takes a contest out of the tray as soon as a correction of it is on the phone", async () => {
  await db.items.add({ scope: 2 as ScopeId, key: "n5", line: "contested|12|261123m|3|A|L@20|Mwalimu Otieno|9" });
  await db.items.put({ scope: 3 as ScopeId, key: KEY, line: "2|PA1!LA3!L@20|7|9" });
  expect((await readTray(db)).contests).toMatchObject([{ cells: [{ position: 3 }] }]);
  await db.outbox.add(waiting(1, "1 f 12 261123m A3 9 0"));
  expect((await readTray(db)).contests).toEqual([]);
});

it("asks nobody again who corrected a contested mark under the number that its learner came back with", async () => {
  await db.items.add({ scope: 3 as ScopeId, key: "l4", line: "502|0002|Barasa|M|3|" });
  await db.items.add({ scope: 2 as ScopeId, key: "n5", line: "contested|12|261123m|2|A|L@20|Mwalimu Otieno|9" });
  await db.items.add({ scope: 3 as ScopeId, key: KEY, line: "1|PA2!L@20|7|9" });
  await db.outbox.add(waiting(1, "1 f 12 261123m A3 9 0"));
  expect(await countTray(db)).toBe(1);
  await db.outbox.add(waiting(2, "2 f 12 261123m A4 9 0"));
  expect(await countTray(db)).toBe(0);
});

it("counts what waits for the head", async () => {
  await db.items.add({ scope: 2 as ScopeId, key: "w17.3", line: "3 f 12 261123m A3 9 0|7|Otieno|9|9|c" });
  expect(await countTray(db)).toBe(1);
});

it("says nothing of a class it does not hold", async () => {
  expect(await readSheet(db, 99 as ClassId, DAY, "m")).toBeNull();
  await db.scopes.clear();
  expect(await readToday(db, DAY)).toBeNull();
});

async function holds(id: number, kind: "school" | "user" | "class-term", items: Record<string, string>): Promise<void> {
  const scope = id as ScopeId;
  const ofClass = kind === "class-term";
  const place = { classId: ofClass ? CLASS : null, termId: ofClass ? (3 as TermId) : null };
  await db.scopes.add({ id: scope, kind, ...place, cursor: 9 as Seq, digest: 0 });
  await db.items.bulkAdd(Object.entries(items).map(([key, line]) => ({ scope, key, line })));
}

const said = (n: number, text: string) => ({ n: n as Counter, text, classId: CLASS, key: KEY, school: null });
const waiting = (n: number, text: string): OutboxRow => ({ ...said(n, text), at: 0, state: "waiting" });
const session = async () => (await readToday(db, DAY))?.classes[0]?.sessions[0];
const state = async () => (await session())?.state;
const counts = async () => (await session())?.counts;
