import "reflect-metadata";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { itemDigest } from "../../src/events/digest.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { readStays } from "../../src/schools/read-stays.js";
import { isOnRoster, type Stay } from "../../src/schools/stay.js";
import type { AssessmentId, ClassId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { TestSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom } from "../sync/classroom.js";
import { ExpectedSheet } from "./expected-sheet.js";

const AT = 1_795_413_600;
const device = fc.nat(3);
/** How many of the scope's last changes the device does not know of. */
const unseen = fc.oneof(fc.constant(0), fc.nat(6), fc.constant(1_000));
const value = fc.constantFrom("q", "q", "(8)", "(45.5)", "(100)", "A", "X", "-");
const scores = fc.record({
  kind: fc.constant("scores" as const),
  device,
  unseen,
  roster: fc.nat(2),
  values: fc.array(fc.tuple(fc.nat(9), value), { minLength: 1, maxLength: 6 }),
});
const closing = fc.record({ kind: fc.constantFrom("submit" as const, "reopen" as const), device, unseen });
const move = fc.record({ kind: fc.constant("move" as const), learner: fc.nat(11) });
const step = fc.oneof(
  { weight: 12, arbitrary: scores },
  { weight: 2, arbitrary: closing },
  { weight: 1, arbitrary: move },
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;
type Writing = Exclude<Step, { kind: "move" }>;

describe.each(engines)("sheets on %s", (engine) => {
  it("say what was said, whoever said it in whatever order", { timeout: 120_000 }, async () => {
    await using room = await Classroom.open(engine);
    const school = await room.build();
    const people = [school.person("head"), school.person("deputy"), ...school.classes[0]!.teachers];
    const viewers = await Promise.all(people.map((person) => room.device(school, person)));
    const scribe = new Scribe(room, school, viewers);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (script) => {
        const { id, expected } = await scribe.open();
        for (const each of script) await scribe.play(id, each, expected);
        await scribe.check(id, expected);
      }),
      { numRuns: engine === "sqlite" ? 60 : 10, endOnFailure: true },
    );
    await scribe.checkDigests();
  });
});

/** Plays steps against the server and against the model, and compares the two. */
class Scribe {
  readonly #counters = new Map<number, number>();
  readonly #classId: ClassId;
  #opened = 0;

  constructor(
    private readonly room: Classroom,
    private readonly school: TestSchool,
    private readonly viewers: readonly UserViewer[],
  ) {
    this.#classId = school.classes[0]!.id;
  }

  async open(): Promise<{ id: AssessmentId; expected: ExpectedSheet }> {
    const wanted = { subject: "Mathematics", name: `Test ${++this.#opened}`, kind: AssessmentKind.midTerm };
    const place = { classId: this.#classId, maximum: 100, day: "2026-11-23" as SchoolDay };
    const now = this.room.services.clock.now();
    const actor = { schoolId: this.school.id, userId: null };
    const { id } = await inTransaction(this.#em(), (tx) => addAssessment(tx, actor, now, { ...wanted, ...place }));
    return { id, expected: new ExpectedSheet() };
  }

  async play(id: AssessmentId, step: Step, expected: ExpectedSheet): Promise<void> {
    if (step.kind === "move") return this.#move(step.learner);
    const stays = await this.#stays();
    const newest = Math.max(...stays.map(({ fromRev, toRev }) => Math.max(fromRev, toRev ?? 0)));
    switch (step.kind) {
      case "scores": {
        const rosterRev = Math.max(1, newest - step.roster);
        const present = stays.filter((stay) => isOnRoster(stay, rosterRev));
        // By chance everybody has moved to the other class: nobody is left to be given a score.
        if (present.length === 0) return;
        const said = new Map(step.values.map(([place, text]) => [present[place % present.length]!, text]));
        const run = [...said].sort(([one], [other]) => one.position - other.position);
        const text = run.map(([{ position }, each], index) => {
          const isNext = position === (index === 0 ? 1 : run[index - 1]![0].position + 1);
          return isNext ? each : `@${position}:${each}`;
        });
        const { write, code } = await this.#say(id, step, `s`, `${rosterRev} ${text.join("")} `);
        if (expected.isSubmitted) expect(code).toBe("SHEET_SUBMITTED");
        else expect(code).toBeNull();
        if (code === null) for (const [{ learnerId }, each] of run) expected.enter(learnerId, plain(each), write);
        return;
      }
      case "submit": {
        const { write, code } = await this.#say(id, step, "b");
        expect(code).toBe(expected.submit(write) ? null : "SHEET_REOPENED");
        return;
      }
      case "reopen": {
        const { write, code } = await this.#say(id, step, "o");
        expect(code).toBe(step.device > 1 ? "REOPEN_NOT_ALLOWED" : null);
        if (code === null) expected.reopen(write);
      }
    }
  }

  async check(id: AssessmentId, expected: ExpectedSheet): Promise<void> {
    const feed = await this.room.feed(this.school, this.#scope());
    const stays = await this.#stays();
    const learners = [...new Set(stays.map(({ learnerId }) => learnerId))];
    const shown = readLine(feed[`s${id}`] ?? "");
    const of = (learnerId: number) =>
      stays
        .filter((stay) => stay.learnerId === learnerId)
        .map(({ position }) => shown.get(position) ?? "")
        .join("");
    expect(learners.map((each) => [each, of(each)])).toEqual(learners.map((each) => [each, expected.of(each)]));
    expect(feed[`a${id}`]!.split("|")[5] !== "").toBe(expected.isSubmitted);

    const history = await this.#em().execute<{ learnerId: number; newValue: string }[]>(
      "select learner_id as learnerId, new_value as newValue from score_history where assessment_id = ? and learner_id is not null order by id",
      [id],
    );
    expect(history.map((row) => `${row.learnerId} ${row.newValue}`).toSorted()).toEqual(expected.history.toSorted());

    const told = await this.room.feed(this.school, `user:${this.school.id}:${this.viewers[0]!.userId}`);
    const positions = Object.keys(told)
      .filter((item) => item.startsWith("p") && Math.floor(Number(item.slice(1)) / 10_000) === id)
      .map((item) => Number(item.slice(1)) % 10_000);
    const contested = stays.filter(({ position }) => positions.includes(position)).map(({ learnerId }) => learnerId);
    expect(contested.toSorted()).toEqual(expected.contested.toSorted());
  }

  /** Every scope's digest is what adding up its lines gives. */
  async checkDigests(): Promise<void> {
    const heads = await this.#em().execute<{ name: string; digest: number }[]>("select name, digest from scope_head");
    for (const { name, digest } of heads) {
      const lines = Object.entries(await this.room.feed(this.school, name));
      const sum = lines.reduce((total, [item, line]) => (total + itemDigest(item, line)) % 2 ** 32, 0);
      expect([name, Number(digest)]).toEqual([name, sum]);
    }
  }

  async #say(id: AssessmentId, step: Writing, letter: string, what = "") {
    const counter = (this.#counters.get(step.device) ?? 0) + 1;
    this.#counters.set(step.device, counter);
    const head = await this.#head();
    const seen = Math.max(0, head - step.unseen);
    const text = `${counter} ${letter} ${this.#classId} ${id} ${what}${seen} ${AT}`;
    const [verdict] = await this.room.push(this.school, this.viewers[step.device]!, text);
    return { write: { seq: verdict!.seq ?? 0, device: step.device, seen }, code: verdict!.code };
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

  async #stays(): Promise<Stay[]> {
    return (await readStays(this.#em(), this.school.id, [this.#classId])).get(this.#classId) ?? [];
  }

  #em(): Em {
    return this.room.em(this.school);
  }

  #scope(): string {
    return `class-term:${this.#classId}:${this.school.termIds[0]}`;
  }

  async #head(): Promise<number> {
    const [row] = await this.#em().execute<{ head: number }[]>("select head from scope_head where name = ?", [
      this.#scope(),
    ]);
    return Number(row!.head);
  }
}

/** A score as it stands in a line, without the line's dress: `q` is 67, `(45.5)` is 45.5. */
const plain = (text: string): string => (text === "q" ? "67" : text.replaceAll(/[()]/g, ""));

/** Reads a line as a device would: by position, what stands and what was proposed. */
function readLine(line: string): Map<number, string> {
  const shown = new Map<number, string>();
  let position = 0;
  for (const [, place, cell] of line.matchAll(/(?:@(\d+):)?((?:!?(?:[qAX]|\([^)]*\)))(?:!(?:[qAX]|\([^)]*\)))*)/g)) {
    position = place === undefined ? position + 1 : Number(place);
    shown.set(position, cell!.split("!").map(plain).join("!"));
  }
  return shown;
}
