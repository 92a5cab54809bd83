import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestClass, TestSchool } from "../../../test/a-school.js";
import { engines } from "../../../test/engines.js";
import { Classroom, NOON } from "../../../test/sync/classroom.js";
import type { UserViewer } from "../../identity/viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { unassignTeacher } from "../../schools/unassign-teacher.js";

const AT = NOON / 1000;

type Scene = {
  room: Classroom;
  school: TestSchool;
  east: TestClass;
  /** East's class teacher, and her colleague for a subject. */
  achieng: UserViewer;
  barasa: UserViewer;
  head: UserViewer;
  scope: string;
};

async function openScene(room: Classroom): Promise<Scene> {
  room.time = NOON;
  const school = await room.build();
  const east = school.classes[0]!;
  return {
    room,
    school,
    east,
    achieng: await room.device(school, east.teachers[0]!),
    barasa: await room.device(school, east.teachers[1]!),
    head: await room.device(school, school.person("head")),
    scope: `class-term:${east.id}:${school.termIds[0]}`,
  };
}

const outcomes = (verdicts: { outcome: string; code: string | null }[]) =>
  verdicts.map(({ outcome, code }) => (code === null ? outcome : `${outcome} ${code}`));

const count = async ({ room, school }: Scene, table: string) => {
  const [row] = await room
    .em(school)
    .execute<{ n: number }[]>(`select count(*) as n from ${table} where school_id = ?`, [school.id]);
  return Number(row!.n);
};

const registersOf = async ({ room, school, scope }: Scene) =>
  Object.fromEntries(Object.entries(await room.feed(school, scope)).filter(([item]) => item.startsWith("r")));

describe.each(engines)("a push on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open(engine);
  });
  afterAll(() => room[Symbol.asyncDispose]());

  /** A school of its own for each test. */
  const open = () => openScene(room);

  it("stores what was said and nothing more", async () => {
    const scene = await open();
    const { school, east, achieng } = scene;
    const verdicts = await room.push(
      school,
      achieng,
      `1 r ${east.id} 261123m 1 PA2.1L5@20N6 8 ${AT}`,
      `2 f ${east.id} 261123a A3 8 ${AT}`,
    );

    expect(outcomes(verdicts)).toEqual(["applied", "applied"]);
    expect(await registersOf(scene)).toEqual({
      r261123m: `1|PA2.1L5@20N6|${achieng.userId}|${AT}`,
      r261123a: `0|NA3|${achieng.userId}|${AT}`,
    });
    const marks = await room
      .em(school)
      .execute(
        "select position, status, reason, minutes_late as late from attendance_mark where school_id = ? order by position",
        [school.id],
      );
    expect(marks).toEqual([
      { position: 2, status: "A", reason: 1, late: null },
      { position: 3, status: "A", reason: null, late: null },
      { position: 5, status: "L", reason: null, late: 20 },
      { position: 6, status: "N", reason: null, late: null },
    ]);
  });

  it("answers a resend with the verdict of the first time, and does nothing again", async () => {
    const scene = await open();
    const { school, east, achieng, barasa } = scene;
    const batch = [
      `1 r ${east.id} 261123m 1 PA2 8 ${AT}`,
      `2 f ${east.id} 261123m L2 8 ${AT}`,
      `3 f ${east.id} 261122m A1 8 ${AT}`,
      `4 z`,
    ];
    const first = await room.push(school, achieng, ...batch);
    expect(outcomes(first)).toEqual(["applied", "applied", "rejected NOT_A_SCHOOL_DAY", "rejected UNKNOWN_KIND"]);
    await room.push(school, barasa, `1 f ${east.id} 261123m E2 100000 ${AT}`);
    const state = async () => [
      await registersOf(scene),
      await count(scene, "attendance_history"),
      await count(scene, "operation"),
    ];
    const before = await state();

    room.time += 3_600_000;
    expect(await room.push(school, achieng, ...batch)).toEqual(first);
    expect(await room.push(school, achieng, batch[1]!, batch[0]!)).toEqual([first[1], first[0]]);
    expect(await state()).toEqual(before);
  });

  it("gives two tabs that send the same at once the same verdicts, and one effect", async () => {
    const scene = await open();
    const { school, east, achieng } = scene;
    const batch = Array.from(
      { length: 20 },
      (_, n) => `${n + 1} f ${east.id} 261123m ${"PALE"[n % 4]}${(n % 6) + 1} 8 ${AT}`,
    );
    const answers = await Promise.all(Array.from({ length: 5 }, () => room.push(school, achieng, ...batch)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await count(scene, "operation")).toBe(20);
    expect(await count(scene, "attendance_history")).toBe(20);
  });

  it("refuses a number that stands for two texts, and all that comes after it", async () => {
    const scene = await open();
    const { school, east, achieng } = scene;
    await room.push(school, achieng, `2 f ${east.id} 261123m A2 8 ${AT}`);
    const { verdicts, freshDevice } = await room.send(
      school,
      achieng,
      `1 f ${east.id} 261123m A1 8 ${AT}`,
      `2 f ${east.id} 261123m L2 8 ${AT}`,
      `3 f ${east.id} 261123m A3 8 ${AT}`,
    );
    expect(outcomes([...verdicts])).toEqual(["applied", "rejected COUNTER_REUSED", "rejected COUNTER_REUSED"]);
    expect(freshDevice).toBe(true);
    expect(await registersOf(scene)).toEqual({ r261123m: `0|NA1A2|${achieng.userId}|${AT}` });
    expect(outcomes(await room.push(school, achieng, `13 f ${east.id} 261123m A3 8 ${AT}`))).toEqual(["applied"]);
  });

  it("refuses what is not so, says why, and takes the rest", async () => {
    const scene = await open();
    const { school, east, achieng } = scene;
    const c = east.id;
    const other = school.classes[1]!.id;
    const theirs = (await room.build()).classes[0]!.id;
    const cases: [string, string][] = [
      [`r ${c} 261123m 1 PA2 8 ${AT}`, "applied"],
      [`r 999999 261123m 1 P 8 ${AT}`, "rejected NO_SUCH_CLASS"],
      [`r ${theirs} 261123m 1 P 8 ${AT}`, "rejected NO_SUCH_CLASS"],
      [`r ${other} 261123m 1 P 8 ${AT}`, "rejected NOT_YOUR_CLASS"],
      [`r ${c} 261121m 1 P 8 ${AT}`, "rejected NOT_A_SCHOOL_DAY"],
      [`r ${c} 261020m 1 P 8 ${AT}`, "rejected NOT_A_SCHOOL_DAY"],
      [`r ${c} 260810m 1 P 8 ${AT}`, "rejected NOT_A_SCHOOL_DAY"],
      [`r ${c} 261124m 1 P 8 ${AT}`, "rejected DAY_IN_FUTURE"],
      [`r ${c} 261120m 2 P 8 ${AT}`, "rejected UNKNOWN_ROSTER"],
      [`r ${c} 261120a 1 PA7 8 ${AT}`, "rejected UNKNOWN_LEARNER"],
      [`f ${c} 261119m A7 8 ${AT}`, "rejected UNKNOWN_LEARNER"],
      [`f ${c} 261119a A1.99 8 ${AT}`, "rejected UNKNOWN_REASON"],
      [`r ${c} 261118m 1 PA1.1L2.2 8 ${AT}`, "rejected UNKNOWN_REASON"],
      [`r ${c} 261118a 1 PA1.1L2.1 8`, "rejected MALFORMED"],
      [`q 4 12,13,AB 513 ${AT}`, "rejected UNKNOWN_KIND"],
      [`r ${c} 261123a 1 P 8 ${AT}`, "applied"],
    ];
    const verdicts = await room.push(school, achieng, ...cases.map(([text], index) => `${index + 1} ${text}`));
    expect(outcomes(verdicts)).toEqual(cases.map(([, outcome]) => outcome));
    for (const { outcome, message } of verdicts) {
      if (outcome === "rejected") expect(message).toMatch(/^[A-Z].*\.$/);
    }
    expect(Object.keys(await registersOf(scene))).toEqual(["r261123m", "r261123a"]);
    const kept = await room
      .em(school)
      .execute("select counter from operation where school_id = ? and text is not null", [school.id]);
    expect(kept.length).toBe(cases.length - 2);
  });

  it("closes a term's registers two months after it ended", async () => {
    const { school, east, achieng } = await open();
    room.time = Date.parse("2027-02-02T06:00:00Z");
    expect(outcomes(await room.push(school, achieng, `1 r ${east.id} 261123m 1 P 8 ${AT}`))).toEqual(["applied"]);
    room.time += 86_400_000;
    expect(outcomes(await room.push(school, achieng, `2 r ${east.id} 261123a 1 P 8 ${AT}`))).toEqual([
      "rejected TERM_CLOSED",
    ]);
  });

  it("has only later operations on the same cell wait for a refused one", async () => {
    const scene = await open();
    const { school, east, achieng } = scene;
    const c = east.id;
    const batch = [
      `1 f ${c} 261123m A1.99 8 ${AT}`,
      `2 f ${c} 261123m L2 8 ${AT}`,
      `3 f ${c} 261123m L1 8 ${AT}`,
      `4 f ${c} 261123a L1 8 ${AT}`,
      `5 r ${c} 261123m 1 P 8 ${AT}`,
      `6 f ${c} 261123m L3 8 ${AT}`,
      `7 r ${c} 261123a 1 P 8 ${AT}`,
    ];
    const expected = [
      "rejected UNKNOWN_REASON",
      "applied",
      "blocked BLOCKED_BY",
      "applied",
      "blocked BLOCKED_BY",
      "blocked BLOCKED_BY",
      "applied",
    ];
    expect(outcomes(await room.push(school, achieng, ...batch))).toEqual(expected);
    // The answer was lost: what was refused then still stands before what comes now.
    const again = await room.push(
      school,
      achieng,
      ...batch,
      `8 f ${c} 261123m A1 8 ${AT}`,
      `9 f ${c} 261123m A4 8 ${AT}`,
    );
    expect(outcomes(again)).toEqual([...expected, "blocked BLOCKED_BY", "blocked BLOCKED_BY"]);
    // The user has settled it: said again under new numbers, without the refused one.
    expect(outcomes(await room.push(school, achieng, `10 f ${c} 261123m L1 8 ${AT}`))).toEqual(["applied"]);
  });

  it("keeps both of two marks that differ, and tells both authors and the head until it is settled", async () => {
    const scene = await open();
    const { school, east, achieng, barasa, head } = scene;
    const notices = async () =>
      Promise.all(
        [achieng, barasa, head].map(async ({ userId }) =>
          Object.entries(await room.feed(school, `user:${school.id}:${userId}`))
            .filter(([item]) => item.startsWith("n"))
            .map(([, line]) => line),
        ),
      );
    await room.push(school, achieng, `1 r ${east.id} 261123m 1 PA2.1A4 8 ${AT}`);
    const [verdict] = await room.push(school, barasa, `1 r ${east.id} 261123m 1 PL2@20A4 8 ${AT}`);

    expect(verdict).toMatchObject({ outcome: "contested", cells: "L2@20!A.1" });
    expect(await registersOf(scene)).toEqual({ r261123m: `1|PL2@20!A.1A4|${barasa.userId}|${AT}` });
    const about = `contested|${east.id}|261123m|2`;
    expect(await notices()).toEqual([
      [`${about}|A.1|L@20|Barasa Wafula|${AT}`],
      [`${about}|L@20|A.1|Achieng Odhiambo|${AT}`],
      [`${about}|L@20|A.1|Achieng Odhiambo|${AT}`],
    ]);

    const settled = await room.push(school, head, `1 f ${east.id} 261123m A2.1 ${verdict!.seq} ${AT}`);
    expect(outcomes(settled)).toEqual(["applied"]);
    expect(await registersOf(scene)).toEqual({ r261123m: `1|PA2.1A4|${barasa.userId}|${AT}` });
    expect(await notices()).toEqual([[], [], []]);
    const history = await room
      .em(school)
      .execute(
        "select old_value as was, new_value as said, verdict from attendance_history where learner_id = ? order by id",
        [east.learnerIds[1]],
      );
    expect(history).toEqual([
      { was: null, said: "A.1", verdict: "applied" },
      { was: "A.1", said: "L@20", verdict: "contested" },
      { was: "L@20", said: "A.1", verdict: "applied" },
    ]);
  });

  it("holds for the head what was written while the class was theirs, and refuses what came after", async () => {
    const scene = await open();
    const { school, east, barasa, head } = scene;
    room.time += 3_600_000;
    const ended = room.time / 1000;
    await inTransaction(room.em(school), (tx) =>
      unassignTeacher(tx, { schoolId: school.id, userId: null }, room.services.clock.now(), {
        classId: east.id,
        userId: barasa.userId,
      }),
    );
    room.time += 86_400_000;
    const batch = [
      `1 r ${east.id} 261123m 1 PA2 8 ${ended - 60}`,
      `2 f ${east.id} 261123a L3@5 8 ${ended}`,
      `3 f ${east.id} 261123m A3 8 ${ended + 60}`,
    ];
    const verdicts = await room.push(school, barasa, ...batch);
    expect(outcomes(verdicts)).toEqual(["held", "held", "rejected ACCESS_ENDED"]);
    expect(verdicts.map(({ cells }) => cells)).toEqual(["A2", "L3@5", null]);
    expect(await registersOf(scene)).toEqual({});
    const kept = await room
      .em(school)
      .execute<{ text: string }[]>(
        "select text from operation where school_id = ? and outcome = 'held' order by counter",
        [school.id],
      );
    expect(kept.map(({ text }) => text)).toEqual(batch.slice(0, 2));
    const told = Object.entries(await room.feed(school, `user:${school.id}:${head.userId}`));
    const under = (letter: string) => told.filter(([key]) => key.startsWith(letter)).map(([, line]) => line);
    expect(under("n")).toEqual([
      `held|${east.id}|261123m|0|P||Barasa Wafula|${room.time / 1000}`,
      `held|${east.id}|261123a|3|L@5||Barasa Wafula|${room.time / 1000}`,
    ]);
    expect(under("w")).toEqual([
      `${batch[0]}|${barasa.userId}|Barasa Wafula|${ended - 60}|${room.time / 1000}|c`,
      `${batch[1]}|${barasa.userId}|Barasa Wafula|${ended}|${room.time / 1000}|c`,
    ]);
  });

  it("sets a device's clock right before it asks when something was written", async () => {
    const { school, east, barasa } = await open();
    await inTransaction(room.em(school), (tx) =>
      unassignTeacher(tx, { schoolId: school.id, userId: null }, room.services.clock.now(), {
        classId: east.id,
        userId: barasa.userId,
      }),
    );
    const ahead = 2 * 86_400;
    const operations = [
      `1 f ${east.id} 261123m A3 8 ${AT + ahead - 60}`,
      `2 f ${east.id} 261123m A3 8 ${AT + ahead + 60}`,
    ];
    const { push } = await import("./push.js");
    const { verdicts } = await push(room.services as never, room.em(school), barasa, {
      deviceNow: AT + ahead,
      operations,
    });
    expect(outcomes([...verdicts])).toEqual(["held", "rejected ACCESS_ENDED"]);
    const offsets = await room
      .em(school)
      .execute<{ off: number }[]>("select clock_offset as off from operation where school_id = ?", [school.id]);
    expect(offsets.map(({ off }) => off)).toEqual([ahead, ahead]);
  });

  it("keeps restricted reasons off every device, and from being lost by that", async () => {
    const scene = await open();
    const { school, east, achieng, barasa } = scene;
    const [first] = await room.push(school, achieng, `1 r ${east.id} 261123m 1 PA2.10A3.1 8 ${AT}`);
    expect(await registersOf(scene)).toEqual({ r261123m: `1|PA2A3.1|${achieng.userId}|${AT}` });
    const [contested] = await room.push(school, barasa, `1 f ${east.id} 261123m E2.1 8 ${AT}`);
    expect(contested).toMatchObject({ outcome: "contested", cells: "E2.1!A" });
    const lines = [
      ...Object.values(await room.feed(school, scene.scope)),
      ...Object.values(await room.feed(school, `user:${school.id}:${barasa.userId}`)),
    ];
    expect(lines.filter((line) => /\.10/.test(line))).toEqual([]);

    await room.push(school, barasa, `2 f ${east.id} 261123m A2 ${contested!.seq} ${AT}`);
    await room.push(school, achieng, `2 r ${east.id} 261123m 1 PA2A3.1 ${first!.seq! + 10} ${AT}`);
    const marks = await room
      .em(school)
      .execute("select reason from attendance_mark where school_id = ? order by position", [school.id]);
    expect(marks).toEqual([{ reason: 10 }, { reason: 1 }]);
  });

  it("takes what a device has seen of a server that was since restored for nothing seen", async () => {
    const { school, east, achieng, barasa } = await open();
    await room.push(school, achieng, `1 f ${east.id} 261123m A2 8 ${AT}`);
    const verdicts = await room.push(school, barasa, `1 f ${east.id} 261123m L2 5000 ${AT}`);
    expect(outcomes(verdicts)).toEqual(["contested"]);
  });

  it("refuses a batch that is too large, and a device that was revoked", async () => {
    const { school, east, achieng } = await open();
    const many = Array.from({ length: 201 }, (_, n) => `${n + 1} f ${east.id} 261123m A2 8 ${AT}`);
    await expect(room.push(school, achieng, ...many)).rejects.toMatchObject({
      extensions: { code: "PAYLOAD_TOO_LARGE" },
    });
    const long = Array.from({ length: 20 }, (_, n) => `${n + 1} r ${east.id} 261123m 1 P${"x".repeat(1990)} 8 ${AT}`);
    await expect(room.push(school, achieng, ...long)).rejects.toMatchObject({
      extensions: { code: "PAYLOAD_TOO_LARGE" },
    });
    await room.em(school).execute("update device set revoked_at = created_at where id = ?", [achieng.deviceId]);
    await expect(room.push(school, achieng, many[0]!)).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
  });

  it("takes 499 of 500 when the database refuses one of them", { timeout: 60_000 }, async () => {
    const errors: string[] = [];
    const logger = {
      debug() {},
      info() {},
      warn() {},
      fatal() {},
      error: (_: object, text: string) => void errors.push(text),
    };
    await using room = await Classroom.open(engine, logger as never);
    const scene = await openScene(room);
    const { school, east, achieng } = scene;
    // SQLite cannot add a constraint to a table that is there.
    await room
      .em(school)
      .execute(
        engine === "sqlite"
          ? "create trigger planted before insert on attendance_history when new.new_value = 'L@599' begin select raise(abort, 'planted'); end"
          : "alter table attendance_history add constraint planted check (new_value <> 'L@599')",
      );

    const days = ["261123", "261120", "261119", "261118", "261117", "261116"];
    const operations = Array.from({ length: 500 }, (_, n) => {
      // Of a learner nobody else speaks of: what was said of the same cell after it would wait.
      const mark = n === 250 ? "L6@599" : `L${(n % 5) + 1}@${n + 1}`;
      return `${n + 1} f ${east.id} ${days[n % 6]}${"ma"[n % 2]} ${mark} 8 ${AT}`;
    });
    const verdicts = [];
    for (let at = 0; at < 500; at += 200)
      verdicts.push(...(await room.push(school, achieng, ...operations.slice(at, at + 200))));
    expect(verdicts.filter(({ outcome }) => outcome === "applied").length).toBe(499);
    expect(outcomes([verdicts[250]!])).toEqual(["rejected SERVER_FAULT"]);
    expect(await count(scene, "attendance_history")).toBe(499);
    expect(errors).toEqual(["a batch could not be written; its operations are tried one by one"]);
    expect(await room.push(school, achieng, operations[250]!, operations[251]!)).toEqual(verdicts.slice(250, 252));
  });
});
