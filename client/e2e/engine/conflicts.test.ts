import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RejectCode } from "../../../server/src/sync/reject-code.js";
import { ErrorCode } from "../../../server/src/errors.js";
import { TERM_MS } from "../../src/tray/forget-tray";
import { runErrands } from "../../src/errands/run-errands";
import { readSyncState } from "../../src/db/read-sync-state";
import { dumpOf } from "../../src/db/testing/dump-of";
import { readTray } from "../../src/db/read-tray";
import { readContested } from "../../src/features/sync-tray/read-contested";
import { readDecided, readHeld } from "../../src/features/sync-tray/read-held";
import { refusals } from "../../src/i18n/refusals";
import { syncTray } from "../../src/i18n/sync-tray";
import { saveFixes } from "../../src/sync/outbox/save-fixes";
import type { Phone } from "../../src/sync/testing/a-phone";
import type { Mark } from "../../src/values/mark";
import { addDays, parseSchoolDay } from "../../src/values/school-day";
import { Classroom } from "./classroom";

const MONDAY = parseSchoolDay("2026-11-23");
const ABSENT = { status: "A" } as const;
const LATE = { status: "L", minutesLate: 20 } as const;
/** Ten of the class: one phone has them absent, the other late. */
const DIFFERING = [2, 5, 9, 13, 17, 21, 28, 33, 40, 45];
const marksOf = (mark: Mark, also: Record<number, Mark> = {}) => ({
  ...Object.fromEntries(DIFFERING.map((position) => [position, mark])),
  ...also,
});

const CONTESTED = `{ contestedRegisters(first: 20) { nodes { seen marks {
  position learner { name } stands { by { name } mark { status } } other { by { name } mark { status } } } } } }`;
const HELD = "{ heldOperations(first: 50) { nodes { id } } }";
const TAKE_IN = "mutation ($ids: [ID!]!) { takeInHeld(ids: $ids) { done code } }";
const DECLINE = "mutation ($ids: [ID!]!, $why: String!) { declineHeld(ids: $ids, reason: $why) { done code } }";
type HeldAnswer = { heldOperations: { nodes: { id: string }[] } };
type Contests = { contestedRegisters: { nodes: { seen: number; marks: { position: number }[] }[] } };

const needsYou = async (phone: Phone) => (await readSyncState(phone.db, "2026-11")).needsYou;

describe("two people who record one register differently", () => {
  let room: Classroom;
  let week = 0;
  beforeAll(async () => {
    room = await Classroom.open();
  });
  afterAll(() => room[Symbol.asyncDispose]());

  const head = () => room.school.people.find(({ roles }) => roles.includes("head" as never))!;
  const aRegister = () => ({ classId: room.classId, day: addDays(MONDAY, -7 * week++), session: "m" as const });
  const contestsOn = async (phone: Phone) => readContested(phone.db, phone.ports.userId);

  it("have exactly the ten cells that differ contested, on both phones and the head's, after one exchange each", async () => {
    const [one, two, office] = [
      await room.phoneOf(room.classTeacher),
      await room.phoneOf(room.subjectTeacher),
      await room.phoneOf(head()),
    ];
    const register = aRegister();
    // Both agree on 7; and 11, of whom only one says something, is not in question.
    await one.takes(marksOf(ABSENT, { 7: ABSENT }), register);
    await two.takes(marksOf(LATE, { 7: ABSENT, 11: LATE }), register);
    await one.sync();
    await two.sync();
    await one.sync();
    await office.sync();

    for (const phone of [one, two, office]) {
      const [contested, ...others] = await contestsOn(phone);
      expect(others).toEqual([]);
      expect(contested!.learners.map(({ position }) => position)).toEqual(DIFFERING);
      expect(await needsYou(phone)).toBe(10);
      for (const { name, values } of contested!.learners) {
        expect(name).toMatch(/^Learner \d+$/);
        const said = values.map(({ mark, by }) => `${by!.name}: ${mark.status}`).toSorted();
        expect(said).toEqual(["Achieng Odhiambo: A", "Barasa Wafula: L"]);
      }
    }
    const own = async (phone: Phone) => (await contestsOn(phone))[0]!.learners[0]!.values[0].mark.status;
    expect([await own(one), await own(two)]).toEqual(["A", "L"]);
    const { contestedRegisters } = await room.ask<Contests>(head(), CONTESTED);
    expect(contestedRegisters.nodes.map(({ marks }) => marks.map(({ position }) => position))).toEqual([DIFFERING]);

    // Each is settled by one tap, here all of them offline; then everybody's tray is empty.
    for (const { position, values } of (await contestsOn(one))[0]!.learners) {
      const { scope, classId, day, session } = (await contestsOn(one))[0]!;
      const cells = [{ ...values[1].mark, position }];
      await saveFixes(one.db, { classId, day, session, seen: scope.cursor, cells }, one.now);
    }
    expect(await needsYou(one)).toBe(0);
    for (const phone of [one, two, office]) await phone.sync();
    for (const phone of [one, two, office]) {
      expect(await contestsOn(phone)).toEqual([]);
      expect(await needsYou(phone)).toBe(0);
      const marks = (await phone.sheet(register)).register!.cells;
      expect(DIFFERING.every((position) => marks.find((cell) => cell.position === position)?.status === "L")).toBe(
        true,
      );
    }
    expect((await room.ask<Contests>(head(), CONTESTED)).contestedRegisters.nodes).toEqual([]);
  });

  it("can be settled by the head's page, which the phones then show", async () => {
    const [one, two] = [await room.phoneOf(room.classTeacher), await room.phoneOf(room.subjectTeacher)];
    const office = await room.phoneOf(head());
    const register = aRegister();
    await one.takes({ 4: ABSENT }, register);
    await two.takes({ 4: LATE }, register);
    await one.sync();
    await two.sync();
    const { contestedRegisters } = await room.ask<Contests>(head(), CONTESTED);
    const { seen } = contestedRegisters.nodes[0]!;
    const cells = [{ ...ABSENT, position: 4 as never }];
    await saveFixes(office.db, { ...register, seen: seen as never, cells }, office.now);
    for (const phone of [office, one, two]) await phone.sync();
    for (const phone of [office, one, two]) {
      expect(await contestsOn(phone)).toEqual([]);
      expect((await phone.sheet(register)).register!.cells).toEqual([{ position: 4, ...ABSENT }]);
    }
  });
});

describe("what was written of a class that was taken away", () => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open();
  });
  afterAll(() => room[Symbol.asyncDispose]());

  const head = () => room.school.people.find(({ roles }) => roles.includes("head" as never))!;
  const errands = (phone: Phone) => runErrands({ ...phone.ports, wait: async () => undefined } as never);
  const register = { classId: undefined as never, day: MONDAY, session: "m" as const };

  /** Barasa takes two registers offline, and sends them after the class went to somebody else. */
  async function lateRegisters() {
    const place = { ...register, classId: room.classId };
    await room.assign(room.subjectTeacher, true);
    const phone = await room.phoneOf(room.subjectTeacher);
    await phone.takes({ 4: ABSENT }, { ...place, day: addDays(MONDAY, -1 * 7) });
    await phone.takes({ 6: LATE }, { ...place, day: addDays(MONDAY, -2 * 7) });
    room.later(1);
    await room.assign(room.subjectTeacher, false);
    await phone.sync();
    expect((await readTray(phone.db)).operations).toMatchObject([{ state: "held" }, { state: "held" }]);
    const { heldOperations } = await room.ask<HeldAnswer>(head(), HELD);
    return { phone, ids: heldOperations.nodes.map(({ id }) => id) };
  }

  it("waits on the head's phone, is decided there, and its author is told in words", async () => {
    const { phone, ids } = await lateRegisters();
    const office = await room.phoneOf(head());
    expect((await readHeld(office.db)).map(({ id, authorName, className }) => [id, authorName, className])).toEqual(
      ids.map((id) => [id, "Barasa Wafula", "Grade 7 East"]),
    );
    expect((await readHeld(office.db))[0]!.marks).toEqual([{ position: 4, name: "Learner 4", mark: ABSENT }]);
    expect(await needsYou(office)).toBe(2);

    await room.ask(head(), TAKE_IN, { ids: [ids[0]] });
    await room.ask(head(), DECLINE, { ids: [ids[1]], why: "Taken on paper" });
    await office.sync();
    expect(await needsYou(office)).toBe(0);
    expect(
      (await office.sheet({ ...register, classId: room.classId, day: addDays(MONDAY, -7) })).register,
    ).toMatchObject({ rosterRev: 1, cells: [{ position: 4, status: "A" }] });

    await phone.sync();
    await errands(phone);
    expect((await readTray(phone.db)).operations).toMatchObject([
      { state: "held", code: "DECLINED", message: "Taken on paper" },
    ]);
    expect(await dumpOf(phone.db)).not.toContain("Taken on paper");
    const decided = await readDecided(phone.db);
    expect(decided.map(({ taken, reason, byName }) => [taken, reason, byName]).toSorted()).toEqual([
      [false, "Taken on paper", head().name],
      [true, "", head().name],
    ]);
    // After a restore the verdict that was decided on is what a resend gets.
    await room.restore();
    await phone.sync();
    await phone.sync();
    expect((await readTray(phone.db)).operations).toMatchObject([{ state: "rejected", code: "DECLINED" }]);
  });

  it("leaves no trace on its author's phone once the head has taken it in", async () => {
    const { phone, ids } = await lateRegisters();
    await room.ask(head(), TAKE_IN, { ids });
    await phone.sync();
    await errands(phone);
    expect(await phone.db.outbox.count()).toBe(0);
    expect(await phone.db.sent.count()).toBe(0);
  });

  it("is not called declined once a restored server has forgotten that and holds it again", async () => {
    const { phone, ids } = await lateRegisters();
    await room.ask(head(), DECLINE, { ids, why: "Taken on paper" });
    await phone.sync();
    await errands(phone);
    await room.rows("delete from operation where outcome in ('held', 'rejected')");
    await room.restore();
    await phone.sync();
    expect((await readTray(phone.db)).operations).toMatchObject([
      { state: "held", code: "" },
      { state: "held", code: "" },
    ]);
  });

  it("stays in the tray for a term and is then forgotten, by a clock that an exchange has vouched for", async () => {
    const { phone } = await lateRegisters();
    const inTray = async () => (await readTray(phone.db)).operations.length;
    const before = await inTray();
    expect(before).toBeGreaterThan(0);
    phone.now += TERM_MS + 60_000;
    await errands(phone);
    expect(await inTray()).toBe(before);
    phone.now -= 120_000;
    await phone.sync();
    await errands(phone);
    expect(await inTray()).toBe(before);
    phone.now += 120_000;
    await errands(phone);
    expect(await inTray()).toBe(0);
  });
});

describe("the words of a refusal", () => {
  it("are the phone's own, in both languages, whatever the server says of an operation", () => {
    for (const code of Object.values(RejectCode)) {
      for (const language of [syncTray.en, syncTray.sw]) expect(Object.keys(language)).toContain(`why${code}`);
    }
  });

  it("are the phone's own, in both languages, whatever the server says of a request", () => {
    for (const code of Object.values(ErrorCode)) {
      for (const language of [refusals.en, refusals.sw]) expect(Object.keys(language)).toContain(code);
    }
  });
});
