import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import type { LearnerResult } from "../../src/assessment/results/class-results.js";
import { readClassResults } from "../../src/assessment/results/read-class-results.js";
import { readLearnerResults } from "../../src/assessment/results/read-learner-results.js";
import { readScales } from "../../src/assessment/scales/read-scales.js";
import { saveScale } from "../../src/assessment/scales/save-scale.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestClass, type TestSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom, NOON } from "../sync/classroom.js";
import { TermOfWork } from "./a-term-of-work.js";

const { opener, midTerm, endTerm } = AssessmentKind;

describe.each(engines)("results on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open(engine);
  });
  afterAll(() => room[Symbol.asyncDispose]());

  /** Grade 7 East, and Form 4 East and West, four learners each; a school of its own for each test. */
  async function open() {
    room.time = NOON;
    const school = await aSchool(room.services)
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withClass("G7", "East", 2026)
      .withLearners(4)
      .withClass("F4", "East", 2026)
      .withLearners(4)
      .withClass("F4", "West", 2026)
      .withLearners(4)
      .withStaff(Role.head)
      .build();
    const work = await TermOfWork.begin(room, school);
    const [seven, east, west] = school.classes as [TestClass, TestClass, TestClass];
    const results = async ({ id }: TestClass, kind: AssessmentKind | null = null) =>
      (await readClassResults(room.em(school), school.id, school.termIds[0]!, [id], kind)).get(id)!;
    return { school, work, seven, east, west, results };
  }

  const actorOf = ({ id }: TestSchool) => ({ schoolId: id, userId: null });
  const subjectOf = ({ subjects }: LearnerResult, name: string) => subjects.find((subject) => subject.name === name)!;
  const told = (learners: readonly LearnerResult[], name: string) =>
    learners.map((learner) => {
      const { percent, label } = subjectOf(learner, name);
      return [percent, label];
    });

  it("of CBE are levels without totals, means or places", async () => {
    const { work, seven, results } = await open();
    await work.assess(seven, { subject: "Mathematics", name: "Opener", kind: opener, scores: [40, 90, "A", null] });
    await work.assess(seven, { subject: "Mathematics", scores: [60, 89, 74.5, "A"] });
    await work.assess(seven, { subject: "English", maximum: null, scores: ["ME1", "EE", "BE2", "X"] });
    const { scale, assessments, learners } = await results(seven);
    expect(scale.name).toBe("Junior school, eight points");
    expect(assessments.map(({ subject, name }) => `${subject}, ${name}`)).toEqual([
      "Mathematics, Opener",
      "Mathematics, End of term",
      "English, End of term",
    ]);
    expect(told(learners, "Mathematics")).toEqual([
      [500, "ME2"],
      [900, "EE1"],
      [750, "EE2"],
      [null, null],
    ]);
    expect(told(learners, "English")).toEqual([
      [null, "ME1"],
      [null, "EE2"],
      [null, "BE2"],
      [null, null],
    ]);
    const counts = learners.map((learner) => {
      const { absent, exempt, missing } = subjectOf(learner, "Mathematics");
      return [absent, exempt, missing];
    });
    expect(counts).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
    ]);
    for (const { total, outOf, meanPercent, meanPoints, meanGrade, inStream, inGrade } of learners) {
      expect([total, outOf, meanPercent, meanPoints, meanGrade, inStream, inGrade]).toEqual(Array(7).fill(null));
    }
    expect(subjectOf(learners[2]!, "Mathematics").scores.map(({ value, label }) => [value, label])).toEqual([
      ["A", null],
      ["74.5", "EE2"],
    ]);
  });

  it("of one kind of work are of that alone", async () => {
    const { work, seven, results } = await open();
    await work.assess(seven, { subject: "Mathematics", name: "Opener", kind: opener, scores: [40] });
    await work.assess(seven, { subject: "Mathematics", name: "Mid-term", kind: midTerm, scores: [80] });
    expect(told((await results(seven, midTerm)).learners, "Mathematics")[0]).toEqual([800, "EE2"]);
    expect(told((await results(seven)).learners, "Mathematics")[0]).toEqual([600, "ME1"]);
    expect((await results(seven, endTerm)).assessments).toEqual([]);
  });

  it("of 8-4-4 have totals, the mean grade of the best seven, and places with ties in the stream and the grade", async () => {
    const { work, east, west, results } = await open();
    // By subject, the same for both streams: three learners sit everything, the fourth no mathematics.
    const marks = {
      Mathematics: [80, 60, 60, "A"],
      English: [70, 60, 60, 95],
      Kiswahili: [40, 60, 60, 95],
      Biology: [75, 60, 60, 95],
      Chemistry: [75, 60, 60, 95],
      Geography: [80, 60, 60, 95],
      Agriculture: [80, 60, 60, 95],
      French: [80, 60, 60, 95],
    };
    for (const [subject, scores] of Object.entries(marks)) {
      await work.assess(east, { subject, scores });
      await work.assess(west, { subject, scores: [...scores].reverse() });
    }
    const { learners } = await results(east);
    const [first, second, third, fourth] = learners as [LearnerResult, LearnerResult, LearnerResult, LearnerResult];
    // 12 + 10 + 11 + 11 + 12 + 12 + 12 without Kiswahili: 80 of 84.
    expect(first).toMatchObject({ total: 5800, outOf: 800, meanPercent: 725, meanPoints: 1143, meanGrade: "A-" });
    expect(second).toMatchObject({ total: 4800, outOf: 800, meanPercent: 600, meanPoints: 800, meanGrade: "B-" });
    expect(fourth).toMatchObject({ total: 6650, outOf: 700, meanPercent: 950, meanPoints: null, meanGrade: null });
    expect(fourth.lacking).toEqual([{ groups: ["mathematics"], count: 1 }]);
    expect([first, second, third, fourth].map(({ inStream }) => inStream)).toEqual([
      { place: 1, of: 3, tied: false },
      { place: 2, of: 3, tied: true },
      { place: 2, of: 3, tied: true },
      null,
    ]);
    expect([first, second, third, fourth].map(({ inGrade }) => inGrade)).toEqual([
      { place: 1, of: 6, tied: true },
      { place: 3, of: 6, tied: true },
      { place: 3, of: 6, tied: true },
      null,
    ]);
    expect((await results(west)).learners.map(({ inGrade }) => inGrade?.place)).toEqual([undefined, 3, 3, 1]);
  });

  it("give places by percent while there are too few subjects for a mean grade", async () => {
    const { work, east, results } = await open();
    await work.assess(east, { subject: "Mathematics", scores: [50, 70, null, 50] });
    await work.assess(east, { subject: "English", scores: [60, "A", null, 60] });
    const { learners } = await results(east);
    expect(learners.map(({ inStream }) => inStream?.place ?? null)).toEqual([2, 1, null, 2]);
    expect(learners[0]!.lacking).toEqual([{ groups: null, count: 5 }]);
    expect(learners[2]!.lacking).toEqual([]);
  });

  it("follow a learner who changed class in mid-term: the same exam counts, once, in the new class", async () => {
    const { school, work, east, west, results } = await open();
    const [mover] = east.learnerIds;
    const about = { subject: "Mathematics", name: "Opener", kind: opener };
    await work.assess(east, { ...about, maximum: 50, scores: [40, 25, 25, 25] });
    await work.assess(west, { ...about, scores: [10, 20, 30, 40] });
    room.time += 86_400_000;
    await inTransaction(room.em(school), (tx) =>
      moveLearner(tx, actorOf(school), room.services.clock.now(), { learnerId: mover!, classId: west.id }),
    );
    await work.assess(west, { subject: "Mathematics", scores: [10, 20, 30, 40, 100] });
    const inWest = await results(west);
    expect(inWest.learners.map(({ learnerId }) => learnerId)).toEqual([...west.learnerIds, mover]);
    const moved = subjectOf(inWest.learners.at(-1)!, "Mathematics");
    expect(moved).toMatchObject({ percent: 900, missing: 0 });
    expect(moved.scores.map(({ value, maximum }) => [value, maximum])).toEqual([
      ["40", 50],
      ["100", 100],
    ]);
    expect((await results(east)).learners.map(({ learnerId }) => learnerId)).toEqual(east.learnerIds.slice(1));
    expect(inWest.learners.at(-1)!.inGrade).toEqual({ place: 1, of: 8, tied: false });
  });

  it("count a learner once who changed class on the last day of the term", async () => {
    const { school, work, east, west, results } = await open();
    const [mover] = east.learnerIds;
    await work.assess(east, { subject: "Mathematics", scores: [40, 25] });
    await work.assess(west, { subject: "Mathematics", scores: [10] });
    room.time = Date.parse("2026-12-04T06:00:00Z");
    await inTransaction(room.em(school), (tx) =>
      moveLearner(tx, actorOf(school), room.services.clock.now(), { learnerId: mover!, classId: west.id }),
    );
    expect((await results(east)).learners.map(({ inGrade }) => inGrade?.place ?? null)).toEqual([2, null, null]);
    const inWest = (await results(west)).learners.map(({ inGrade }) => inGrade?.place ?? null);
    expect(inWest).toEqual([3, null, null, null, 1]);
  });

  it("leave out who left before the term ended, and keep who left after it", async () => {
    const { school, work, seven, results } = await open();
    await work.assess(seven, { subject: "Mathematics", scores: [50, 60, 70, 80] });
    const leave = (learnerId: number) =>
      inTransaction(room.em(school), (tx) =>
        withdrawLearner(tx, actorOf(school), room.services.clock.now(), {
          learnerId: learnerId as LearnerResult["learnerId"],
          status: "left",
        }),
      );
    await leave(seven.learnerIds[0]!);
    room.time = Date.parse("2026-12-10T06:00:00Z");
    await leave(seven.learnerIds[1]!);
    expect((await results(seven)).learners.map(({ learnerId }) => learnerId)).toEqual(seven.learnerIds.slice(1));
  });

  it("are graded by the scale as it is in force, each assessment by its own", async () => {
    const { school, work, seven, results } = await open();
    await work.assess(seven, { subject: "Mathematics", scores: [80, 20, "-", 0] });
    const before = told((await results(seven)).learners, "Mathematics");
    expect(before).toEqual([
      [800, "EE2"],
      [200, "BE1"],
      [null, null],
      [0, "BE2"],
    ]);
    await inTransaction(room.em(school), async (tx) => {
      const scales = await readScales(tx, school.id);
      const { id, name, rule } = [...scales.values()].find((scale) => scale.name.startsWith("Junior"))!;
      const bands = rule.bands.map((band) => (band.label === "EE1" ? { ...band, from: 80 } : band));
      const input = {
        id,
        name,
        rule: JSON.stringify({ ...rule, bands, positions: true, totals: true }),
        archived: false,
      };
      await saveScale(tx, actorOf(school), room.services.clock.now(), input);
    });
    const { learners } = await results(seven);
    expect(told(learners, "Mathematics")[0]).toEqual([800, "EE1"]);
    // The school's own wish, against the council's: then there are totals and places, but never a mean grade.
    expect(learners.map(({ total, meanGrade, inStream }) => [total, meanGrade, inStream?.place])).toEqual([
      [800, null, 1],
      [200, null, 2],
      [null, null, undefined],
      [0, null, 3],
    ]);
  });

  it("keep an assessment's own scale for its own score, and the grade's for the subject", async () => {
    const { school, work, seven, results } = await open();
    await work.assess(seven, { subject: "English", scores: [] });
    const [four] = [...(await readScales(room.em(school), school.id)).values()];
    await work.assess(seven, { subject: "Mathematics", scores: [89, 40], scaleId: four!.id });
    const lines = (await results(seven)).learners.map((learner) => subjectOf(learner, "Mathematics"));
    expect(lines.slice(0, 2).map(({ label, scores }) => [scores[0]!.label, label])).toEqual([
      ["EE", "EE2"],
      ["AE", "AE1"],
    ]);
  });

  it("tell nothing of another school, another year's class or a term that is not there", async () => {
    const { school, seven, work } = await open();
    await work.assess(seven, { subject: "Mathematics", scores: [80] });
    const other = await open();
    const ask = (from: TestSchool, termId: TestSchool["termIds"][number], id: TestClass["id"]) =>
      readClassResults(room.em(from), from.id, termId, [id]);
    expect((await ask(other.school, other.school.termIds[0]!, seven.id)).size).toBe(0);
    expect((await ask(other.school, school.termIds[0]!, seven.id)).size).toBe(0);
    expect((await ask(school, 999_999 as TestSchool["termIds"][number], seven.id)).size).toBe(0);
    expect((await ask(school, school.termIds[0]!, seven.id)).size).toBe(1);
  });

  it("of a learner come by term, the newest first, with the class of that time", async () => {
    room.time = Date.parse("2026-06-15T06:00:00Z");
    const school = await aSchool(room.services)
      .withTerm("2026-05-04", "2026-07-31", 2)
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withClass("G7", "East", 2026)
      .withLearners(2)
      .withClass("G7", "West", 2026)
      .withStaff(Role.head)
      .build();
    const [east, west] = school.classes as [TestClass, TestClass];
    const work = await TermOfWork.begin(room, school);
    await work.assess(east, { subject: "Mathematics", scores: [30, 90] });
    room.time = NOON;
    await inTransaction(room.em(school), (tx) =>
      moveLearner(tx, actorOf(school), room.services.clock.now(), { learnerId: east.learnerIds[0]!, classId: west.id }),
    );
    await work.assess(west, { subject: "Mathematics", scores: [60] });
    const ask = async (last: number) => {
      const found = await readLearnerResults(room.em(school), school.id, east.learnerIds[0]!, last);
      return found.map(({ term, class: { name }, result }) => [term.number, name, result.subjects[0]!.percent]);
    };
    expect(await ask(6)).toEqual([
      [3, "Grade 7 West", 600],
      [2, "Grade 7 East", 300],
    ]);
    expect(await ask(1)).toEqual([[3, "Grade 7 West", 600]]);
  });
});
