import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeMark } from "../../src/attendance/mark.js";
import type { SaidMarkType } from "../../src/attendance/said-mark.type.js";
import { listCellHistory } from "../../src/attendance/history/list-cell-history.js";
import { listContestedRegisters } from "../../src/attendance/contests/list-contested-registers.js";
import { readCellHistory } from "../../src/attendance/history/read-cell-history.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { TestSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom, NOON } from "../sync/classroom.js";

const AT = NOON / 1000;
const MONDAY = "2026-11-23" as SchoolDay;
const MINUTE = 60_000;

const inBase36 = (...values: number[]) => values.map((value) => value.toString(36)).join(".");
const letters = (mark: SaidMarkType | null) => mark && encodeMark({ ...mark, reason: mark.reason && mark.reason.id });

describe.each(engines)("contests and history on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => void (room = await Classroom.open(engine)));
  afterAll(() => room[Symbol.asyncDispose]());

  async function open() {
    room.time = NOON;
    const school = await room.build();
    const east = school.classes[0]!;
    const [achieng, barasa] = east.teachers;
    return {
      school,
      east,
      one: await room.device(school, achieng!),
      two: await room.device(school, barasa!),
      head: await room.device(school, school.person("head")),
      scope: `class-term:${east.id}:${school.termIds[0]}`,
    };
  }

  const historyOf = async (school: TestSchool, viewer: UserViewer, learner: number, page = { first: 50 }) => {
    const { id: classId, learnerIds } = school.classes[0]!;
    const em = room.em(school);
    const cell = await readCellHistory(em, viewer, { classId, day: MONDAY, session: "m" }, learnerIds[learner - 1]!);
    if (!cell) return null;
    const { nodes, pageInfo, totalCount } = await listCellHistory(
      em,
      viewer,
      { ref: cell.ref, stays: cell.stays, learnerId: learnerIds[learner - 1]! },
      page,
    );
    return { ...cell, nodes, pageInfo, totalCount };
  };

  it("tells devices who contests a cell and when each of them wrote, and takes it back when it is settled", async () => {
    const { school, east, one, two, scope } = await open();
    const early = AT - 3600;
    await room.push(school, one, `1 r ${east.id} 261123m 1 PA2L4@20 0 ${early}`);
    room.time += 5 * MINUTE;
    await room.push(school, two, `1 r ${east.id} 261123m 1 PL2@15L4@20 0 ${early + 60}`);
    const { q261123m, r261123m } = await room.feed(school, scope);
    expect(r261123m).toContain("L2@15!A");
    expect(q261123m).toBe(inBase36(2, two.userId, early + 60, one.userId, early));

    await room.push(school, one, `2 f ${east.id} 261123m L2@15 999 ${AT}`);
    const seen = (await historyOf(school, one, 2))!.seen;
    await room.push(school, one, `3 f ${east.id} 261123m L2@15 ${seen} ${AT}`);
    expect(await room.feed(school, scope)).not.toHaveProperty("q261123m");
  });

  it("tells of a contest once, where the register has it, when the learner left and came back under another number", async () => {
    const { school, east, one, two, head, scope } = await open();
    const [, learnerId] = east.learnerIds;
    await room.push(school, one, `1 f ${east.id} 261123m A2 0 ${AT}`);
    await room.push(school, two, `1 f ${east.id} 261123m L2@15 0 ${AT}`);
    for (const { id: classId } of [school.classes[1]!, east]) {
      const actor = { schoolId: school.id, userId: head.userId };
      const move = { learnerId: learnerId!, classId };
      await inTransaction(room.em(school), (tx) => moveLearner(tx, actor, new Date(room.time), move));
    }
    const { v: rosterRev } = await room.feed(school, scope);
    await room.push(school, one, `2 r ${east.id} 261123m ${rosterRev} PA7 0 ${AT}`);
    const { r261123m, ...items } = await room.feed(school, scope);
    expect([r261123m, Object.keys(items).includes("q261123m")]).toEqual([expect.stringContaining("A7!L@15"), true]);

    const told = async ({ userId }: UserViewer) =>
      Object.entries(await room.feed(school, `user:${school.id}:${userId}`))
        .filter(([item]) => item.startsWith("n"))
        .map(([, line]) => line.split("|").slice(0, 6).join("|"));
    const about = `contested|${east.id}|261123m|7`;
    expect(await told(one)).toEqual([`${about}|A|L@15`]);
    expect(await told(two)).toEqual([`${about}|L@15|A`]);
    expect(await told(head)).toEqual([`${about}|A|L@15`]);

    const seen = (await historyOf(school, head, 2))!.seen;
    await room.push(school, head, `1 f ${east.id} 261123m A2 ${seen} ${AT}`);
    expect([await told(one), await told(two), await told(head)]).toEqual([[], [], []]);
  });

  it("sets a clock right that was off, and believes none that is ahead of the server", async () => {
    const { school, east, one, two, scope } = await open();
    const services = room.services as never;
    const { push } = await import("../../src/sync/push/push.js");
    const twoDays = 2 * 86_400;
    const send = (viewer: UserViewer, deviceNow: number, operation: string) =>
      push(services, room.em(school), viewer, { deviceNow, operations: [operation] });
    await send(one, AT + twoDays, `1 f ${east.id} 261123m A1 0 ${AT + twoDays - 600}`);
    await send(two, AT, `1 f ${east.id} 261123m L1 0 ${AT + twoDays}`);
    const { q261123m } = await room.feed(school, scope);
    expect(q261123m).toBe(inBase36(1, two.userId, AT, one.userId, AT - 600));
  });

  it("lists the contested registers to those who lead, with both values, who and when", async () => {
    const { school, east, one, two, head } = await open();
    await room.push(school, one, `1 r ${east.id} 261120m 1 PA2A3 0 ${AT}`, `2 r ${east.id} 261123m 1 PA5 0 ${AT}`);
    await room.push(school, two, `1 r ${east.id} 261120m 1 PL2E3 0 ${AT}`, `2 r ${east.id} 261123m 1 PL5 0 ${AT}`);
    const first = await listContestedRegisters(room.em(school), head, { first: 1 });
    const second = await listContestedRegisters(room.em(school), head, {
      first: 1,
      after: first.pageInfo.endCursor,
    });
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([2, true, false]);
    expect(first.nodes.map(({ day, marks }) => [day, marks.length])).toEqual([["2026-11-23", 1]]);
    expect(second.nodes.map(({ day, marks }) => [day, marks.length])).toEqual([["2026-11-20", 2]]);
    const [mark] = second.nodes[0]!.marks;
    expect([letters(mark!.stands.mark), mark!.stands.by.name]).toEqual(["L", "Barasa Wafula"]);
    expect([letters(mark!.other.mark), mark!.other.by.name]).toEqual(["A", "Achieng Odhiambo"]);
    expect(mark!.other.writtenAt).toEqual(new Date(NOON));

    const { seen } = second.nodes[0]!;
    await room.push(school, head, `1 f ${east.id} 261120m A2 ${seen} ${AT}`, `2 f ${east.id} 261120m E3 ${seen} ${AT}`);
    const left = await listContestedRegisters(room.em(school), head, { first: 20 });
    expect(left.nodes.map(({ day }) => day)).toEqual(["2026-11-23"]);
  });

  it("tells everything that was said of a learner, the class as a whole where it named nobody", async () => {
    const { school, east, one, two } = await open();
    await room.push(school, one, `1 r ${east.id} 261123m 1 PA2 0 ${AT - 60}`);
    await room.push(school, two, `1 f ${east.id} 261123m L2@15 0 ${AT}`, `2 f ${east.id} 261123m A3 99 ${AT}`);
    const told = async (learner: number) =>
      (await historyOf(school, one, learner))!.nodes.map((entry) => [
        entry.by.name,
        letters(entry.before),
        letters(entry.said),
        entry.verdict,
        entry.wholeClass,
      ]);
    expect(await told(1)).toEqual([["Achieng Odhiambo", null, "P", "applied", true]]);
    expect(await told(2)).toEqual([
      ["Barasa Wafula", "A", "L@15", "contested", false],
      ["Achieng Odhiambo", null, "A", "applied", false],
    ]);
    expect(await told(3)).toEqual([
      ["Barasa Wafula", "P", "A", "applied", false],
      ["Achieng Odhiambo", null, "P", "applied", true],
    ]);
    const { position, stands, totalCount, nodes } = (await historyOf(school, one, 2))!;
    expect([position, letters(stands), totalCount]).toEqual([2, "L@15", 2]);
    expect(nodes[1]).toMatchObject({ at: new Date(NOON), deviceAt: new Date(NOON - MINUTE), clockOffset: 0 });

    const page = (await historyOf(school, one, 3, { first: 1 }))!;
    expect([page.nodes.length, page.pageInfo.hasNextPage, page.totalCount]).toEqual([1, true, 2]);
  });

  it("brings an earlier value back by an ordinary correction that has seen the history", async () => {
    const { school, east, one, two } = await open();
    await room.push(school, one, `1 r ${east.id} 261123m 1 PA2.1 0 ${AT}`);
    await room.push(school, two, `1 f ${east.id} 261123m L2 99 ${AT}`);
    const { seen, nodes } = (await historyOf(school, two, 2))!;
    const earlier = letters(nodes[1]!.said)!;
    await room.push(school, two, `2 f ${east.id} 261123m A2${earlier.slice(1)} ${seen} ${AT}`);
    const after = (await historyOf(school, two, 2))!;
    expect([letters(after.stands), after.totalCount, after.nodes[0]!.verdict]).toEqual(["A.1", 3, "applied"]);
  });

  it("keeps history from who may not read the register, and restricted reasons from who may not see them", async () => {
    const { school, east, one, two, head } = await open();
    const elsewhere = await room.device(school, school.classes[1]!.teachers[0]!);
    const bursar = await room.device(school, school.person("bursar"));
    await room.push(school, one, `1 f ${east.id} 261123m A1.10 0 ${AT}`);
    expect(await historyOf(school, elsewhere, 1)).toBeNull();
    expect(await historyOf(school, bursar, 1)).toBeNull();
    const reason = async (viewer: UserViewer) => (await historyOf(school, viewer, 1))!.nodes[0]!.said.reason?.code;
    expect(await reason(head)).toBe("pregnancy-or-marriage");
    expect(await reason(one)).toBe("pregnancy-or-marriage");
    expect(await reason(two)).toBeUndefined();
  });
});
