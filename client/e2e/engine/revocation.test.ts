import { Dexie } from "dexie";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readAccounts } from "../../src/api/account-book";
import { dumpOf } from "../../src/db/testing/dump-of";
import { answerRevocations } from "../../src/phone/answer-revocations";
import type { Phone } from "../../src/sync/testing/a-phone";
import { Classroom } from "./classroom";
import type { CookieJar } from "./cookie-jar";

const ABSENT = { status: "A" } as const;
const REVOKE = "mutation ($id: ID!) { revokeDevice(id: $id) { id } }";
const DEVICES = "{ devices(first: 200) { nodes { id wipedAt handedOver } } }";
type Devices = { devices: { nodes: { id: string; wipedAt: string | null; handedOver: number }[] } };

describe("a phone whose device was revoked", () => {
  let room: Classroom;
  let network: CookieJar;
  let phone: Phone;
  let deviceId: string;
  beforeAll(async () => {
    room = await Classroom.open();
  });
  beforeEach(async () => {
    network = room.network();
    phone = await room.phoneOf(room.classTeacher, network);
    deviceId = phone.session.state.get().account!.deviceId;
  });
  afterAll(async () => {
    await room[Symbol.asyncDispose]();
  });

  const revoke = () => room.ask(room.classTeacher, REVOKE, { id: deviceId });
  const contact = async () => {
    await phone.sync();
    await answerRevocations(phone);
  };
  const book = () => readAccounts(phone.ports.storage);
  const exists = () =>
    phone
      .openDb(phone.ports.userId)
      .open()
      .then((db) => db.name);
  const onServer = async () =>
    (await room.ask<Devices>(room.classTeacher, DEVICES)).devices.nodes.find(({ id }) => id === deviceId)!;
  const stored = () =>
    room.rows<{ outcome: string; text: string }>(`select outcome, text from operation where device_id = ${deviceId}`);

  it("is empty after one exchange, and what it had not sent waits for the head", async () => {
    await phone.takes({ 4: ABSENT }, { classId: room.classId });
    const [{ text } = { text: "" }] = await phone.db.outbox.toArray();
    await revoke();
    expect(await onServer()).toMatchObject({ wipedAt: null });

    await contact();

    expect(book()).toMatchObject({ current: null, known: [], shutOut: [{ waiting: 0, handedOver: 1, deviceId: "" }] });
    expect(JSON.stringify(book())).not.toContain(room.classTeacher.name);
    expect(phone.session.state.get().account).toBeNull();
    const databases = await Dexie.dependencies.indexedDB!.databases();
    expect(databases.map(({ name }) => name)).not.toContain(`asili-u${phone.ports.userId}`);
    expect(await stored()).toEqual([{ outcome: "held", text }]);
    expect(await onServer()).toMatchObject({ wipedAt: expect.any(String), handedOver: 1 });
  });

  it("wipes names at once and keeps unsent work until the school has heard of it", async () => {
    await phone.takes({ 4: ABSENT }, { classId: room.classId });
    await revoke();
    const told = network.passed.length;
    // The refused request, the refused renewal and the question are answered; the offer is not.
    network.meddle = () => (network.passed.length - told >= 3 ? "drop the request" : null);
    await contact();

    const left = phone.openDb(phone.ports.userId);
    expect(await left.items.count()).toBe(0);
    expect(await left.keys.count()).toBe(0);
    expect(await left.outbox.count()).toBe(1);
    expect(await dumpOf(left)).not.toMatch(/Odhiambo|\|F\||\|M\|/);
    expect(book().shutOut).toMatchObject([{ waiting: 1, handedOver: 0, deviceId }]);
    left.close();

    network.meddle = () => null;
    await answerRevocations(phone);
    expect(book().shutOut).toMatchObject([{ waiting: 0, handedOver: 1 }]);
    expect(await stored()).toHaveLength(1);
  });

  it("hands over once when the answer to its offer is lost", async () => {
    await phone.takes({ 4: ABSENT }, { classId: room.classId });
    await revoke();
    const told = network.passed.length;
    network.meddle = () => (network.passed.length - told >= 3 ? "drop the answer" : null);
    await contact();
    network.meddle = () => null;
    await answerRevocations(phone);
    expect(await stored()).toHaveLength(1);
    expect(book().shutOut).toMatchObject([{ waiting: 0 }]);
    expect(await onServer()).toMatchObject({ handedOver: 1 });
  });

  it("hands over also what it counted under a number that a copy of it had used", async () => {
    await phone.takes({ 4: ABSENT }, { classId: room.classId });
    await phone.sync();
    // As a backup of the phone brings it back.
    await phone.db.meta.put({ key: "counter", value: 0 });
    await phone.fixes(7, ABSENT, { classId: room.classId });
    await revoke();
    await contact();
    const [taken, held] = await stored();
    expect(taken).toMatchObject({ outcome: "applied" });
    expect(held).toMatchObject({ outcome: "held", text: expect.stringMatching(/^\d{5} f \d+ 261123m A7 /) });
    expect(book().shutOut).toMatchObject([{ waiting: 0, handedOver: 1, deviceId: "" }]);
  });

  it("is emptied of somebody who is not the one using it, and of nobody else", async () => {
    await phone.signsIn(room.subjectTeacher);
    const other = phone.tab();
    await other.sync();
    await revoke();
    await answerRevocations(other);
    expect(other.session.state.get().account).toMatchObject({ userId: room.subjectTeacher.userId });
    expect(book().known.map(({ userId }) => userId)).toEqual([room.subjectTeacher.userId]);
    const databases = await Dexie.dependencies.indexedDB!.databases();
    expect(databases.map(({ name }) => name)).toEqual([other.db.name]);
    expect((await other.sheet({ classId: room.classId })).learners).toHaveLength(45);
  });

  it("believes nobody who answers in the server's place", async () => {
    const answer = JSON.stringify({ data: { r: [{ id: deviceId, proof: "made up" }] } });
    const portal = {
      ...phone.session.ports,
      http: { ...phone.session.ports.http, fetch: async () => new Response(answer) },
    };
    const { state } = phone.session;
    await answerRevocations({ openDb: phone.openDb, session: { ports: portal, state, handTo: () => undefined } });
    expect(book().known).toHaveLength(1);
    expect(await phone.db.items.count()).toBeGreaterThan(45);
    expect(await exists()).toBe(phone.db.name);
  });
});
