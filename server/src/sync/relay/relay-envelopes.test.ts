import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestClass, TestSchool } from "../../../test/a-school.js";
import { engines } from "../../../test/engines.js";
import { Classroom, NOON } from "../../../test/sync/classroom.js";
import { fillHeld } from "../../../test/sync/fill-held.js";
import { SigningDevice } from "../../../test/sync/signing-device.js";
import type { Context } from "../../context.js";
import { AuditEvent } from "../../identity/audit-event.entity.js";
import { revokeDevice } from "../../identity/revoke-device.js";
import { setStaffRoles } from "../../identity/set-staff-roles.js";
import type { UserViewer } from "../../identity/viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { unassignTeacher } from "../../schools/unassign-teacher.js";
import type { Role } from "../../values/role.js";
import { makeScopes } from "../pull/find-scopes.js";
import { relayEnvelopes } from "./relay-envelopes.js";

const AT = NOON / 1000;

type Scene = {
  room: Classroom;
  school: TestSchool;
  east: TestClass;
  achieng: SigningDevice;
  /** A colleague who carries. */
  bursar: UserViewer;
  head: UserViewer;
};

async function openScene(room: Classroom): Promise<Scene> {
  room.time = NOON;
  const school = await room.build();
  const east = school.classes[0]!;
  return {
    room,
    school,
    east,
    achieng: await SigningDevice.known(room, await room.device(school, east.teachers[0]!)),
    bursar: await room.device(school, school.person("bursar")),
    head: await room.device(school, school.person("head")),
  };
}

const relay = ({ room, school }: Scene, carrier: UserViewer, ...envelopes: Buffer[]) =>
  relayEnvelopes(
    room.services as Context,
    room.em(school),
    carrier,
    envelopes.map((each) => each.toString("base64url")),
  );

const delivered = (taken: number, held = 0, refused = 0) => ({ code: null, message: null, taken, held, refused });

/** All that a school's registers, histories and verdicts hold, but for the instants at which they came in. */
async function stateOf({ room, school, east }: Scene) {
  const em = room.em(school);
  const rows = (sql: string) => em.execute<object[]>(sql, [school.id]);
  return {
    registers: Object.entries(await room.feed(school, `class-term:${east.id}:${school.termIds[0]}`))
      .filter(([item]) => item.startsWith("r"))
      .toSorted(),
    history: await rows(
      "select day, session, old_value, new_value, verdict, counter from attendance_history where school_id = ? order by counter, id",
    ),
    verdicts: await rows(
      "select counter, hash, outcome, code, cells from operation where school_id = ? order by counter",
    ),
  };
}

const audits = async ({ room, school }: Scene) =>
  (await room.em(school).find(AuditEvent, { schoolId: school.id }, { orderBy: { id: "asc" } }))
    .filter(({ action }) => action.startsWith("envelope."))
    .map(({ action, detail }) => `${action}: ${detail}`);

const countOf = async ({ room, school }: Scene, table: string) => {
  const [row] = await room
    .em(school)
    .execute<{ n: number }[]>(`select count(*) as n from ${table} where school_id = ?`, [school.id]);
  return Number(row!.n);
};

describe.each(engines)("envelopes carried by colleagues on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open(engine);
  });
  afterAll(() => room[Symbol.asyncDispose]());

  const open = () => openScene(room);

  it("are judged as their own device's words, which then gets the same verdicts", async () => {
    const scene = await open();
    const { school, east, achieng, bursar } = scene;
    const said = [
      `1 r ${east.id} 261123m 1 PA2 0 ${AT}`,
      `2 f ${east.id} 261123m L2 0 ${AT}`,
      `3 f ${east.id} 261122m A1 0 ${AT}`,
      `4 z`,
    ];
    expect(await relay(scene, bursar, achieng.seal(said))).toEqual([delivered(2, 0, 2)]);
    const state = await stateOf(scene);
    expect(state.registers).toEqual([["r261123m", `1|PL2|${achieng.viewer.userId}|${AT}`]]);
    room.time += 3_600_000;

    const verdicts = await room.push(school, achieng.viewer, ...said);
    expect(verdicts.map(({ outcome, code }) => code ?? outcome)).toEqual([
      "applied",
      "applied",
      "NOT_A_SCHOOL_DAY",
      "UNKNOWN_KIND",
    ]);
    expect(await relay(scene, bursar, achieng.seal(said), achieng.seal(said, { deflated: false }))).toEqual([
      delivered(2, 0, 2),
      delivered(2, 0, 2),
    ]);
    expect(await stateOf(scene)).toEqual(state);
    expect(await audits(scene)).toEqual(Array(3).fill("envelope.relayed: taken 2, held 0, refused 2"));
  });

  it("tell nothing to the wrong: another school's, an unknown phone's, a changed one, and too much are sent back", async () => {
    const scene = await open();
    const { school, east, achieng, bursar, head } = scene;
    const other = await openScene(room);
    const said = [`1 r ${east.id} 261123m 1 PA2 0 ${AT}`];
    const unknown = new SigningDevice(room, await room.device(school, school.person("deputy")));
    const stranger = new SigningDevice(room, achieng.viewer);
    const envelope = achieng.seal(said);
    const ends = await relay(
      scene,
      bursar,
      other.achieng.seal(said),
      other.achieng.seal(said, { schoolId: school.id }),
      unknown.seal(said),
      stranger.seal(said),
      achieng.seal(said, { userId: head.userId }),
      achieng.seal(said, { deviceId: 999_999 }),
      achieng.seal(said, { version: 2 }),
      envelope.subarray(0, envelope.length - 1),
      envelope.subarray(0, 40),
      Buffer.alloc(0),
      achieng.seal(Array.from({ length: 201 }, (_, n) => `${n + 1} z`)),
      achieng.seal([`1 r ${"A".repeat(33 * 1024)}`]),
      achieng.seal([`1 r ${"A".repeat(64 * 1024)}`], { deflated: false }),
    );
    expect(ends.map(({ code }) => code)).toEqual([
      "OTHER_SCHOOL",
      "UNKNOWN_DEVICE",
      "UNKNOWN_DEVICE",
      "BAD_SIGNATURE",
      "UNKNOWN_DEVICE",
      "UNKNOWN_DEVICE",
      "NEWER_VERSION",
      "BAD_SIGNATURE",
      "MALFORMED",
      "MALFORMED",
      "TOO_LARGE",
      "TOO_LARGE",
      "TOO_LARGE",
    ]);
    expect(ends.every(({ message, taken }) => message!.length > 20 && taken === 0)).toBe(true);
    expect([await countOf(scene, "operation"), await countOf(scene, "roll_call")]).toEqual([0, 0]);
    expect(await audits(scene)).toEqual(ends.map(({ code }) => `envelope.refused: ${code}`));
  });

  it("are refused whatever bit of them is flipped", { timeout: 120_000 }, async () => {
    const scene = await open();
    const { east, achieng, bursar } = scene;
    const envelope = achieng.seal([`1 r ${east.id} 261123m 1 PA2L3@20 0 ${AT}`, `2 f ${east.id} 261123m L2 0 ${AT}`]);
    const bits = envelope.length * 8;
    const wanted =
      engine === "sqlite" ? Array.from({ length: bits }, (_, bit) => bit) : [0, 9, 77, bits - 400, bits - 1];
    const codes = new Set<string | null>();
    for (const bit of wanted) {
      const flipped = Buffer.from(envelope);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      room.time += 60_000;
      const [end] = await relay(scene, bursar, flipped);
      codes.add(end!.code);
    }
    expect(codes).not.toContain(null);
    expect(await countOf(scene, "operation")).toBe(0);
    expect(await relay(scene, bursar, envelope)).toEqual([delivered(2)]);
  });

  it("hold for the head what a shut-out device or somebody who left had written", async () => {
    const scene = await open();
    const { school, east, achieng, bursar, head } = scene;
    const barasa = await SigningDevice.known(room, await room.device(school, east.teachers[1]!));
    const services = room.services as Context;
    await makeScopes(room.em(school), [{ kind: "user", schoolId: school.id, userId: barasa.viewer.userId }]);
    const admin = { ...head, roles: new Set<Role>(["admin"]) };
    await revokeDevice(services, admin, achieng.viewer.deviceId);
    await setStaffRoles(services, admin, barasa.viewer.userId, []);

    expect(await relay(scene, bursar, achieng.seal([`1 r ${east.id} 261123m 1 PA2 0 ${AT}`]))).toEqual([
      delivered(0, 1),
    ]);
    expect(await relay(scene, bursar, barasa.seal([`1 f ${east.id} 261123m A2 0 ${AT}`]))).toEqual([delivered(0, 1)]);
    expect(await countOf(scene, "roll_call")).toBe(0);
    const held = await room
      .em(school)
      .execute("select outcome, text from operation where school_id = ? order by device_id", [school.id]);
    expect(held).toEqual([
      { outcome: "held", text: `1 r ${east.id} 261123m 1 PA2 0 ${AT}` },
      { outcome: "held", text: `1 f ${east.id} 261123m A2 0 ${AT}` },
    ]);
    const told = await room.feed(school, `user:${school.id}:${head.userId}`);
    const whys = Object.entries(told).flatMap(([item, line]) => (item.startsWith("w") ? [line.at(-1)] : []));
    expect(whys).toEqual(["d", "g"]);
    const notices = Object.keys(told);
    expect(notices.filter((item) => item.startsWith("n"))).toHaveLength(2);
  });

  it("are believed when the key was replaced since, as a phone does that was emptied and began anew", async () => {
    const scene = await open();
    const { east, achieng, bursar } = scene;
    const envelope = achieng.seal([`7 r ${east.id} 261123m 1 PA2 0 ${AT}`]);
    const anew = await SigningDevice.known(room, achieng.viewer);
    expect(await relay(scene, bursar, envelope)).toEqual([delivered(1)]);
    expect(await relay(scene, bursar, anew.seal([`8 f ${east.id} 261123m L2 0 ${AT}`]))).toEqual([delivered(1)]);
    const stranger = new SigningDevice(room, achieng.viewer);
    expect(await relay(scene, bursar, stranger.seal(["9 z"]))).toMatchObject([{ code: "BAD_SIGNATURE" }]);
  });

  it("judge by the author's access and not by the carrier's", async () => {
    const scene = await open();
    const { school, east, achieng, head } = scene;
    const west = school.classes[1]!;
    const actor = { schoolId: school.id, userId: null };
    const mayNot = achieng.seal([`1 r ${west.id} 261123m 1 P 0 ${AT}`]);
    expect(await relay(scene, head, mayNot)).toEqual([delivered(0, 0, 1)]);

    room.time += 60_000;
    const { userId } = achieng.viewer;
    await inTransaction(room.em(school), (tx) =>
      unassignTeacher(tx, actor, new Date(room.time), { classId: east.id, userId }),
    );
    room.time += 60_000;
    const before = achieng.seal([`2 r ${east.id} 261123m 1 P 0 ${AT}`], { made: AT });
    const after = achieng.seal([`3 r ${east.id} 261123a 1 P 0 ${AT + 100}`]);
    expect(await relay(scene, head, before, after)).toEqual([delivered(0, 1), delivered(0, 0, 1)]);
  });

  it("are sent back when a thousand of an author who was shut out wait already, so that nothing of them is lost", async () => {
    const scene = await open();
    const { school, east, achieng, bursar } = scene;
    const em = room.em(school);
    const admin: UserViewer = { ...scene.head, roles: new Set<Role>(["admin"]) };
    await revokeDevice(room.services as Context, admin, achieng.viewer.deviceId);
    const fix = `f ${east.id} 261123m A1 0 ${AT}`;
    await fillHeld(em, achieng.viewer, 999, fix);
    expect(await relay(scene, bursar, achieng.seal([`1 ${fix}`]))).toEqual([delivered(0, 1)]);
    const state = await stateOf(scene);
    expect(await relay(scene, bursar, achieng.seal([`2 ${fix}`]))).toEqual([
      { ...delivered(0), code: "TOO_MUCH_HELD", message: expect.stringMatching("still on your colleague's phone") },
    ]);
    expect(await stateOf(scene)).toEqual(state);
  });

  it("limit one carrier", async () => {
    const scene = await open();
    const none = Array.from({ length: 20 }, () => Buffer.alloc(0));
    for (let round = 0; round < 10; round++) await relay(scene, scene.bursar, ...none);
    await expect(relay(scene, scene.bursar, Buffer.alloc(0))).rejects.toMatchObject({
      extensions: { code: "RATE_LIMITED", retryAfter: expect.any(Number) },
    });
    await expect(relay(scene, scene.head, ...none, Buffer.alloc(0))).rejects.toMatchObject({
      extensions: { code: "PAYLOAD_TOO_LARGE" },
    });
    room.time += 16 * 60_000;
    expect(await relay(scene, scene.bursar, Buffer.alloc(0))).toMatchObject([{ code: "MALFORMED" }]);
  });

  it("leave, with pushes, both or doubles in any order, what pushing alone leaves", { timeout: 120_000 }, async () => {
    const statuses = fc.constantFrom("P", "A", "L", "E", "N");
    const said = fc.oneof(
      fc
        .tuple(fc.constantFrom("m", "a"), fc.constantFrom("P", "N"), statuses, fc.integer({ min: 1, max: 8 }))
        .map(([session, rest, status, position]) => ({ kind: "r", session, text: `1 ${rest}${status}${position}` })),
      fc
        .tuple(fc.constantFrom("m", "a"), statuses, fc.integer({ min: 1, max: 8 }))
        .map(([session, status, position]) => ({ kind: "f", session, text: `${status}${position}` })),
      fc.constant({ kind: "z", session: "m", text: "" }),
    );
    // What waits on a phone is always sent from its first word on; how much of it, and which way, is chance.
    const ways = fc.array(fc.tuple(fc.constantFrom("push", "relay"), fc.integer({ min: 1, max: 12 })), {
      maxLength: 6,
    });
    const runs = engine === "sqlite" ? 40 : 6;
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 10 }), ways, async (operations, mixed) => {
        const alone = await open();
        const both = await open();
        const textsFor = ({ east }: Scene) =>
          operations.map(
            ({ kind, session, text }, index) => `${index + 1} ${kind} ${east.id} 261123${session} ${text} 0 ${AT}`,
          );
        await room.push(alone.school, alone.achieng.viewer, ...textsFor(alone));

        const texts = textsFor(both);
        for (const [way, count] of [...mixed, ["relay", texts.length], ["push", texts.length]] as const) {
          const some = texts.slice(0, count);
          if (way === "push") await room.push(both.school, both.achieng.viewer, ...some);
          else expect((await relay(both, both.bursar, both.achieng.seal(some)))[0]!.code).toBeNull();
        }
        expect(rid(await stateOf(both), both)).toEqual(rid(await stateOf(alone), alone));
      }),
      { numRuns: runs },
    );
  });
});

/** Two schools' states told alike: hashes and authors are each school's own. */
function rid({ registers, history, verdicts }: Awaited<ReturnType<typeof stateOf>>, { achieng }: Scene) {
  return {
    registers: JSON.stringify(registers).replaceAll(`|${achieng.viewer.userId}|`, "|author|"),
    history,
    verdicts: verdicts.map((row) => ({ ...row, hash: null })),
  };
}
