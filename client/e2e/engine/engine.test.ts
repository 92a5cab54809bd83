import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readToday } from "../../src/db/read-today";
import { readTray } from "../../src/db/read-tray";
import type { Phone } from "../../src/sync/testing/a-phone";
import type { Position } from "../../src/values/ids";
import type { Mark } from "../../src/values/mark";
import { markOf } from "../../src/values/register";
import { addDays, parseSchoolDay } from "../../src/values/school-day";
import { Classroom } from "./classroom";

const MONDAY = parseSchoolDay("2026-11-23");
const ABSENT = { status: "A" } as const;
const LATE = { status: "L", minutesLate: 20 } as const;

describe("the engine against the server", () => {
  let room: Classroom;
  let week = 0;
  beforeAll(async () => {
    room = await Classroom.open();
  });
  afterAll(async () => {
    await room[Symbol.asyncDispose]();
  });

  /** A register that no other test touches. */
  const aRegister = () => ({ classId: room.classId, day: addDays(MONDAY, -7 * week++), session: "m" as const });

  it("brings a teacher their class in at most two requests", async () => {
    const network = room.network();
    const phone = await room.phoneOf(room.classTeacher, network);
    const today = await readToday(phone.db, MONDAY);
    expect(today).toMatchObject({ kind: { kind: "school-day" }, classes: [{ teaching: "class" }] });
    expect((await phone.sheet({ classId: room.classId })).learners).toHaveLength(45);
    expect(network.passed.length).toBeLessThanOrEqual(3);
  });

  it("sends a register of 45 in one small request, and another phone shows the same", async () => {
    const network = room.network();
    const phone = await room.phoneOf(room.classTeacher, network);
    const other = await room.phoneOf(room.subjectTeacher);
    const register = aRegister();
    const reasonId = (await phone.sheet(register)).reasons[0]!.reasonId;
    await phone.takes(
      { 4: { ...ABSENT, reasonId }, 9: ABSENT, 15: LATE, 23: { ...ABSENT, reasonId }, 31: ABSENT },
      register,
    );
    const requests = network.passed.length;

    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(network.passed.length - requests).toBe(1);
    const { up, down } = network.passed.at(-1)!;
    console.log(`a register of 45: ${up} bytes up, ${down} down`);
    expect(up).toBeLessThanOrEqual(300);

    await other.sync();
    expect(await marks(other, register)).toEqual(await marks(phone, register));
    expect(await phone.sheet(register)).toMatchObject({ state: "sent", waiting: 0 });
    expect(await digests(phone)).toEqual(await digests(other, phone));
  });

  it("costs little when there is nothing new", async () => {
    const network = room.network();
    const phone = await room.phoneOf(room.classTeacher, network);
    await phone.sync();
    const { up, down } = network.passed.at(-1)!;
    console.log(`an idle pull of 3 scopes: ${up} bytes up, ${down} down`);
    expect(up + down).toBeLessThanOrEqual(300);
  });

  it.each(["drop the request", "drop the answer"] as const)("doubles and loses nothing: %s", async (meddle) => {
    const network = room.network();
    const phone = await room.phoneOf(room.classTeacher, network);
    const register = aRegister();
    await phone.takes({ 4: ABSENT }, register);
    network.meddle = () => meddle;
    expect(await phone.sync()).toMatchObject({ kind: "unreachable" });
    expect(await phone.sheet(register)).toMatchObject({ state: "saved" });
    network.meddle = () => null;
    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(await phone.sheet(register)).toMatchObject({ state: "sent" });
    expect((await readTray(phone.db)).operations).toEqual([]);
    expect(await phone.db.sent.toArray()).toMatchObject([{ outcome: "APPLIED" }]);
  });

  it("keeps both of two marks that clash, shows both to both, and lets either settle it", async () => {
    const one = await room.phoneOf(room.classTeacher);
    const two = await room.phoneOf(room.subjectTeacher);
    const register = aRegister();
    await one.takes({ 4: ABSENT, 7: ABSENT }, register);
    await two.takes({ 4: LATE, 8: ABSENT }, register);
    await one.sync();
    await two.sync();
    await one.sync();

    for (const phone of [one, two]) {
      expect((await phone.sheet(register)).confirmed?.cells).toMatchObject([
        { position: 4, ...LATE, other: ABSENT },
        { position: 7, ...ABSENT },
        { position: 8, ...ABSENT },
      ]);
      expect((await readTray(phone.db)).contests).toMatchObject([{ cells: [{ position: 4 }] }]);
      expect(await phone.sheet(register)).toMatchObject({ state: "needs-you" });
    }

    await one.fixes(4, LATE, register);
    await one.sync();
    await two.sync();
    for (const phone of [one, two]) {
      expect((await readTray(phone.db)).contests).toEqual([]);
      expect((await marks(phone, register))[3]).toMatchObject(LATE);
    }
  });

  it("lets the rest through when one is refused, and says why", async () => {
    const phone = await room.phoneOf(room.classTeacher);
    const closed = { classId: room.classId, day: parseSchoolDay("2026-10-20"), session: "m" as const };
    const register = aRegister();
    await phone.takes({}, closed);
    await phone.takes({ 4: ABSENT }, register);
    await phone.sync();
    expect((await readTray(phone.db)).operations).toMatchObject([{ state: "rejected", code: "NOT_A_SCHOOL_DAY" }]);
    expect(await phone.sheet(register)).toMatchObject({ state: "sent" });
  });

  it("goes on with a token renewed by the cookie after a reload, in two tabs at once", async () => {
    const phone = await room.phoneOf(room.classTeacher);
    const tabs = [phone.tab(), phone.tab()];
    expect(await Promise.all(tabs.map((tab) => tab.sync()))).toEqual([{ kind: "done" }, { kind: "done" }]);
    room.later(16);
    expect(await phone.sync()).toEqual({ kind: "done" });
  });

  it("says again to a restored server what it had taken, which then agrees", async () => {
    const phone = await room.phoneOf(room.classTeacher);
    const register = aRegister();
    await phone.takes({ 4: ABSENT }, register);
    await phone.sync();
    await room.restore();
    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(await phone.sheet(register)).toMatchObject({ state: "sent", waiting: 0 });
    expect((await readTray(phone.db)).operations).toEqual([]);
  });

  it("fetches a scope afresh that has come to differ", async () => {
    const phone = await room.phoneOf(room.classTeacher);
    const scope = (await phone.db.scopes.where({ classId: room.classId }).first())!;
    await phone.db.items.delete([scope.id, "l3"]);
    await phone.db.scopes.update(scope.id, { digest: (scope.digest + 1) >>> 0 });
    expect(await phone.sync()).toEqual({ kind: "done" });
    expect((await phone.sheet({ classId: room.classId })).learners).toHaveLength(45);
  });

  it("wipes a class that was taken away, and holds what was written before", async () => {
    const phone = await room.phoneOf(room.subjectTeacher);
    const register = aRegister();
    await phone.takes({ 4: ABSENT }, register);
    room.later(1);
    const head = room.school.people.find(({ roles }) => roles.includes("head" as never))!;
    await room.ask(head, "mutation ($c: ID!, $u: ID!) { unassignTeacher(classId: $c, userId: $u) { id } }", {
      c: String(room.classId),
      u: String(room.subjectTeacher.userId),
    });
    await phone.sync();
    expect((await readTray(phone.db)).operations).toMatchObject([{ state: "held" }]);
    expect(JSON.stringify(await phone.db.items.toArray())).not.toContain("|1|");
    expect(await phone.db.scopes.where({ classId: room.classId }).count()).toBe(0);
  });
});

async function marks(phone: Phone, register: Parameters<Phone["sheet"]>[0]): Promise<Mark[]> {
  const sheet = await phone.sheet(register);
  return sheet.learners.map((learner) => {
    const { position: _, ...mark } = markOf(sheet.register!, learner) as Mark & { position?: Position };
    return mark;
  });
}

/** The digests of a phone's scopes, or of those it shares with another. */
async function digests(phone: Phone, other: Phone = phone): Promise<Record<number, number>> {
  const shared = new Set((await other.db.scopes.toArray()).map(({ id }) => id));
  const scopes = (await phone.db.scopes.toArray()).filter(({ id, kind }) => shared.has(id) && kind !== "user");
  return Object.fromEntries(scopes.map(({ id, digest }) => [id, digest]));
}
