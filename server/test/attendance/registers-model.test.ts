import { isOnRoster, type Stay } from "../../src/schools/stay.js";
import "reflect-metadata";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLearnerAttendance } from "../../src/attendance/load-learner-attendance.js";
import { loadLearnerMarks } from "../../src/attendance/load-learner-marks.js";
import { readStays } from "../../src/schools/read-stays.js";
import { itemDigest } from "../../src/events/digest.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import type { ClassId, LearnerId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { TestSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom } from "../sync/classroom.js";
import { ExpandedRegister } from "./expanded-register.js";

type Step =
  | { kind: "roll"; device: number; unseen: number; roster: number; status: "P" | "N"; marks: [number, string][] }
  | { kind: "fix"; device: number; unseen: number; place: number; value: string }
  | { kind: "move"; learner: number };

const device = fc.nat(2);
/** How many of the scope's last changes the device does not know of. */
const unseen = fc.oneof(fc.constant(0), fc.nat(6), fc.constant(1_000));
const value = fc.constantFrom("P", "A", "A.1", "A.3", "L", "L@20", "L.1@5", "E", "E.2", "N");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("roll" as const),
      device,
      unseen,
      roster: fc.nat(3),
      status: fc.constantFrom("P" as const, "P" as const, "N" as const),
      marks: fc.array(fc.tuple(fc.nat(9), value), { maxLength: 4 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("fix" as const), device, unseen, place: fc.nat(9), value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("move" as const), learner: fc.nat(11) }) },
);

const DAYS = Array.from({ length: 20 }, (_, index) => new Date(Date.UTC(2026, 10, 23 - index)))
  .filter((day) => day.getUTCDay() % 6 !== 0)
  .map((day) => day.toISOString().slice(2, 10).replaceAll("-", ""));
const RUNS = DAYS.length * 2;

describe.each(engines)("registers on %s", (engine) => {
  it("say what was said, whoever said it in whatever order", { timeout: 120_000 }, async () => {
    await using room = await Classroom.open(engine);
    const school = await room.build();
    const [east] = school.classes;
    const { id: classId } = east!;
    const leaders = school.people.filter(({ roles }) => roles.some((role) => role === "head" || role === "deputy"));
    const viewers = await Promise.all([...leaders, east!.teachers[0]!].map((person) => room.device(school, person)));
    const book = new Scribe(room, school, classId, viewers);
    const registers: ExpandedRegister[] = [];

    let run = 0;
    const steps = fc.array(step, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const session = run % 2 === 0 ? "m" : "a";
        const register = `${DAYS[Math.floor(run++ / 2) % DAYS.length]}${session}`;
        const expected = new ExpandedRegister();
        registers.push(expected);
        for (const each of script) await book.play(register, each, expected);
        await book.check(register, expected);
      }),
      { numRuns: engine === "sqlite" ? RUNS : 8, endOnFailure: true },
    );
    await book.checkDigests();
    await book.checkAttendance(registers);
    await book.checkOneMarkASession();
  });
});

/** Plays steps against the server and against the model, and compares the two. */
class Scribe {
  readonly #counters = new Map<number, number>();

  constructor(
    private readonly room: Classroom,
    private readonly school: TestSchool,
    private readonly classId: ClassId,
    private readonly viewers: readonly UserViewer[],
  ) {}

  async play(register: string, step: Step, expected: ExpandedRegister): Promise<void> {
    if (step.kind === "move") return this.#move(step.learner);
    const viewer = this.viewers[step.device]!;
    const counter = (this.#counters.get(step.device) ?? 0) + 1;
    this.#counters.set(step.device, counter);
    const seen = Math.max(0, (await this.#head()) - step.unseen);
    const stays = await this.#stays();
    const say = async (what: string) => {
      const kind = step.kind === "roll" ? "r" : "f";
      const text = `${counter} ${kind} ${this.classId} ${register} ${what} ${seen} 1795413600`;
      const [verdict] = await this.room.push(this.school, viewer, text);
      expect({ text, code: verdict!.code }).toEqual({ text, code: null });
      return { seq: verdict!.seq!, device: step.device, counter, seen };
    };

    if (step.kind === "fix") {
      const stay = stays[step.place % stays.length]!;
      expected.fix(stay.learnerId, step.value, await say(cell(stay.position, step.value)));
      return;
    }
    const newest = Math.max(...stays.map(({ fromRev, toRev }) => Math.max(fromRev, toRev ?? 0)));
    const rosterRev = Math.max(1, newest - step.roster);
    const present = stays.filter((stay) => isOnRoster(stay, rosterRev));
    // By chance everybody has moved to the other class: there is no register to take.
    if (present.length === 0) return;
    const marks = new Map(step.marks.map(([place, value]) => [present[place % present.length]!.position, value]));
    const cells = [...marks].sort(([one], [other]) => one - other).map(([position, value]) => cell(position, value));
    expected.roll(present, step.status, marks, await say(`${rosterRev} ${step.status}${cells.join("")}`));
  }

  async check(register: string, expected: ExpandedRegister): Promise<void> {
    const line = (await this.room.feed(this.school, await this.#scope()))[`r${register}`];
    if (line === undefined) return;
    const { rosterRev, says } = readLine(line);
    const stays = await this.#stays();
    const learners = [...new Set(stays.map(({ learnerId }) => learnerId))];
    const shown = (learnerId: LearnerId) => says(stays.filter((stay) => stay.learnerId === learnerId));
    expect(learners.map((id) => [id, shown(id)])).toEqual(learners.map((id) => [id, expected.of(id)]));

    const counted = { present: 0, late: 0, absent: 0, excused: 0, notTaken: 0 };
    const names = { P: "present", L: "late", A: "absent", E: "excused", N: "notTaken" } as const;
    for (const id of learners) {
      const status = expected.of(id)[0] as keyof typeof names;
      const isEnrolled = stays.some((stay) => stay.learnerId === id && isOnRoster(stay, rosterRev));
      if (status !== "N" || isEnrolled) counted[names[status]]++;
    }
    const [totals] = await this.#em().execute(
      "select present, late, absent, excused, not_taken as notTaken from roll_call where class_id = ? and day = ? and session = ?",
      [this.classId, `20${register.slice(0, 2)}-${register.slice(2, 4)}-${register.slice(4, 6)}`, register[6]],
    );
    expect(totals).toEqual(counted);
  }

  /** Every scope's digest is what adding up its lines gives, and its head no less than its last change. */
  async checkDigests(): Promise<void> {
    const heads = await this.#em().execute<{ name: string; head: number; digest: number }[]>(
      "select name, head, digest from scope_head",
    );
    for (const { name, digest } of heads) {
      const lines = Object.entries(await this.room.feed(this.school, name));
      const sum = lines.reduce((total, [item, line]) => (total + itemDigest(item, line)) % 2 ** 32, 0);
      expect([name, Number(digest)]).toEqual([name, sum]);
    }
  }

  /** Every learner's attendance is what adding up the registers, one by one, gives. */
  async checkAttendance(registers: readonly ExpandedRegister[]): Promise<void> {
    const learnerIds = [...new Set((await this.#stays()).map(({ learnerId }) => learnerId))];
    const range = { from: "2026-01-01" as SchoolDay, to: "2026-12-31" as SchoolDay };
    const attendance = await loadLearnerAttendance(this.#em(), this.school.id, learnerIds, range);
    for (const learnerId of learnerIds) {
      const count = (status: string) => registers.filter((each) => each.of(learnerId).startsWith(status)).length;
      const { present, late, absent, excused, notTaken, sessions } = attendance.get(learnerId)!;
      expect([learnerId, present, late, absent, excused]).toEqual([learnerId, ...["P", "L", "A", "E"].map(count)]);
      expect(sessions).toBe(present + late + absent + excused + notTaken);
      expect(notTaken).toBeLessThanOrEqual(count("N"));
    }
  }

  /** Whoever stands in the registers of two classes in one session has one mark of it, of the class that tells. */
  async checkOneMarkASession(): Promise<void> {
    const em = this.#em();
    const other = this.school.classes.find(({ id }) => id !== this.classId)!;
    const stays = (await readStays(em, this.school.id, [other.id])).get(other.id)!;
    const rosterRev = Math.max(...stays.map(({ fromRev, toRev }) => Math.max(fromRev, toRev ?? 0)));
    const enrolled = stays.filter((stay) => isOnRoster(stay, rosterRev));
    const head = this.viewers[0]!;
    let counter = this.#counters.get(0) ?? 0;
    // By chance everybody has moved away from it: there is no register to take.
    const registers = enrolled.length === 0 ? [] : DAYS.flatMap((day) => [`${day}m`, `${day}a`]);
    for (const register of registers) {
      const marks = enrolled.map(({ position }, index) => `${"ALEN"[index % 4]}${position}`).join("");
      const roll = `${++counter} r ${other.id} ${register} ${rosterRev} P${marks} 1000000 1795413600`;
      const [verdict] = await this.room.push(this.school, head, roll);
      expect(verdict!.code).toBeNull();
    }

    const says = new Map<string, Map<string, string>>();
    for (const { id } of this.school.classes) {
      const roster = (await readStays(em, this.school.id, [id])).get(id)!;
      const lines = Object.entries(await this.room.feed(this.school, `class-term:${id}:${this.school.termIds[0]}`));
      for (const [item, line] of lines.filter(([item]) => item.startsWith("r"))) {
        const { says: saidOf } = readLine(line);
        for (const [learnerId, theirs] of Map.groupBy(roster, (stay) => stay.learnerId)) {
          const name = `${learnerId} ${item}`;
          says.set(name, (says.get(name) ?? new Map<string, string>()).set(String(id), saidOf(theirs)[0]!));
        }
      }
    }
    const now = await em.execute<{ learnerId: LearnerId; classId: ClassId }[]>(
      "select learner_id as learnerId, class_id as classId from enrolment where to_rev is null",
    );
    const range = { from: "2026-01-01" as SchoolDay, to: "2026-12-31" as SchoolDay };
    const learnerIds = now.map(({ learnerId }) => learnerId);
    const attendance = await loadLearnerAttendance(em, this.school.id, learnerIds, range);
    const marks = await loadLearnerMarks(em, this.school.id, learnerIds, 1000);
    const last = new Map<number, typeof marks>();
    for (const count of [1, 2, 3]) last.set(count, await loadLearnerMarks(em, this.school.id, learnerIds, count));
    for (const { learnerId, classId } of now) {
      const told = marks.get(learnerId)!;
      for (const [count, few] of last) expect(few.get(learnerId)).toEqual(told.slice(0, count));
      const sessions = told.map(({ day, session }) => `r${day.slice(2).replaceAll("-", "")}${session}`);
      expect(sessions).toHaveLength(new Set(sessions).size);
      expect(sessions).toHaveLength(attendance.get(learnerId)!.sessions);
      const first = this.school.classes.find(({ learnerIds: own }) => own.includes(learnerId))!.id;
      for (const [index, { status }] of told.entries()) {
        const session = sessions[index]!;
        // Everybody was enrolled, and moved, on the first of the days: before it their first class is the nearest.
        const tells = session.startsWith(`r${DAYS[0]}`) ? classId : first;
        const said = says.get(`${learnerId} ${session}`)!;
        const theirs = said.get(String(tells)) ?? "N";
        const rival = [...said].find(([id]) => id !== String(tells))?.[1] ?? "N";
        expect([learnerId, session, status]).toEqual([learnerId, session, theirs === "N" ? rival : theirs]);
      }
      for (const [name, said] of says) {
        if (!name.startsWith(`${learnerId} `) || [...said.values()].every((each) => each === "N")) continue;
        expect(sessions).toContain(name.split(" ")[1]);
      }
    }
  }

  /** To the other class, or back. */
  async #move(index: number): Promise<void> {
    const learnerId = this.school.classes.flatMap(({ learnerIds }) => learnerIds)[index]!;
    const [here] = await this.#em().execute<{ classId: ClassId }[]>(
      "select class_id as classId from enrolment where learner_id = ? and to_rev is null",
      [learnerId],
    );
    const to = this.school.classes.find(({ id }) => id !== here!.classId)!;
    const actor = { schoolId: this.school.id, userId: null };
    const now = this.room.services.clock.now();
    await inTransaction(this.#em(), (tx) => moveLearner(tx, actor, now, { learnerId, classId: to.id }));
  }

  #em(): Em {
    return this.room.em(this.school);
  }

  async #stays(): Promise<Stay[]> {
    return (await readStays(this.#em(), this.school.id, [this.classId])).get(this.classId) ?? [];
  }

  async #scope(): Promise<string> {
    return `class-term:${this.classId}:${this.school.termIds[0]}`;
  }

  async #head(): Promise<number> {
    const [row] = await this.#em().execute<{ head: number }[]>("select head from scope_head where name = ?", [
      await this.#scope(),
    ]);
    return Number(row!.head);
  }
}

const cell = (position: number, value: string) => `${value[0]}${position}${value.slice(1)}`;

/** Reads a register's line as a device would: what it says of a learner who had these stays. */
function readLine(line: string) {
  const [rev = "", said = ""] = line.split("|");
  const rosterRev = Number(rev);
  const cells = new Map(
    [...said.slice(1).matchAll(/([PALEN])(\d+)((?:\.\d+)?(?:@\d+)?(?:![PALE](?:\.\d+)?(?:@\d+)?)?)/g)].map(
      ([, status, position, rest]) => [Number(position), `${status}${rest}`],
    ),
  );
  const says = (stays: readonly Stay[]): string => {
    const own = stays.map(({ position }) => cells.get(position)).find((value) => value !== undefined);
    return own ?? (stays.some((stay) => isOnRoster(stay, rosterRev)) ? said[0]! : "N");
  };
  return { rosterRev, says };
}
