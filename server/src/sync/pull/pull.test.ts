import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestSchool } from "../../../test/a-school.js";
import { engines } from "../../../test/engines.js";
import { Classroom, NOON } from "../../../test/sync/classroom.js";
import { Replica } from "../../../test/sync/replica.js";
import type { Context } from "../../context.js";
import { forgetTombstones } from "../../events/forget-tombstones.js";
import { BEGUN_KEY, readBegun } from "../../events/read-begun.js";
import { publishChanges } from "../../events/publish-changes.js";
import { schoolScope } from "../../events/scope.js";
import type { UserViewer } from "../../identity/viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { assignTeacher } from "../../schools/assign-teacher.js";
import { unassignTeacher } from "../../schools/unassign-teacher.js";
import { moveLearner } from "../../schools/move-learner.js";
import { addAssessment, type NewAssessment } from "../../assessment/add-assessment.js";
import type { UserId } from "../../values/ids.js";
import { beginEpoch } from "../restore/begin-epoch.js";
import { findScopes, makeScopes } from "./find-scopes.js";
import { pull } from "./pull.js";

const AT = NOON / 1000;

describe.each(engines)("a pull on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open(engine);
    await beginEpoch(room.orm.em.fork() as never);
  });
  afterAll(() => room[Symbol.asyncDispose]());

  const ask = (school: TestSchool, viewer: UserViewer, replica: Replica, withDigest = false) =>
    pull(room.services as Context, room.em(school), viewer, replica.since(withDigest));

  /** Pulls until there is no more; tells how many pages it took. */
  async function catchUp(school: TestSchool, viewer: UserViewer, replica: Replica): Promise<number> {
    for (let pages = 1; ; pages++) {
      const page = await ask(school, viewer, replica);
      expect(replica.take(page)).toEqual([]);
      if (!page.more) return pages;
    }
  }

  const publish = (school: TestSchool, items: [string, string][]) =>
    inTransaction(room.em(school), (tx) =>
      publishChanges(
        tx,
        room.services.clock.now(),
        items.map(([item, line]) => ({ scope: schoolScope(school.id), item, line })),
      ),
    );

  async function open() {
    room.time = NOON;
    const school = await room.build();
    const east = school.classes[0]!;
    const teacher = await room.device(school, east.teachers[0]!);
    const head = await room.device(school, school.person("head"));
    return { school, east, teacher, head, scope: `class-term:${east.id}:${school.termIds[0]}` };
  }

  it("gives a teacher their class, the head every class, and each what changed since", async () => {
    const { school, east, teacher, head, scope } = await open();
    const phone = new Replica();
    const office = new Replica();
    await catchUp(school, teacher, phone);
    await catchUp(school, head, office);
    expect(phone.names()).toEqual([`school:${school.id}`, `user:${school.id}:${teacher.userId}`, scope]);
    expect(office.names().length).toBe(4);
    expect(phone.items(scope)).toEqual(await room.feed(school, scope));

    const idle = await ask(school, teacher, phone, true);
    expect(idle).toMatchObject({ scopes: null, changes: [], more: false, diverged: [] });

    await room.push(school, teacher, `1 r ${east.id} 261123m 1 PA2 8 ${AT}`, `2 r ${east.id} 261123a 1 P 8 ${AT}`);
    const page = await ask(school, head, office);
    expect(page.changes.map(({ full, items }) => [full, items.map(([letter, keys]) => [letter, keys])])).toEqual([
      [false, [["r", ["261123a", "261123m"]]]],
    ]);
    expect(office.take(page)).toEqual([]);
    expect(office.items(scope)).toEqual(await room.feed(school, scope));
    await catchUp(school, teacher, phone);
    expect(phone.items(scope)).toEqual(office.items(scope));
  });

  it("tells what is gone", async () => {
    const { school, teacher } = await open();
    const phone = new Replica();
    await publish(school, [["h900", "261201|261201|Flood"]]);
    await catchUp(school, teacher, phone);
    await publish(school, [["h900", ""]]);
    await catchUp(school, teacher, phone);
    expect(phone.items(`school:${school.id}`)).toEqual(await room.feed(school, `school:${school.id}`));
  });

  it("lists the scopes again when they changed, so that a device lets go of a class it lost", async () => {
    const { school, east, teacher } = await open();
    const phone = new Replica();
    await catchUp(school, teacher, phone);
    const actor = { schoolId: school.id, userId: null };
    const other = school.classes[1]!;
    await inTransaction(room.em(school), async (tx) => {
      await unassignTeacher(tx, actor, new Date(NOON), { classId: east.id, userId: teacher.userId });
      await assignTeacher(tx, actor, new Date(NOON), { classId: other.id, userId: teacher.userId, kind: "subject" });
    });
    await catchUp(school, teacher, phone);
    expect(phone.names().slice(2)).toEqual([`class-term:${other.id}:${school.termIds[0]}`]);
    expect(phone.items(`user:${school.id}:${teacher.userId}`)).toEqual({ [`k${other.id}`]: "subject" });
  });

  it("gives a scope whole when its cursor is of no use", async () => {
    const { school, teacher } = await open();
    const name = `school:${school.id}`;
    const stale = new Replica();
    await catchUp(school, teacher, stale);
    const id = [...stale.scopes].find(([, held]) => held.name === name)![0];

    // Too much has happened.
    await publish(
      school,
      Array.from({ length: 600 }, (_, n) => [`h${n + 1000}`, "261201|261201|Flood"]),
    );
    let page = await ask(school, teacher, stale);
    expect(page.changes).toMatchObject([{ scope: id, full: true }]);
    expect(stale.take(page)).toEqual([]);

    // Away for longer than tombstones are kept.
    await publish(school, [["h1000", ""]]);
    room.time += 181 * 86_400_000;
    await forgetTombstones(room.services);
    room.time = NOON;
    page = await ask(school, teacher, stale);
    expect(page.changes).toMatchObject([{ scope: id, full: true }]);
    expect(stale.take(page)).toEqual([]);
    expect(stale.items(name)).toEqual(await room.feed(school, name));
  });

  it("begins an epoch when a device knows more than there is, no other for an hour, and none for that person for a month", async () => {
    const { school, teacher, head } = await open();
    const phone = new Replica();
    await catchUp(school, teacher, phone);
    const before = phone.epoch;
    const scope = [...phone.scopes.values()].find(({ name }) => name === `school:${school.id}`)!;

    scope.cursor += 1000;
    await catchUp(school, teacher, phone);
    const begun = phone.epoch;
    expect(begun).not.toBe(before);

    scope.cursor += 1000;
    const page = await ask(school, teacher, phone);
    expect(page).toMatchObject({ epoch: begun, changes: [{ full: true }] });
    expect(phone.take(page)).toEqual([]);

    // Whoever lies every hour moves nobody.
    for (let hour = 1; hour <= 3; hour++) {
      room.time += 3_601_000;
      scope.cursor += 1000;
      const answer = await ask(school, teacher, phone);
      expect(answer.epoch).toBe(begun);
      expect(phone.take(answer)).toEqual([]);
    }
    const other = new Replica();
    await catchUp(school, head, other);
    other.scopes.forEach((each) => (each.cursor += 1000));
    await catchUp(school, head, other);
    expect(other.epoch).not.toBe(begun);

    const now = other.epoch;
    room.time += 31 * 86_400_000;
    await catchUp(school, teacher, phone);
    scope.cursor += 1000;
    await catchUp(school, teacher, phone);
    room.time = NOON;
    expect(phone.epoch).not.toBe(now);
  });

  it("finds the scope in which a device holds something else", async () => {
    const { school, teacher, scope } = await open();
    const phone = new Replica();
    await catchUp(school, teacher, phone);
    const held = [...phone.scopes.values()].find(({ name }) => name === scope)!;
    held.items.set("l1", "somebody else");
    const page = await ask(school, teacher, phone, true);
    expect(phone.take(page)).toEqual([scope]);
    held.cursor = 0;
    await catchUp(school, teacher, phone);
    expect((await ask(school, teacher, phone, true)).changes).toEqual([]);
  });

  it("starts from nothing in another epoch, and keeps what was seen in the one before apart", async () => {
    const { school, east, teacher, head, scope } = await open();
    const phone = new Replica();
    await room.push(school, head, `1 f ${east.id} 261123m A3 0 ${AT}`);
    await catchUp(school, teacher, phone);
    const seen = [...phone.scopes.values()].find(({ name }) => name === scope)!.cursor;
    await beginEpoch(room.em(school));
    // Written in the epoch before, knowing of the absence: it stands. Not knowing of what the new epoch brings: contested.
    await room.push(school, head, `2 f ${east.id} 261123m E2 ${seen} ${AT}`);
    const verdicts = await room.push(
      school,
      teacher,
      `1 f ${east.id} 261123m L3 ${seen} ${AT}`,
      `2 f ${east.id} 261123m L2 ${seen + 50} ${AT}`,
    );
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["applied", "contested"]);
    await catchUp(school, teacher, phone);
    expect(phone.items(scope)).toEqual(await room.feed(school, scope));
  });

  it("lands no mark or score on who was given a lost learner's number", async () => {
    const { school, east, teacher, scope } = await open();
    const em = room.em(school);
    const wanted = { classId: east.id, subject: "English", name: "Opener", kind: "O", maximum: 50, day: "2026-11-23" };
    const actor = { schoolId: school.id, userId: null };
    const now = room.services.clock.now();
    const sheet = await inTransaction(em, (tx) => addAssessment(tx, actor, now, wanted as NewAssessment));
    const headOf = async () => {
      const [row] = await em.execute<{ head: number }[]>("select head from scope_head where name = ?", [scope]);
      return Number(row!.head);
    };
    // Learner 7 was enrolled after the backup was made, which has six.
    const seen = (await headOf()) + 3;
    await beginEpoch(em);
    const [learnerId] = school.classes[1]!.learnerIds;
    await inTransaction(em, (tx) => moveLearner(tx, actor, now, { learnerId: learnerId!, classId: east.id }));
    const [row] = await em.execute<{ rev: number }[]>("select roster_rev as rev from school_class where id = ?", [
      east.id,
    ]);
    const say = async (first: number, knew: number) => {
      const said = ["f", "r", "s"].map((letter, index) => {
        const what = { f: "261123m A7", r: `261123a ${row!.rev} PA7`, s: `${sheet.id} ${row!.rev} @7:R` }[letter];
        return `${first + index} ${letter} ${east.id} ${what} ${knew} ${AT}`;
      });
      return (await room.push(school, teacher, ...said)).map(({ outcome, code }) => code ?? outcome);
    };
    expect(await say(1, seen)).toEqual(["UNKNOWN_LEARNER", "UNKNOWN_ROSTER", "UNKNOWN_ROSTER"]);
    expect(await say(4, await headOf())).toEqual(["applied", "applied", "applied"]);
  });

  it("begins scopes that were lost, or are new, beyond what was lost", async () => {
    const { school } = await open();
    await beginEpoch(room.em(school));
    const user = { kind: "user", schoolId: school.id, userId: 999_999 as UserId } as const;
    await makeScopes(room.em(school), [user]);
    const [found] = await findScopes(room.em(school), [user]);
    expect(found!.head).toBeGreaterThan(1_000_000);
  });

  it("gives no sequence twice when one backup is restored twice", async () => {
    const { school, scope } = await open();
    const em = room.em(school);
    const headOf = async () => {
      const [row] = await em.execute<{ head: number }[]>("select head from scope_head where name = ?", [scope]);
      return Number(row!.head);
    };
    const backup = await headOf();
    // That of a life which itself began with a restore, not long ago.
    const { firstHead, pace } = await readBegun(em);
    await beginEpoch(em, undefined, new Date("2027-01-23T06:00:00Z"));
    const first = await headOf();
    await em.execute("update meta set value = ? where `key` = ?", [`${firstHead} ${pace}`, BEGUN_KEY]);
    await em.execute("update scope_head set head = ? where name = ?", [backup, scope]);
    await beginEpoch(em, undefined, new Date("2027-01-24T06:00:00Z"));
    // More than is ever written to a class in a day lies between the two.
    expect((await headOf()) - first).toBeGreaterThan(100_000);
  });

  it("begins with a short page of what its user needs first", async () => {
    const { school, head } = await open();
    const name = (n: number) => `261201|261201|${"A long reason to be closed ".repeat(8)}${n}`;
    await publish(
      school,
      Array.from({ length: 60 }, (_, n) => [`h${n + 1000}`, name(n)]),
    );
    const office = new Replica();
    const first = await ask(school, head, office);
    expect(
      first.changes.map(
        ({ scope }) => office.scopes.get(scope)?.name ?? first.scopes!.find(({ id }) => id === scope)!.name,
      ),
    ).toEqual([`school:${school.id}`]);
    expect(first.more).toBe(true);
    office.take(first);
    expect(await catchUp(school, head, office)).toBe(1);
  });

  it("never shows half of a transaction, nor a digest of another moment", { timeout: 30_000 }, async () => {
    const { school, east, teacher, head, scope } = await open();
    const phone = new Replica();
    const state = { writing: true };
    const write = async () => {
      for (let n = 1; n <= 25; n++) {
        const batch = [
          `${2 * n - 1} r ${east.id} 261123m 1 PA${(n % 6) + 1} 8 ${AT}`,
          `${2 * n} r ${east.id} 261123a 1 PA${(n % 6) + 1} 8 ${AT}`,
        ];
        await room.push(school, teacher, ...batch);
      }
      state.writing = false;
    };
    const read = async () => {
      while (state.writing) {
        await catchUp(school, head, phone);
        const { r261123m, r261123a } = phone.items(scope);
        expect(r261123m).toBe(r261123a);
      }
    };
    await Promise.all([write(), read()]);
    await catchUp(school, head, phone);
  });
});
