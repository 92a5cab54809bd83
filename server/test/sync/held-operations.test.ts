import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../../src/context.js";
import { AuditEvent } from "../../src/identity/audit-event.entity.js";
import { Device } from "../../src/identity/device.entity.js";
import { Membership } from "../../src/identity/membership.entity.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { addAssessment } from "../../src/assessment/add-assessment.js";
import { assignTeacher } from "../../src/schools/assign-teacher.js";
import { unassignTeacher } from "../../src/schools/unassign-teacher.js";
import { declineHeld } from "../../src/sync/held/decline-held.js";
import { forgetDecisions } from "../../src/sync/held/forget-decisions.js";
import { parseHeldId } from "../../src/sync/held/held-operation.js";
import { listHeld } from "../../src/sync/held/list-held.js";
import { publishHeld } from "../../src/sync/held/publish-held.js";
import { takeInHeld } from "../../src/sync/held/take-in-held.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { TestSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom, NOON } from "./classroom.js";
import { fillHeld } from "./fill-held.js";

const AT = NOON / 1000;
const DAY = 86_400_000;

describe.each(engines)("what is held for the head on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => void (room = await Classroom.open(engine)));
  afterAll(() => room[Symbol.asyncDispose]());

  const services = () => room.services as Context;
  const userFeed = (school: TestSchool, { userId }: UserViewer) => room.feed(school, `user:${school.id}:${userId}`);
  const waiting = async (school: TestSchool, viewer: UserViewer) =>
    Object.keys(await userFeed(school, viewer)).filter((item) => item.startsWith("w"));
  const list = (school: TestSchool, viewer: UserViewer) => listHeld(room.em(school), viewer, { first: 50 });
  const takeIn = (school: TestSchool, viewer: UserViewer, id: string) =>
    takeInHeld(services(), room.em(school), viewer, parseHeldId(id)!);
  const decline = (school: TestSchool, viewer: UserViewer, id: string, reason = "Taken on paper") =>
    declineHeld(services(), room.em(school), viewer, parseHeldId(id)!, reason);

  /** Barasa has written of the class, and sends it after it was taken from him. */
  async function open(...operations: string[]) {
    room.time = NOON;
    const school = await room.build();
    const east = school.classes[0]!;
    const [achieng, barasa] = east.teachers;
    const author = await room.device(school, barasa!);
    const head = await room.device(school, school.person("head"));
    const deputy = await room.device(school, school.person("deputy"));
    const actor = { schoolId: school.id, userId: null };
    const teaching = { classId: east.id, userId: barasa!.userId };
    room.time += 60_000;
    const now = services().clock.now();
    await inTransaction(room.em(school), (tx) => unassignTeacher(tx, actor, now, teaching));
    const day = "2026-11-23" as SchoolDay;
    const sheet = { classId: east.id, subject: "Mathematics", name: "Mid-term test", maximum: 50, day };
    const { id: assessment } = await inTransaction(room.em(school), (tx) =>
      addAssessment(tx, actor, now, { ...sheet, kind: "M" }),
    );
    const texts = operations.map((text) =>
      text.replace("CLASS", String(east.id)).replace("ASSESSMENT", String(assessment)),
    );
    const verdicts = await room.push(school, author, ...texts);
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(operations.map(() => "held"));
    const teacher = await room.device(school, achieng!);
    const giveBack = () =>
      inTransaction(room.em(school), (tx) => assignTeacher(tx, actor, now, { ...teaching, kind: "subject" }));
    const ids = operations.map((text) => `${author.deviceId}.${text.split(" ")[0]}`);
    return { school, east, author, head, deputy, teacher, texts, ids, giveBack };
  }

  const ROLL = `1 r CLASS 261123m 1 PA2.1L4@20 0 ${AT}`;
  const FIX = `2 f CLASS 261123m E5 0 ${AT}`;

  it("waits on the phones and the page of the head and the deputy, and of nobody else", async () => {
    const { school, author, head, deputy, teacher, ids, texts } = await open(ROLL, FIX);
    const items = ids.map((id) => `w${id}`);
    expect(await waiting(school, head)).toEqual(items);
    expect(await waiting(school, deputy)).toEqual(items);
    expect([...(await waiting(school, teacher)), ...(await waiting(school, author))]).toEqual([]);
    const line = (await userFeed(school, head))[items[0]!];
    expect(line).toBe(`${texts[0]}|${author.userId}|Barasa Wafula|${AT}|${AT + 60}|c`);

    const { nodes, totalCount } = await list(school, head);
    expect(totalCount).toBe(2);
    expect(nodes[0]).toMatchObject({
      id: ids[0],
      author: { name: "Barasa Wafula" },
      why: "class",
      class: { name: "Grade 7 East" },
      day: "2026-11-23",
      session: "m",
      everyoneElse: "P",
      registerTaken: false,
      writtenAt: new Date(NOON),
      marks: [
        { position: 2, learner: { name: expect.stringMatching("Learner") as string }, said: { status: "A" } },
        { position: 4, said: { status: "L", minutesLate: 20 } },
      ],
    });
    expect(nodes[1]).toMatchObject({ everyoneElse: null, marks: [{ position: 5, said: { status: "E" } }] });
    const first = await listHeld(room.em(school), head, { first: 1 });
    const second = await listHeld(room.em(school), head, { first: 1, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(ids);
  });

  it("is taken in in its author's name, once, and its author hears of it in every way there is", async () => {
    const { school, east, author, head, deputy, ids, texts } = await open(ROLL);
    const id = ids[0]!;
    expect(await takeIn(school, head, id)).toEqual({ ok: true, id: parseHeldId(id) });
    expect(await takeIn(school, deputy, id)).toMatchObject({ ok: true });
    expect(await decline(school, deputy, id)).toMatchObject({ ok: false, code: "DECIDED_OTHERWISE" });

    const register = await room.feed(school, `class-term:${east.id}:${school.termIds[0]}`);
    expect(register["r261123m"]).toMatch(new RegExp(`^1\\|PA2.1L4@20\\|${author.userId}\\|`));
    const history = await room
      .em(school)
      .execute<{ by: number; allowed: number }[]>(
        "select user_id as `by`, allowed_by as allowed from attendance_history where class_id = ?",
        [east.id],
      );
    expect(history).toEqual([1, 2, 3].map(() => ({ by: author.userId, allowed: head.userId })));
    expect(await waiting(school, head)).toEqual([]);
    expect(await waiting(school, deputy)).toEqual([]);
    expect(Object.keys(await userFeed(school, head)).filter((item) => item.startsWith("n"))).toEqual([]);
    const told = (await userFeed(school, author))[`d${id}`];
    expect(told).toBe(`taken|${texts[0]}|${school.person("head").name}|${AT + 60}|`);

    const [again] = await room.push(school, author, texts[0]!);
    expect(again).toMatchObject({ outcome: "applied", code: null, seq: expect.any(Number) as number });
    expect(await room.em(school).count(AuditEvent, { action: "held.taken-in" })).toBe(1);
    expect((await list(school, head)).totalCount).toBe(0);
  });

  it("is declined with a reason that its author reads, and cannot be taken in after that", async () => {
    const { school, author, head, deputy, ids, texts } = await open(ROLL, FIX);
    expect(await decline(school, deputy, ids[0]!, " Taken on |paper ")).toMatchObject({ ok: true });
    expect(await decline(school, head, ids[0]!)).toMatchObject({ ok: true });
    const name = school.person("deputy").name;
    expect(await takeIn(school, head, ids[0]!)).toMatchObject({
      code: "DECIDED_OTHERWISE",
      message: `${name} has decided otherwise already.`,
    });
    expect((await userFeed(school, author))[`d${ids[0]}`]).toBe(
      `declined|${texts[0]}|${name}|${AT + 60}|Taken on paper`,
    );
    expect(await waiting(school, head)).toEqual([`w${ids[1]}`]);
    const [again, other] = await room.push(school, author, ...texts);
    expect(again).toMatchObject({ outcome: "rejected", code: "DECLINED", message: "Taken on paper" });
    expect(other).toMatchObject({ outcome: "held" });
    await expect(decline(school, head, ids[1]!, "  ")).rejects.toThrow(/Say why/);
    await expect(decline(school, head, ids[1]!, "x".repeat(201))).rejects.toThrow(/Say why/);
  });

  it("contests what others wrote meanwhile, rather than put itself over it", async () => {
    const { school, east, teacher, head, author, ids } = await open(ROLL);
    await room.push(school, teacher, `1 r ${east.id} 261123m 1 PL2 0 ${AT}`);
    expect((await list(school, head)).nodes[0]!.registerTaken).toBe(true);
    await takeIn(school, head, ids[0]!);
    const { r261123m } = await room.feed(school, `class-term:${east.id}:${school.termIds[0]}`);
    expect(r261123m).toContain("A2.1!L");
    for (const viewer of [author, teacher, head]) {
      expect(Object.keys(await userFeed(school, viewer)).some((item) => item.startsWith("n"))).toBe(true);
    }
  });

  it("stays held when its register cannot be written, and says why", async () => {
    const { school, head, ids } = await open(`1 r CLASS 261020m 1 P 0 ${AT}`);
    expect(await takeIn(school, head, ids[0]!)).toMatchObject({ ok: false, code: "NOT_A_SCHOOL_DAY" });
    expect(await waiting(school, head)).toEqual([`w${ids[0]}`]);
    expect(await decline(school, head, ids[0]!)).toMatchObject({ ok: true });
  });

  it("is decided once, however many decide at once, while its author sends it again", async () => {
    const { school, east, author, head, deputy, ids, texts, giveBack } = await open(ROLL);
    await giveBack();
    const deciding = [head, deputy, head, deputy].map((viewer, index) =>
      index % 2 === 0 ? takeIn(school, viewer, ids[0]!) : decline(school, viewer, ids[0]!),
    );
    const pushing = [1, 2].map(() => room.push(school, author, texts[0]!));
    const decisions = await Promise.all(deciding);
    await Promise.all(pushing);
    const ways = decisions.map(({ ok }) => ok);
    expect([
      [true, false, true, false],
      [false, true, false, true],
    ]).toContainEqual(ways);
    const entries = await room
      .em(school)
      .execute<unknown[]>("select id from attendance_history where class_id = ?", [east.id]);
    expect(entries).toHaveLength(ways[0] ? 3 : 0);
    expect(await room.em(school).count(AuditEvent, { action: { $like: "held.%" } })).toBe(1);
    const [last] = await room.push(school, author, texts[0]!);
    expect(last).toMatchObject({ outcome: ways[0] ? "applied" : "rejected" });
  });

  it("may be scores, which the head takes in likewise, and the submission of their sheet", async () => {
    const { school, east, author, head, ids } = await open(
      `1 s CLASS ASSESSMENT 1 42A 0 ${AT}`,
      `2 b CLASS ASSESSMENT 0 ${AT}`,
    );
    const { nodes } = await list(school, head);
    expect(nodes.map(({ kind, assessment, day }) => [kind, assessment?.name, day])).toEqual([
      ["scores", "Mid-term test", null],
      ["submit", "Mid-term test", null],
    ]);
    for (const id of ids) expect(await takeIn(school, head, id)).toMatchObject({ ok: true });
    const feed = await room.feed(school, `class-term:${east.id}:${school.termIds[0]}`);
    expect(Object.entries(feed).filter(([item]) => item.startsWith("s"))).toEqual([
      [expect.any(String), expect.stringContaining("42A")],
    ]);
    expect(Object.keys(await userFeed(school, author)).filter((item) => item.startsWith("d"))).toHaveLength(2);
  });

  it("is a thousand of one author at most: what is more stays on the phone, which hears what to do, and the rest goes", async () => {
    const { school, east, author, head, ids } = await open(FIX);
    const other = school.classes[1]!;
    const actor = { schoolId: school.id, userId: null };
    const teaching = { classId: other.id, userId: author.userId, kind: "subject" } as const;
    await inTransaction(room.em(school), (tx) => assignTeacher(tx, actor, services().clock.now(), teaching));
    await fillHeld(room.em(school), author, 998, `f ${east.id} 261123m A1 0 ${AT}`);
    const fix = (counter: number, { id } = east) => `${counter} f ${id} 261123m A1 0 ${AT}`;
    const roll = `5 r ${other.id} 261123m 1 P 0 ${AT}`;
    const verdicts = await room.push(school, author, fix(3), fix(4), roll);
    expect(verdicts.map(({ outcome, code }) => [outcome, code])).toEqual([
      ["held", null],
      ["rejected", "TOO_MUCH_HELD"],
      ["applied", null],
    ]);
    expect(verdicts[1]!.message).toMatch(/Ask the head to decide/);
    expect((await list(school, head)).totalCount).toBe(1000);
    // As the phone does once its user has asked the head.
    await decline(school, head, ids[0]!);
    const [again, more] = await room.push(school, author, fix(6), fix(7));
    expect([again!.outcome, more!.code]).toEqual(["held", "TOO_MUCH_HELD"]);
  });

  it("is nobody's of another school", async () => {
    const { ids, school } = await open(ROLL);
    const elsewhere = await room.build();
    const stranger = await room.device(elsewhere, elsewhere.person("head"));
    expect(await takeIn(elsewhere, stranger, ids[0]!)).toMatchObject({ code: "NOT_HELD" });
    expect(await decline(elsewhere, stranger, ids[0]!)).toMatchObject({ code: "NOT_HELD" });
    expect((await list(elsewhere, stranger)).nodes).toEqual([]);
    const head = await room.device(school, school.person("head"));
    expect((await list(school, head)).totalCount).toBe(1);
  });

  it("comes to whoever becomes deputy later, and leaves who is head no more", async () => {
    const { school, head, deputy, teacher, author, ids } = await open(ROLL);
    const em = room.em(school);
    await em.insert(Membership, { schoolId: school.id, userId: teacher.userId, role: "deputy" });
    await em.nativeDelete(Membership, { userId: head.userId });
    await em.nativeUpdate(Device, { id: author.deviceId }, { revokedAt: new Date(room.time) });
    await publishHeld(services());
    expect(await waiting(school, head)).toEqual([]);
    expect(await waiting(school, teacher)).toEqual([`w${ids[0]}`]);
    expect((await userFeed(school, deputy))[`w${ids[0]}`]).toMatch(/\|d$/);
    expect((await list(school, deputy)).nodes[0]!.why).toBe("device");
    await takeIn(school, deputy, ids[0]!);
    expect(await waiting(school, teacher)).toEqual([]);
  });

  it("says of whoever has left the school that they have, whatever else is so", async () => {
    const { school, author, deputy, ids } = await open(ROLL);
    const em = room.em(school);
    const told = async () => {
      await publishHeld(services());
      const line = (await userFeed(school, deputy))[`w${ids[0]}`];
      return [line?.at(-1), (await list(school, deputy)).nodes[0]!.why];
    };
    expect(await told()).toEqual(["c", "class"]);
    await em.nativeUpdate(Device, { id: author.deviceId }, { revokedAt: new Date(room.time) });
    expect(await told()).toEqual(["d", "device"]);
    await em.nativeDelete(Membership, { schoolId: school.id, userId: author.userId });
    expect(await told()).toEqual(["g", "author"]);
  });

  it("is spoken of for a term after it was decided, and then no more", async () => {
    const { school, author, head, ids } = await open(ROLL);
    await decline(school, head, ids[0]!);
    const isTold = async () => `d${ids[0]}` in (await userFeed(school, author));
    room.time += 119 * DAY;
    await forgetDecisions(services());
    expect(await isTold()).toBe(true);
    room.time += 2 * DAY;
    await forgetDecisions(services());
    expect(await isTold()).toBe(false);
  });
});
