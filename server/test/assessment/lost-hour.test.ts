import "reflect-metadata";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { AssessmentId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { TestSchool } from "../a-school.js";
import { Classroom, NOON } from "../sync/classroom.js";

const AT = NOON / 1000;
const MARKS = "qrstuvw";
const PHONES = 4;

const phone = fc.nat(PHONES - 1);
const said = fc.record({
  kind: fc.constantFrom("s" as const, "s" as const, "s" as const, "b" as const, "o" as const),
  phone,
  unseen: fc.oneof(fc.constant(0), fc.nat(4)),
  position: fc.integer({ min: 1, max: 3 }),
  mark: fc.nat(MARKS.length - 1),
});
type Said = typeof said extends fc.Arbitrary<infer Each> ? Each : never;

/** In what order phones come back, and how many operations each says before the next has its turn. */
const turns = fc.array(fc.record({ phone, count: fc.integer({ min: 1, max: 4 }) }), { maxLength: 12 });

describe("the hour that a backup lacks", () => {
  let lost: Life;
  let restored: Life;
  beforeAll(async () => {
    // Two databases that hold the same, the ids too: one lives through the hour, the other is the backup.
    [lost, restored] = [await Life.open(), await Life.open()];
    await restored.leap();
  });
  afterAll(async () => {
    await lost[Symbol.asyncDispose]();
    await restored[Symbol.asyncDispose]();
  });

  it("comes back to its sheets, in whatever order phones do", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: 1, maxLength: 14 }),
        turns,
        fc.boolean(),
        async (hour, order, isSubmittedBefore) => {
          const id = await lost.addSheet();
          expect(await restored.addSheet()).toBe(id);
          if (isSubmittedBefore) {
            const submit = lost.next(0, "b", id, 0);
            for (const life of [lost, restored]) expect((await life.say(0, [submit]))[0]!.code).toBeNull();
          }
          // The backup is made here.
          await restored.goBackTo(lost, id);
          const taken: { phone: number; text: string }[] = [];
          for (const each of hour) {
            // Who closes a sheet, or writes on one that the backup has closed, knows how it stands.
            const unseen = isSubmittedBefore || each.kind !== "s" ? 0 : each.unseen;
            const text = lost.next(each.phone, each.kind, id, unseen, each);
            const [verdict] = await lost.say(each.phone, [text]);
            if (verdict!.code === null) taken.push({ phone: each.phone, text });
          }

          const left = Array.from({ length: PHONES }, (_, index) => taken.filter((each) => each.phone === index));
          for (const turn of [...order, ...left.map((_, index) => ({ phone: index, count: 200 }))]) {
            const texts = left[turn.phone]!.splice(0, turn.count).map(({ text }) => text);
            const verdicts = await restored.say(turn.phone, texts);
            expect(verdicts.map(({ code }) => code)).toEqual(texts.map(() => null));
          }
          const [before, after] = [await lost.sheet(id), await restored.sheet(id)];
          expect(after.submitted).toBe(before.submitted);
          for (const [learner, [standing]] of before.scores) expect(after.scores.get(learner)).toContain(standing);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** A school on a database of its own: a head's two phones and two teachers' with one each. */
class Life implements AsyncDisposable {
  readonly #counters = Array.from({ length: PHONES }, () => 0);
  #sheets = 0;
  #head = 0;

  private constructor(
    readonly room: Classroom,
    readonly school: TestSchool,
    readonly viewers: readonly UserViewer[],
  ) {}

  static async open(): Promise<Life> {
    const room = await Classroom.open("sqlite");
    const school = await room.build();
    const people = [school.person("head"), school.person("head"), ...school.classes[0]!.teachers];
    const viewers: UserViewer[] = [];
    for (const person of people) viewers.push(await room.device(school, person));
    return new Life(room, school, viewers);
  }

  get em() {
    return this.room.em(this.school);
  }

  async addSheet(): Promise<AssessmentId> {
    const wanted = { subject: "Mathematics", name: `Test ${++this.#sheets}`, kind: AssessmentKind.midTerm };
    const place = { classId: this.school.classes[0]!.id, maximum: 100, day: "2026-11-23" as SchoolDay };
    const actor = { schoolId: this.school.id, userId: null };
    const added = await inTransaction(this.em, (tx) =>
      addAssessment(tx, actor, new Date(NOON), { ...wanted, ...place }),
    );
    await this.#look();
    return added.id;
  }

  /** What a phone says next, who does not know of the last `unseen` changes. */
  next(index: number, kind: Said["kind"], id: AssessmentId, unseen: number, entered?: Said): string {
    const counter = ++this.#counters[index]!;
    const { position, mark } = entered ?? { position: 1, mark: 0 };
    const place = position === 1 ? "" : `@${position}:`;
    const what = kind === "s" ? `1 ${place}${MARKS[mark]} ` : "";
    const seen = Math.max(0, this.#head - unseen);
    return `${counter} ${kind} ${this.school.classes[0]!.id} ${id} ${what}${seen} ${AT}`;
  }

  async say(index: number, texts: readonly string[]) {
    const verdicts = texts.length === 0 ? [] : await this.room.push(this.school, this.viewers[index]!, ...texts);
    await this.#look();
    return verdicts;
  }

  /** As an epoch begins, except that ids go on: the two lives are to speak of the same sheets. */
  async leap(): Promise<void> {
    await this.em.execute("update scope_head set head = head + 1000000");
    await this.em.execute("update school_class set restored_rev = roster_rev");
  }

  /** What the other life holds now is the backup from which this one goes on. */
  async goBackTo(lost: Life, id: AssessmentId): Promise<void> {
    const backup = lost.#head;
    await this.em.execute("update scope_head set lost_from = ?, lost_to = head", [backup]);
    await this.em.execute("update assessment set seq = ?, seen = 0 where seq is not null and id = ?", [backup, id]);
  }

  async sheet(id: AssessmentId) {
    const em = this.em;
    const [assessment] = await em.execute<{ submitted: number }[]>("select submitted from assessment where id = ?", [
      id,
    ]);
    const scores = await em.execute<{ learner: number; value: string }[]>(
      `select learner_id as learner, value from score where assessment_id = ?
       union all select learner_id, value from score_proposal where assessment_id = ?`,
      [id, id],
    );
    const byLearner = Map.groupBy(scores, ({ learner }) => learner);
    return {
      submitted: Boolean(assessment!.submitted),
      scores: new Map([...byLearner].map(([learner, rows]) => [learner, rows.map(({ value }) => value)])),
    };
  }

  async #look(): Promise<void> {
    const sql = "select head from scope_head where name = ?";
    const name = `class-term:${this.school.classes[0]!.id}:${this.school.termIds[0]}`;
    const [row] = await this.em.execute<{ head: number }[]>(sql, [name]);
    this.#head = Number(row!.head);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.room[Symbol.asyncDispose]();
  }
}
