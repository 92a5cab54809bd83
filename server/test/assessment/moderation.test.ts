import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { listScoreHistory } from "../../src/assessment/history/list-score-history.js";
import { approveSheet } from "../../src/assessment/plan/approve-sheet.js";
import { readScoreSheet } from "../../src/assessment/read-score-sheet.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { engines } from "../engines.js";
import { Classroom, NOON } from "../sync/classroom.js";

const AT = NOON / 1000;
const WHY = "The paper was too long";

const outcomes = (verdicts: readonly { outcome: string; code: string | null }[]) =>
  verdicts.map(({ outcome, code }) => (code === null ? outcome : `${outcome} ${code}`));

describe.each(engines)("moderation on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open(engine);
  });
  afterAll(() => room[Symbol.asyncDispose]());

  /** A sheet out of 50 that its teacher has submitted with 43, 44 and who was absent. */
  async function open() {
    room.time = NOON;
    const school = await room.build();
    const east = school.classes[0]!;
    const [achieng, barasa] = await Promise.all(east.teachers.map((person) => room.device(school, person)));
    const head = await room.device(school, school.person("head"));
    const deputy = await room.device(school, school.person("deputy"));
    const about = { subject: "Mathematics", name: "Mid-term", kind: AssessmentKind.midTerm, maximum: 50 };
    const wanted = { ...about, classId: east.id, day: "2026-11-23" as SchoolDay };
    const em = room.em(school);
    const now = room.services.clock.now();
    const { id } = await inTransaction(em, (tx) =>
      addAssessment(tx, { schoolId: school.id, userId: null }, now, wanted),
    );
    const scope = `class-term:${east.id}:${school.termIds[0]}`;
    const say = async (viewer: UserViewer, ...said: string[]) => {
      const [row] = await em.execute<{ head: number }[]>("select head from scope_head where name = ?", [scope]);
      const texts = said.map((text) => {
        const [n, letter, ...rest] = text.split(" ");
        const [scores, why] = [rest.slice(0, 2), rest.slice(2)];
        return [n, letter, east.id, id, ...scores, Number(row!.head), AT, ...why].join(" ");
      });
      last = texts;
      return outcomes(await room.push(school, viewer, ...texts));
    };
    let last: string[] = [];
    const sayAgain = async (viewer: UserViewer) => outcomes(await room.push(school, viewer, ...last));
    const line = async (letter: string) => (await room.feed(school, scope))[`${letter}${id}`];
    const audits = () =>
      em.execute<{ detail: string }[]>("select detail from audit_event where school_id = ? and action = ?", [
        school.id,
        "sheet.moderated",
      ]);
    await say(achieng!, "1 s 1 RSA", "2 b");
    return { school, east, achieng: achieng!, barasa: barasa!, head, deputy, id, say, sayAgain, line, audits };
  }

  it("keeps who changed every mark, how, how many and why, for whoever sees the sheet and in the audit", async () => {
    const { school, east, barasa, head, id, say, line, audits } = await open();
    expect(await say(head, `1 m 1 VW +4 ${WHY}`)).toEqual(["applied"]);
    expect(await line("s")).toBe("VWA");
    expect(await line("m")).toBe(`${head.userId}|${AT}|+4|2|${WHY}`);
    const sheet = await readScoreSheet(room.em(school), barasa, id);
    expect(sheet!.assessment.submitted).toBe(true);
    expect(sheet!.moderations).toMatchObject([
      { by: { name: school.person("head").name }, added: 4, scaledFrom: null, changed: 2, reason: WHY },
    ]);
    expect(sheet!.moderations[0]!.at.getTime()).toBe(NOON);
    const historyOf = async (place: number) => {
      const of = { assessmentId: id, learnerId: east.learnerIds[place]! };
      return (await listScoreHistory(room.em(school), school.id, of, { first: 10 })).nodes;
    };
    expect((await historyOf(0)).map(({ given, moderation }) => [given, moderation?.reason, moderation?.added])).toEqual(
      [
        ["47", WHY, 4],
        ["43", undefined, undefined],
      ],
    );
    // What the same phone gives by itself later came with no moderation.
    await say(head, "2 o", "3 s 1 Y");
    expect((await historyOf(0)).map(({ given, moderation }) => [given, moderation?.changed])).toEqual([
      ["49", undefined],
      ["47", 2],
      ["43", undefined],
    ]);
    // Who was absent has no such entry.
    expect((await historyOf(2)).map(({ given, moderation }) => [given, moderation])).toEqual([["A", null]]);
    expect(await audits()).toEqual([{ detail: `Mathematics, Mid-term of class ${east.id}: +4, 2 scores: ${WHY}` }]);
  });

  it("stays when the sheet is reopened and moderated again, the latest first, and says the same when sent again", async () => {
    const { school, head, deputy, id, say, sayAgain, line, audits } = await open();
    await say(head, `1 m 1 VW +4 ${WHY}`);
    await say(head, "2 o");
    expect(await line("m")).toBe(`${head.userId}|${AT}|+4|2|${WHY}`);
    await say(head, "3 b");
    room.time = NOON + 60_000;
    expect(await say(deputy, "1 m 1 (8) /80 Out of 80")).toEqual(["applied"]);
    expect(await sayAgain(deputy)).toEqual(["applied"]);
    expect(await line("m")).toBe(`${deputy.userId}|${AT + 60}|/80|1|Out of 80|${head.userId}|${AT}|+4|2|${WHY}`);
    const { moderations } = (await readScoreSheet(room.em(school), head, id))!;
    expect(moderations.map(({ added, scaledFrom, changed }) => [added, scaledFrom, changed])).toEqual([
      [null, 80, 1],
      [4, null, 2],
    ]);
    expect(await audits()).toHaveLength(2);
  });

  it.each([
    ["without a reason", "", "rejected MODERATION_REASON"],
    ["for a reason of two letters", "ok", "rejected MODERATION_REASON"],
    ["for a reason of 201 letters", "x".repeat(201), "rejected MODERATION_REASON"],
    ["for a reason of 200 letters", "x".repeat(200), "applied"],
    ["for a reason of three letters", "too", "applied"],
  ])("is judged %s, and what is refused changes nothing", async (_case, why, outcome) => {
    const { head, say, line, audits } = await open();
    const before = await line("a");
    expect(await say(head, `1 m 1 VW +4 ${why}`)).toEqual([outcome]);
    const isTaken = outcome === "applied";
    expect(await line("s")).toBe(isTaken ? "VWA" : "RSA");
    expect((await line("a")) === before).toBe(!isTaken);
    expect(await audits()).toHaveLength(isTaken ? 1 : 0);
  });

  it("is for those who lead the school, of a sheet that is submitted, and all or none", async () => {
    const { achieng, head, say, line } = await open();
    expect(await say(achieng, `3 m 1 VW +4 ${WHY}`)).toEqual(["rejected REOPEN_NOT_ALLOWED"]);
    // 51 of 50 is not possible: the other mark is not changed either, and the sheet stays closed.
    const together = await say(head, `1 m 1 Va +4 ${WHY}`, "2 s 1 @3:V");
    expect(together).toEqual(["rejected IMPOSSIBLE_SCORE", "rejected SHEET_SUBMITTED"]);
    expect(await line("s")).toBe("RSA");
    expect(await say(achieng, "4 s 1 V")).toEqual(["rejected SHEET_SUBMITTED"]);
    await say(head, "3 o");
    expect(await say(head, `4 m 1 VW +4 ${WHY}`)).toEqual(["rejected SHEET_OPEN"]);
    expect(await line("s")).toBe("RSA");
    expect(await line("m")).toBeUndefined();
  });

  it("takes the approval away where it changes a mark, and only there", async () => {
    const { school, head, deputy, id, say, line } = await open();
    const now = room.services.clock.now();
    await inTransaction(room.em(school), (tx) => approveSheet(tx, deputy, now, id));
    expect(await say(head, `1 m 1 RS +4 ${WHY}`)).toEqual(["agreed"]);
    expect(await line("a")).toMatch(/\|1$/);
    expect(await line("m")).toBeUndefined();
    await say(head, `2 m 1 VW +4 ${WHY}`);
    expect((await line("a"))!.split("|").slice(5, 6)).toEqual([String(head.userId)]);
    expect(await line("a")).not.toMatch(/\|1$/);
  });
});
