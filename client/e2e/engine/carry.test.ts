import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTray } from "../../src/db/read-tray";
import { keepCarried } from "../../src/carry/keep-carried";
import { runErrands } from "../../src/errands/run-errands";
import { sealEnvelopes } from "../../src/carry/seal-envelope";
import type { Phone } from "../../src/sync/testing/a-phone";
import { addDays, parseSchoolDay } from "../../src/values/school-day";
import { Role } from "../../../server/src/values/role.js";
import { Classroom } from "./classroom";

const MONDAY = parseSchoolDay("2026-11-23");
const ABSENT = { status: "A" } as const;
const LATE = { status: "L", minutesLate: 20 } as const;

const account = (phone: Phone) => phone.session.state.get().account!;

/** The one envelope of all that waits on a phone. */
async function seal(phone: Phone): Promise<Uint8Array<ArrayBuffer>> {
  const { envelopes } = await sealEnvelopes(phone.db, account(phone), phone.now);
  expect(envelopes).toHaveLength(1);
  return envelopes[0]!;
}

const carry = (carrier: Phone, envelope: Uint8Array<ArrayBuffer>) =>
  keepCarried(carrier.db, account(carrier), envelope, carrier.now++);

/** A phone that has met the server with its key, as every phone has after its first minute with a network. */
async function introduced(phone: Phone): Promise<Phone> {
  await runErrands(phone.ports);
  return phone;
}

describe("a day carried by hand", () => {
  let room: Classroom;
  let taken = 0;
  beforeAll(async () => {
    room = await Classroom.open();
  });
  afterAll(async () => {
    await room[Symbol.asyncDispose]();
  });

  /** A register that no other test touches: Mondays, Wednesdays and Thursdays, back to the first of the term. */
  const aRegister = () => {
    const day = addDays(MONDAY, [0, -4, -5][taken % 3]! - 7 * Math.floor(taken / 3));
    taken++;
    return { classId: room.classId, day, session: "m" as const };
  };
  const author = async () => introduced(await room.phoneOf(room.classTeacher));
  const colleague = async () => introduced(await room.phoneOf(room.subjectTeacher));
  const countOf = async (table: string) =>
    Number((await room.rows<{ n: number }>(`select count(*) as n from ${table}`))[0]!.n);
  const counts = async () => [await countOf("operation"), await countOf("attendance_history")];

  it("arrives by a colleague's phone, survives its restart, and doubles nothing when its author is back", async () => {
    const [a, b, head] = [await author(), await colleague(), await room.phoneOf(room.school.person(Role.head))];
    const register = aRegister();
    await a.takes({ 4: ABSENT, 15: LATE }, register);
    const envelope = await seal(a);
    expect(await carry(b, envelope)).toMatchObject({ kind: "kept", row: { operations: 1, userId: account(a).userId } });
    expect(await carry(b, envelope)).toMatchObject({ kind: "kept-before" });
    expect(await b.db.outbox.count()).toBe(0);

    const later = b.tab();
    await runErrands(later.ports);
    expect(await later.db.carried.toArray()).toMatchObject([
      { state: "delivered", envelope: null, end: { code: null, taken: 1, held: 0, refused: 0 } },
    ]);
    expect(await carry(later, envelope)).toMatchObject({ kind: "delivered-before" });
    await head.sync();
    expect((await head.sheet(register)).confirmed?.cells).toMatchObject([
      { position: 4, ...ABSENT },
      { position: 15, ...LATE },
    ]);

    const before = await counts();
    expect(await a.sheet(register)).toMatchObject({ state: "saved" });
    expect(await a.sync()).toEqual({ kind: "done" });
    expect(await a.sheet(register)).toMatchObject({ state: "sent", waiting: 0 });
    expect([await a.db.outbox.count(), (await readTray(a.db)).operations]).toEqual([0, []]);
    expect(await counts()).toEqual(before);
  });

  it("is refused when it was changed on the way, with a word to its carrier, and its author keeps all", async () => {
    const [a, b] = [await author(), await colleague()];
    const register = aRegister();
    await a.takes({ 4: ABSENT }, register);
    const envelope = await seal(a);
    const changed = Uint8Array.from(envelope);
    changed[changed.length - 1]! ^= 1;
    await carry(b, changed);
    await runErrands(b.ports);
    expect(await b.db.carried.toArray()).toMatchObject([
      { state: "refused", end: { code: "BAD_SIGNATURE", taken: 0 } },
    ]);
    expect(await a.db.outbox.count()).toBe(1);

    expect(await carry(b, envelope)).toMatchObject({ kind: "kept" });
    await runErrands(b.ports);
    expect(await b.db.carried.where({ state: "delivered" }).count()).toBe(1);
  });

  it("waits where no network is, and for the head where its author's phone was shut out", async () => {
    const a = await author();
    const network = room.network();
    const b = await introduced(await room.phoneOf(room.subjectTeacher, network));
    const register = aRegister();
    await a.takes({ 4: ABSENT }, register);
    await carry(b, await seal(a));
    network.meddle = () => "drop the request";
    await runErrands(b.ports);
    expect(await b.db.carried.toArray()).toMatchObject([{ state: "waiting" }]);

    await room.ask(room.classTeacher, "mutation ($id: ID!) { revokeDevice(id: $id) { id } }", {
      id: account(a).deviceId,
    });
    network.meddle = () => null;
    await runErrands(b.ports);
    expect(await b.db.carried.toArray()).toMatchObject([
      { state: "delivered", end: { taken: 0, held: 1, refused: 0 } },
    ]);
    const head = await room.phoneOf(room.school.person(Role.head));
    expect((await head.sheet(register)).confirmed).toBeNull();
  });

  it("is not taken on from oneself, from another school, in pieces, or without end", async () => {
    const [a, b] = [await author(), await colleague()];
    await a.takes({}, aRegister());
    const envelope = await seal(a);
    expect(await carry(a, envelope)).toEqual({ kind: "own" });
    expect(await carry(b, envelope.subarray(0, 40))).toEqual({ kind: "damaged" });
    expect(await carry(b, Uint8Array.from([2, ...envelope.subarray(1)]))).toEqual({ kind: "newer" });
    expect(await carry(b, new Uint8Array(40_000).fill(1))).toEqual({ kind: "too-much" });
    const elsewhere = { ...account(b), schoolId: "999", schools: [] };
    expect(await keepCarried(b.db, elsewhere, envelope, b.now)).toEqual({ kind: "other-school" });
    const register = aRegister();
    for (let position = 1; position <= 50; position++) {
      await a.fixes(1 + (position % 45), ABSENT, register);
      const more = await seal(a);
      expect(await seal(a)).toEqual(more);
      expect(await carry(b, more)).toMatchObject({ kind: "kept" });
    }
    expect(await carry(b, await seal(a))).toMatchObject({ kind: "kept-before" });
    await a.fixes(1, LATE, register);
    expect(await carry(b, await seal(a))).toEqual({ kind: "too-much" });
    await runErrands(b.ports);
    expect(await b.db.carried.where({ state: "delivered" }).count()).toBe(50);
    expect(await a.sync()).toEqual({ kind: "done" });
  });

  it("is known by its key again after the server was restored", async () => {
    const [a, b] = [await author(), await colleague()];
    await room.rows("update device set public_key = null");
    await room.restore();
    await Promise.all([a.sync(), b.sync()]);
    await introduced(a);
    await a.takes({}, aRegister());
    await carry(b, await seal(a));
    await runErrands(b.ports);
    expect(await b.db.carried.where({ state: "delivered" }).count()).toBe(1);
  });

  it("ends, whatever goes by hand, by its own way or both, and in what order, as if it had been sent", async () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant("take"), at: fc.integer({ min: 1, max: 45 }) }),
      fc.record({ does: fc.constant("fix"), at: fc.integer({ min: 1, max: 45 }) }),
      fc.record({
        does: fc.constantFrom("score 45", "score 7.5", "score A", "score -"),
        at: fc.integer({ min: 1, max: 45 }),
      }),
      fc.record({
        does: fc.constantFrom("show", "send", "deliver", "deliver late", "answer lost"),
        at: fc.constant(0),
      }),
    );
    const network = room.network();
    const a = await introduced(await room.phoneOf(room.classTeacher, network));
    const carriers = [await colleague(), await colleague()];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const register = aRegister();
        const last = new Map<number, string>();
        const scored = new Map<number, string>();
        const sheet = { assessmentId: await room.addSheet(), classId: room.classId };
        await a.sync();
        await a.takes({}, register);
        for (const { does, at } of [...steps, { does: "show", at: 0 }]) {
          if (does === "take") {
            last.clear();
            last.set(at, "A");
            await a.takes({ [at]: ABSENT }, register);
          } else if (does === "fix") {
            last.set(at, "E");
            await a.fixes(at, { status: "E" }, register);
          } else if (does.startsWith("score ")) {
            const score = does.slice("score ".length);
            scored.set(at, score);
            await a.enters({ [at]: score, [(at % 45) + 1]: score }, sheet);
            scored.set((at % 45) + 1, score);
          } else if (does === "send") await a.sync();
          else if (does === "answer lost") {
            network.meddle = () => "drop the answer";
            await a.sync();
            network.meddle = () => null;
          } else if (does === "show") {
            const { envelopes } = await sealEnvelopes(a.db, account(a), a.now++);
            for (const [index, envelope] of envelopes.entries()) await carry(carriers[index % 2]!, envelope);
            for (const envelope of envelopes) await carry(carriers[1]!, envelope);
          } else await runErrands(carriers[does === "deliver" ? 0 : 1]!.ports);
        }
        for (const carrier of carriers.toReversed()) await runErrands(carrier.ports);
        await a.sync();
        const { cells } = (await a.sheet(register)).confirmed!;
        expect(cells.map(({ position, status, other }) => [position, status, other])).toEqual(
          [...last].sort(([one], [other]) => one - other).map(([position, status]) => [position, status, undefined]),
        );
        const { scores } = (await a.scoreSheet(sheet)).confirmed;
        expect([...scores.values()].map(({ position, score, others = [] }) => [position, score, others])).toEqual(
          [...scored]
            .filter(([, score]) => score !== "-")
            .sort(([one], [other]) => one - other)
            .map(([position, score]) => [position, score, []]),
        );
        expect([await a.db.outbox.count(), (await readTray(a.db)).operations.length]).toEqual([0, 0]);
        const [doubled] = await room.rows<{ n: number }>(
          "select count(*) as n from (select device_id, counter, learner_id from attendance_history group by device_id, counter, learner_id, class_id, day, session having count(*) > 1) as twice",
        );
        const [doubledScores] = await room.rows<{ n: number }>(
          "select count(*) as n from (select device_id, counter, learner_id from score_history group by device_id, counter, learner_id, assessment_id having count(*) > 1) as twice",
        );
        expect([Number(doubled!.n), Number(doubledScores!.n)]).toEqual([0, 0]);
      }),
      { numRuns: 15 },
    );
  });
});
