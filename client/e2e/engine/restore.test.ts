import { describe, expect, it } from "vitest";
import { type EngineName, engines } from "../../../server/test/engines.js";
import type { TestPerson } from "../../../server/test/a-school.js";
import { readTray } from "../../src/db/read-tray";
import { Phone } from "../../src/sync/testing/a-phone";
import type { ClassId } from "../../src/values/ids";
import { CookieJar } from "./cookie-jar";
import { RestoredServer, type Way } from "./restored-server";

const ABSENT = { status: "A" } as const;
const LATE = { status: "L", minutesLate: 20 } as const;
const MORNING = { session: "m" } as const;
const AFTERNOON = { session: "a" } as const;

const WAYS: Record<EngineName, Way[]> = {
  sqlite: ["by the command", "by hand"],
  mysql: ["by the command"],
  mariadb: ["by hand"],
};
const cases = engines.flatMap((engine) => WAYS[engine].map((way) => ({ engine, way })));

describe.each(cases)("a backup one hour old, restored on $engine $way", ({ engine, way }) => {
  it("gets back from three phones what it had lost, once", async () => {
    await using server = await RestoredServer.open(engine);
    const { achieng, barasa, chebet, head, register } = await aDayBegun(server);
    await server.save();

    // The hour that is lost: an afternoon, a clash over learner 5, and what a phone that never comes back said.
    server.later(50);
    await achieng.takes({ 2: ABSENT }, register(AFTERNOON));
    await achieng.sync();
    await barasa.sync();
    await chebet.sync();
    await achieng.fixes(5, ABSENT, register(AFTERNOON));
    await barasa.fixes(5, LATE, register(AFTERNOON));
    await barasa.fixes(7, LATE, register(MORNING));
    await chebet.fixes(9, ABSENT, register(AFTERNOON));
    for (const phone of [achieng, barasa, chebet, achieng, barasa, head]) await phone.sync();
    expect(await cellsOf(head, register(AFTERNOON))).toEqual(["A2", "L5!A", "A9"]);

    await server.restore(way);
    server.later(10);
    // Somebody writes before any of the three comes back.
    await head.fixes(11, ABSENT, register(MORNING));
    for (const phone of [head, achieng, barasa, achieng, barasa, head]) await comesBack(phone, server);

    for (const phone of [achieng, barasa, head]) {
      expect(await cellsOf(phone, register(AFTERNOON))).toEqual(["A2", "L5!A"]);
      expect(await cellsOf(phone, register(MORNING))).toEqual(["A3", "L7", "A11"]);
      expect(await phone.db.outbox.toArray()).toEqual([]);
      expect((await readTray(phone.db)).contests).toMatchObject([{ cells: [{ position: 5 }] }]);
      expect(await checksums(phone, head)).toEqual(await checksums(head, phone));
    }
    const said = await server.rows<{ outcome: string }>("select outcome from operation order by device_id, counter");
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual([...Array(5).fill("applied"), "contested"]);
    const history = "select device_id, counter, learner_id, count(*) as n from attendance_history group by 1, 2, 3";
    expect((await server.rows<{ n: number }>(history)).filter(({ n }) => Number(n) > 1)).toEqual([]);
    // Only what it alone had said is gone, and when it comes back after all that returns as well.
    await comesBack(chebet, server);
    await achieng.sync();
    expect(await cellsOf(achieng, register(AFTERNOON))).toEqual(["A2", "L5!A", "A9"]);
  });

  it("gets it back also when so much was written since that no phone can tell", async () => {
    await using server = await RestoredServer.open(engine);
    const { achieng, register, newcomer } = await aDayBegun(server);
    await server.save();
    server.later(50);
    await achieng.takes({ 2: ABSENT }, register(AFTERNOON));
    await achieng.sync();

    await server.restore(way);
    const early = await newcomer();
    for (const position of [7, 8, 9]) {
      await early.fixes(position, LATE, register(MORNING));
      await early.sync();
    }
    await comesBack(achieng, server);
    await early.sync();
    for (const phone of [achieng, early]) {
      expect(await cellsOf(phone, register(MORNING))).toEqual(["A3", "L7", "L8", "L9"]);
      expect(await cellsOf(phone, register(AFTERNOON))).toEqual(["A2"]);
    }
  });

  it("gets back a sheet that was submitted, whoever comes back first", async () => {
    await using server = await RestoredServer.open(engine);
    const sheet = await server.addSheet();
    const { achieng, barasa, head, register } = await aDayBegun(server);
    const place = { ...register(MORNING), assessmentId: sheet };
    await achieng.enters({ 1: "50" }, place);
    await achieng.sync();
    await server.save();

    server.later(50);
    await achieng.enters({ 2: "60", 3: "45.5" }, place);
    await achieng.sync();
    await barasa.sync();
    await barasa.enters({ 4: "A", 3: "46" }, place);
    await barasa.sync();
    await head.sync();
    await head.submits(place);
    await head.sync();
    expect((await head.scoreSheet(place)).confirmed).toMatchObject({ submitted: true });

    await server.restore(way);
    server.later(10);
    // The submitting is heard before all that it signed off.
    for (const phone of [head, barasa, achieng, barasa, head]) await comesBack(phone, server);
    for (const phone of [achieng, barasa, head]) {
      const { scores, submitted } = (await phone.scoreSheet(place)).confirmed;
      expect(submitted).toBe(true);
      const said = [...scores.values()].map(({ position, score, others }) =>
        [position, score, ...(others ?? [])].join(" "),
      );
      // Of two scores that one knew of the other both are there, since nobody can tell the order any more.
      expect(said).toEqual(["1 50", "2 60", "3 46 45.5", "4 A"]);
      expect(await phone.db.outbox.toArray()).toEqual([]);
    }
    const history = "select device_id, counter, learner_id, count(*) as n from score_history group by 1, 2, 3";
    expect((await server.rows<{ n: number }>(history)).filter(({ n }) => Number(n) > 1)).toEqual([]);
  });

  it("gives nobody's number to somebody else", async () => {
    await using server = await RestoredServer.open(engine);
    const { register, newcomer } = await aDayBegun(server);
    await server.save();

    server.later(50);
    const lost = await server.addSchool();
    const theirs = await Phone.ready(new CookieJar(server.url), lost.classes[0]!.teachers[0]!);
    const classId = lost.classes[0]!.id as unknown as ClassId;
    await theirs.takes({ 1: ABSENT }, { classId });
    await theirs.sync();
    // A phone that its known user signed in within the hour.
    const fresh = await newcomer();
    await fresh.takes({ 6: ABSENT }, register(AFTERNOON));
    await fresh.sync();

    await server.restore(way);
    const others = await server.addSchool();
    expect(others.id).toBeGreaterThan(lost.id);
    expect(others.classes[0]!.id).toBeGreaterThan(lost.classes[0]!.id);
    expect(others.classes[0]!.teachers[0]!.userId).toBeGreaterThan(lost.classes[0]!.teachers[0]!.userId);

    // It is asked for the password, and then everything is there again under a new number.
    expect(await fresh.sync()).toEqual({ kind: "signed-out" });
    expect(fresh.session.state.get().expired).toBe(true);
    const { deviceId } = fresh.session.state.get().account!;
    await comesBack(fresh, server);
    expect(fresh.session.state.get().account!.deviceId).not.toBe(deviceId);
    expect(await fresh.sheet(register(AFTERNOON))).toMatchObject({ state: "sent" });
    expect(await cellsOf(fresh, register(AFTERNOON))).toEqual(["A6"]);

    // Of its user the server has never heard: the phone keeps what they said, and asks them to sign in.
    expect(await theirs.sync()).toEqual({ kind: "signed-out" });
    expect(await theirs.db.sent.count()).toBe(1);
    expect(await cellsOf(theirs, { classId, ...MORNING })).toEqual(["A1"]);
    const other = others.classes[0]!.id;
    expect(await server.rows(`select * from attendance_mark where class_id = ${other}`)).toEqual([]);
  });
});

/** Three teachers and the head with a phone each, and the morning's register taken and known to all. */
async function aDayBegun(server: RestoredServer) {
  const [east] = server.school.classes;
  const phoneOf = ({ login, password }: TestPerson) => Phone.ready(new CookieJar(server.url), { login, password });
  const phones = await Promise.all([...east!.teachers, server.school.people.at(-1)!].map(phoneOf));
  const [achieng, barasa, chebet, head] = phones as [Phone, Phone, Phone, Phone];
  const register = (of: typeof MORNING | typeof AFTERNOON) => ({ classId: east!.id as unknown as ClassId, ...of });
  await achieng.takes({ 3: ABSENT }, register(MORNING));
  for (const phone of [achieng, barasa, chebet, head]) await phone.sync();
  return { achieng, barasa, chebet, head, register, newcomer: () => phoneOf(east!.teachers[0]!) };
}

/** Syncs, with the password where it is asked for. */
async function comesBack(phone: Phone, { school }: RestoredServer): Promise<void> {
  if ((await phone.sync()).kind === "done") return;
  const { login = "" } = phone.session.state.get().account ?? {};
  await phone.signsIn(school.people.find((person) => person.login === login)!);
  expect(await phone.sync()).toEqual({ kind: "done" });
}

/** What is said of a register, as it is written on the wire. */
async function cellsOf(phone: Phone, register: Parameters<Phone["sheet"]>[0]): Promise<string[]> {
  const { confirmed } = await phone.sheet(register);
  return (confirmed?.cells ?? []).map(
    ({ position, status, other }) => `${status}${position}${other ? `!${other.status}` : ""}`,
  );
}

/** Of the scopes that both follow. */
async function checksums(phone: Phone, other: Phone): Promise<Record<number, number>> {
  const shared = new Set((await other.db.scopes.toArray()).map(({ id }) => id));
  const scopes = (await phone.db.scopes.toArray()).filter(({ id }) => shared.has(id));
  return Object.fromEntries(scopes.map(({ id, digest }) => [id, digest]));
}
