import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAssessment, type NewAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { itemDigest } from "../../src/events/digest.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { unassignTeacher } from "../../src/schools/unassign-teacher.js";
import type { Verdict } from "../../src/sync/verdict.js";
import type { AssessmentId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { TestClass, TestSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom, NOON } from "../sync/classroom.js";

const AT = NOON / 1000;
/** What a device has seen that knows everything. */
const ALL = -1;

const outcomes = (verdicts: readonly { outcome: string; code: string | null }[]) =>
  verdicts.map(({ outcome, code }) => (code === null ? outcome : `${outcome} ${code}`));

describe.each(engines)("scores on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open(engine);
  });
  afterAll(() => room[Symbol.asyncDispose]());

  /** A school of its own for each test, with a sheet out of 50 in its first class. */
  async function open() {
    room.time = NOON;
    const school = await room.build();
    const east = school.classes[0]!;
    const [achieng, barasa] = await Promise.all(east.teachers.map((person) => room.device(school, person)));
    const head = await room.device(school, school.person("head"));
    const deputy = await room.device(school, school.person("deputy"));
    const sheet = new Sheet(room, school, east, await newSheet(school, {}));
    return { school, east, achieng: achieng!, barasa: barasa!, head, deputy, sheet };
  }

  function newSheet(school: TestSchool, details: Partial<NewAssessment>): Promise<AssessmentId> {
    const wanted = { subject: "Mathematics", name: "Mid-term", kind: AssessmentKind.midTerm, maximum: 50 };
    const place = { classId: school.classes[0]!.id, day: "2026-11-23" as SchoolDay };
    const actor = { schoolId: school.id, userId: null };
    return inTransaction(room.em(school), async (tx) => {
      const { id } = await addAssessment(tx, actor, room.services.clock.now(), { ...wanted, ...place, ...details });
      return id;
    });
  }

  it("are stored as they were given, and told to the class in one line", async () => {
    const { school, achieng, sheet } = await open();
    expect(outcomes(await sheet.say(achieng, `1 s 1 R(8)(12.5)AX-`))).toEqual(["applied"]);
    expect(await sheet.line()).toBe("R(8)(12.5)AX");
    const rows = await room
      .em(school)
      .execute("select position, value, tenths from score where assessment_id = ? order by position", [sheet.id]);
    expect(rows).toEqual([
      { position: 1, value: "43", tenths: 430 },
      { position: 2, value: "8", tenths: 80 },
      { position: 3, value: "12.5", tenths: 125 },
      { position: 4, value: "A", tenths: null },
      { position: 5, value: "X", tenths: null },
      { position: 6, value: "-", tenths: null },
    ]);
  });

  it("are answered the same when sent again, and written once", async () => {
    const { achieng, barasa, sheet } = await open();
    const batch = ["1 s 1 R", "2 s 1 a", "3 b"];
    const first = await sheet.say(achieng, ...batch);
    expect(outcomes(first)).toEqual(["applied", "rejected IMPOSSIBLE_SCORE", "blocked BLOCKED_BY"]);
    await sheet.say(barasa, "1 s 1 S", ALL);
    expect(await sheet.say(achieng, ...batch)).toEqual(first);
    expect(await sheet.line()).toBe("S");
    expect(await sheet.history()).toEqual(["43 applied", "44 applied"]);
  });

  it("of two who could not know of each other: the first stands, the other is proposed and all are told", async () => {
    const { achieng, barasa, head, sheet, east } = await open();
    await sheet.say(achieng, "1 s 1 RST");
    const [verdict] = await sheet.say(barasa, "1 s 1 ONU", 0);
    expect([verdict!.outcome, verdict!.cells]).toEqual(["contested", "R!OS!NT!U"]);
    expect(await sheet.line()).toBe("R!OS!NT!U");
    const about = (own: string, other: string, name: string) =>
      `${east.id}|${sheet.id}|1|${own}|${other}|${name}|${AT}`;
    expect(await sheet.told(achieng, 1)).toBe(about("43", "40", "Barasa Wafula"));
    expect(await sheet.told(barasa, 1)).toBe(about("40", "43", "Achieng Odhiambo"));
    expect(await sheet.told(head, 1)).toBe(about("43", "40", "Barasa Wafula"));

    // Whoever knows of both decides, and nobody is asked any more.
    expect(outcomes(await sheet.say(head, "1 s 1 O", ALL))).toEqual(["applied"]);
    expect(await sheet.line()).toBe("OS!NT!U");
    for (const viewer of [achieng, barasa, head]) expect(await sheet.told(viewer, 1)).toBeUndefined();
    expect(await sheet.told(barasa, 2)).toBe(`${east.id}|${sheet.id}|2|39|44|Achieng Odhiambo|${AT}`);
    expect(await sheet.history()).toEqual([
      "43 applied",
      "44 applied",
      "45 applied",
      "40 proposed",
      "39 proposed",
      "46 proposed",
      "40 applied",
    ]);
  });

  it("are proposed ten times of one learner at most: what is more is refused, says what to do, and goes later", async () => {
    const { school, east, achieng, head, sheet } = await open();
    await sheet.say(achieng, "1 s 1 R");
    const devices: UserViewer[] = [];
    for (let each = 0; each < 11; each++) devices.push(await room.device(school, east.teachers[1]!));
    for (const [index, device] of devices.slice(0, 10).entries()) {
      expect(outcomes(await sheet.say(device, `1 s 1 (${index + 1})`))).toEqual(["contested"]);
    }
    const [refused, other] = await sheet.say(devices[10]!, "1 s 1 (11)ST", "2 s 1 @2:S");
    expect([refused, other].map((each) => each!.code)).toEqual(["TOO_MANY_PROPOSALS", "BLOCKED_BY"]);
    expect(refused!.message).toMatch(/Number 1 has 10 scores proposed already/);
    // Whoever has proposed may think again, and with one of them chosen there is room.
    expect(outcomes(await sheet.say(devices[9]!, "2 s 1 (12)"))).toEqual(["contested"]);
    await sheet.say(head, "1 s 1 R", ALL);
    expect(outcomes(await sheet.say(devices[10]!, "3 s 1 (11)ST"))).toEqual(["contested"]);
  });

  it("agree where they are the same, and follow where their author knew", async () => {
    const { achieng, barasa, sheet } = await open();
    await sheet.say(achieng, "1 s 1 RA");
    expect(outcomes(await sheet.say(barasa, "1 s 1 RA", 0))).toEqual(["agreed"]);
    expect(outcomes(await sheet.say(barasa, "2 s 1 T", ALL))).toEqual(["applied"]);
    // A device knows what it said itself, whatever it has pulled since.
    expect(outcomes(await sheet.say(barasa, "3 s 1 U", 0))).toEqual(["applied"]);
    expect(await sheet.line()).toBe("UA");
  });

  it("are refused for what is not so, with a sentence, and the rest is taken", async () => {
    const { school, achieng, sheet } = await open();
    const levels = new Sheet(room, school, school.classes[0]!, await newSheet(school, { name: "Task", maximum: null }));
    const cases: [string, string][] = [
      ["s 1 Z", "applied"],
      ["s 1 @2:(50.5)", "rejected IMPOSSIBLE_SCORE"],
      ["s 1 @3:(EE1)", "rejected IMPOSSIBLE_SCORE"],
      ["s 1 @7:(10)", "rejected UNKNOWN_LEARNER"],
      ["s 2 @4:(10)", "rejected UNKNOWN_ROSTER"],
      ["s 1 @5:A@6:X", "rejected MALFORMED"],
      ["s 1 @5:AX", "applied"],
      ["o", "rejected REOPEN_NOT_ALLOWED"],
    ];
    const verdicts = await sheet.say(achieng, ...cases.map(([text], n) => `${n + 1} ${text}`));
    expect(outcomes(verdicts)).toEqual(cases.map(([, outcome]) => outcome));
    for (const { outcome, message } of verdicts) if (outcome === "rejected") expect(message).toMatch(/^[A-Z].*\.$/);
    const onLevels = await levels.say(achieng, "21 s 1 (ME1)A", "22 s 1 @3:(10)");
    expect(outcomes(onLevels)).toEqual(["applied", "rejected IMPOSSIBLE_SCORE"]);

    const c = school.classes[0]!.id;
    const other = school.classes[1]!.id;
    const nowhere = await room.push(
      school,
      achieng,
      `31 s ${c} 999999 1 (10) 0 ${AT}`,
      `32 s ${other} ${sheet.id} 1 (10) 0 ${AT}`,
      `33 b 999999 ${sheet.id} 0 ${AT}`,
    );
    expect(outcomes(nowhere)).toEqual([
      "rejected NO_SUCH_ASSESSMENT",
      "rejected NOT_YOUR_CLASS",
      "rejected NO_SUCH_CLASS",
    ]);
  });

  it("wait only behind refused ones of the same learner, as submitting does; reopening waits for nothing", async () => {
    const { head, sheet } = await open();
    const verdicts = await sheet.say(head, "1 s 1 a(10)", "2 s 1 @2:(11)", "3 s 1 @3:(12)", "4 b", "5 o");
    expect(outcomes(verdicts)).toEqual([
      "rejected IMPOSSIBLE_SCORE",
      "blocked BLOCKED_BY",
      "applied",
      "blocked BLOCKED_BY",
      "agreed",
    ]);
  });

  it("stop where a sheet is submitted, until the head or a deputy reopens it", async () => {
    const { achieng, barasa, deputy, sheet } = await open();
    await sheet.say(achieng, "1 s 1 R");
    expect(outcomes(await sheet.say(achieng, "2 b", "3 b", "4 s 1 S"))).toEqual([
      "applied",
      "agreed",
      "rejected SHEET_SUBMITTED",
    ]);
    expect(await sheet.state()).toBe(`${achieng.userId}|${AT}`);
    expect(outcomes(await sheet.say(barasa, "1 s 1 R", ALL))).toEqual(["rejected SHEET_SUBMITTED"]);
    expect(outcomes(await sheet.say(deputy, "1 o", ALL))).toEqual(["applied"]);
    expect(await sheet.state()).toBe("|");
    expect(outcomes(await sheet.say(barasa, "2 b", 0))).toEqual(["rejected SHEET_REOPENED"]);
    expect(outcomes(await sheet.say(barasa, "3 s 1 T", "4 b", ALL))).toEqual(["applied", "applied"]);
    expect(await sheet.history()).toEqual(
      ["43 applied", "submitted applied", "submitted agreed", "open applied"].concat("45 applied", "submitted applied"),
    );
  });

  it("undo nothing that their device said later, by whatever way that came first", async () => {
    const { achieng, barasa, sheet } = await open();
    await sheet.say(barasa, "1 s 1 R@3:S");
    // Of the first it agrees, of the third it proposes something that is then settled: nothing of it is left.
    await sheet.say(achieng, "3 s 1 R@3:T");
    await sheet.say(barasa, "2 s 1 @3:T", ALL);
    expect(outcomes(await sheet.say(achieng, "2 s 1 O@3:O", ALL))).toEqual(["agreed"]);
    expect(outcomes(await sheet.say(achieng, "1 s 1 NON"))).toEqual(["applied"]);
    expect(await sheet.line()).toBe("ROT");
    expect((await sheet.history()).slice(-5)).toEqual([
      "40 yielded",
      "40 yielded",
      "39 yielded",
      "40 applied",
      "39 yielded",
    ]);
  });

  it("of a class that was taken away meanwhile wait for the head", async () => {
    const { school, east, barasa, sheet } = await open();
    room.time += 3_600_000;
    const place = { classId: east.id, userId: barasa.userId };
    const actor = { schoolId: school.id, userId: null };
    await inTransaction(room.em(school), (tx) => unassignTeacher(tx, actor, new Date(room.time), place));
    const [held] = await sheet.say(barasa, "1 s 1 R@3:A");
    expect([held!.outcome, held!.cells]).toEqual(["held", "R@3:A"]);
    expect(await sheet.line()).toBe("");
  });

  it("share their class's sequence with its registers, in one batch", async () => {
    const { school, east, achieng, sheet } = await open();
    const verdicts = await room.push(
      school,
      achieng,
      `1 r ${east.id} 261123m 1 PA2 0 ${AT}`,
      `2 s ${east.id} ${sheet.id} 1 R 0 ${AT}`,
      `3 f ${east.id} 261123m L2 0 ${AT}`,
      `4 b ${east.id} ${sheet.id} 0 ${AT}`,
    );
    expect(outcomes(verdicts)).toEqual(["applied", "applied", "applied", "applied"]);
    const [first] = verdicts;
    expect(verdicts.map(({ seq }) => seq! - first!.seq!)).toEqual([0, 1, 2, 3]);
    expect(await sheet.digest()).toBe(await sheet.sum());
  });

  it("fall alone when the database refuses one of them", async () => {
    const { school, achieng, sheet } = await open();
    // SQLite cannot add a constraint to a table that is there.
    const [plant, dig] =
      engine === "sqlite"
        ? [
            "create trigger planted before insert on score when new.value = '13' begin select raise(abort, 'planted'); end",
            "drop trigger planted",
          ]
        : [
            "alter table score add constraint planted check (value <> '13')",
            "alter table score drop constraint planted",
          ];
    await room.em(school).execute(plant!);
    const verdicts = await sheet.say(achieng, "1 s 1 (12)", "2 s 1 @2:(13)", "3 s 1 @3:(14)", "4 s 1 @4:(15)", "5 b");
    await room.em(school).execute(dig!);
    expect(outcomes(verdicts)).toEqual([
      "applied",
      "rejected SERVER_FAULT",
      "applied",
      "applied",
      "blocked BLOCKED_BY",
    ]);
    expect(await sheet.line()).toBe("(12)@3:(14)(15)");
    expect(await sheet.history()).toEqual(["12 applied", "14 applied", "15 applied"]);
  });
});

/** One sheet as devices write to it and see it. */
class Sheet {
  constructor(
    private readonly room: Classroom,
    private readonly school: TestSchool,
    private readonly schoolClass: TestClass,
    readonly id: AssessmentId,
  ) {}

  get classId() {
    return this.schoolClass.id;
  }

  /** Says `<n> s <roster revision> <scores>`, `<n> b` or `<n> o`; a number at the end is what the device has seen. */
  async say(viewer: UserViewer, ...said: (string | number)[]): Promise<Verdict[]> {
    const seen = said.at(-1) === ALL ? await this.#head() : 0;
    const texts = said
      .filter((each) => typeof each === "string")
      .map((text) => {
        const [n, letter, ...rest] = text.split(" ");
        return [n, letter, this.classId, this.id, ...rest, seen, AT].join(" ");
      });
    return this.room.push(this.school, viewer, ...texts);
  }

  async line(): Promise<string> {
    return (await this.#feed())[`s${this.id}`] ?? "";
  }

  /** Who submitted it, and when. */
  async state(): Promise<string> {
    return (await this.#feed())[`a${this.id}`]!.split("|").slice(5, 7).join("|");
  }

  async told({ userId }: UserViewer, position: number): Promise<string | undefined> {
    const feed = await this.room.feed(this.school, `user:${this.school.id}:${userId}`);
    return feed[`p${this.id * 10_000 + position}`];
  }

  /** The checksum of the class's feed as it is kept, and as its lines add up. */
  async digest(): Promise<number> {
    const sql = "select digest from scope_head where name like ? and kind = 'class-term'";
    const name = `%:${this.classId}:%`;
    const [row] = await this.room.em(this.school).execute<{ digest: string | number }[]>(sql, [name]);
    return Number(row!.digest);
  }

  async sum(): Promise<number> {
    const lines = Object.entries(await this.#feed());
    return lines.reduce((total, [item, line]) => (total + itemDigest(item, line)) % 2 ** 32, 0);
  }

  async history(): Promise<string[]> {
    const rows = await this.room
      .em(this.school)
      .execute<{ newValue: string; verdict: string }[]>(
        "select new_value as newValue, verdict from score_history where assessment_id = ? order by id",
        [this.id],
      );
    return rows.map(({ newValue, verdict }) => `${newValue} ${verdict}`);
  }

  async #head(): Promise<number> {
    const name = `class-term:${this.classId}:${this.school.termIds[0]}`;
    const sql = "select head from scope_head where name = ?";
    const [row] = await this.room.em(this.school).execute<{ head: number }[]>(sql, [name]);
    return Number(row!.head);
  }

  #feed() {
    return this.room.feed(this.school, `class-term:${this.classId}:${this.school.termIds[0]}`);
  }
}
