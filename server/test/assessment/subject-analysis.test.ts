import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { listMissingScores, readMissingLearners } from "../../src/assessment/results/list-missing-scores.js";
import { readSubjectAnalysis } from "../../src/assessment/results/read-subject-analysis.js";
import { addClass } from "../../src/schools/add-class.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { AssessmentId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool, type TestClass } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom } from "../sync/classroom.js";
import { TermOfWork } from "./a-term-of-work.js";

const SECOND_TERM = Date.parse("2026-06-15T06:00:00Z");
const THIRD_TERM = Date.parse("2026-11-23T06:00:00Z");
const NEXT_YEAR = Date.parse("2027-02-01T06:00:00Z");

describe.each(engines)("analysis on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open(engine);
  });
  afterAll(() => room[Symbol.asyncDispose]());

  /** Grade 7 East with four learners and West with two, in the second term of three. */
  async function open() {
    room.time = SECOND_TERM;
    const school = await aSchool(room.services)
      .withTerm("2026-05-04", "2026-07-31", 2)
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withTerm("2027-01-04", "2027-04-02", 1)
      .withClass("G7", "East", 2026)
      .withLearners(4)
      .withClass("G7", "West", 2026)
      .withLearners(2)
      .withStaff(Role.head)
      .build();
    const [east, west] = school.classes as [TestClass, TestClass];
    const work = await TermOfWork.begin(room, school);
    const analyse = async (
      term: number,
      classes: readonly Pick<TestClass, "id">[],
      kind: AssessmentKind | null = null,
    ) =>
      readSubjectAnalysis(room.em(school), school.id, {
        termId: school.termIds[term]!,
        classIds: classes.map(({ id }) => id),
        subjectId: null,
        kind,
      });
    return { school, east, west, work, analyse };
  }

  it("has mean, spread, distribution and what is missing, of each stream and all together", async () => {
    const { work, east, west, analyse } = await open();
    await work.assess(east, { subject: "Mathematics", scores: [90, 60, "A", "X"] });
    // Who was absent from one and is exempt from another is said to be absent, once.
    await work.assess(east, { subject: "Mathematics", name: "Project", scores: [null, null, "X", null] });
    await work.assess(west, { subject: "Mathematics", scores: [30, null] });
    await work.assess(west, { subject: "English", maximum: null, scores: ["ME1", "ME2"] });
    const { before, subjects } = await analyse(0, [east, west]);
    expect(before).toBeNull();
    const [mathematics, english] = subjects;
    // 90, 60 and 30: the mean is 60, the deviation the root of 600.
    expect(mathematics).toMatchObject({ name: "Mathematics" });
    expect(mathematics!.summary).toMatchObject({
      learners: 6,
      counted: 3,
      absent: 1,
      exempt: 1,
      missing: 1,
      mean: 600,
      spread: 245,
      lowest: 300,
      highest: 900,
      meanPoints: 567,
      valueAdded: null,
    });
    expect(mathematics!.summary.bands.map(({ label, learners }) => `${label} ${learners}`)).toEqual([
      "EE1 1",
      "EE2 0",
      "ME1 1",
      "ME2 0",
      "AE1 0",
      "AE2 1",
      "BE1 0",
      "BE2 0",
    ]);
    const streams = mathematics!.streams.map(({ classId, summary: { learners, mean, missing } }) => [
      classId,
      learners,
      mean,
      missing,
    ]);
    expect(streams).toEqual([
      [east.id, 4, 750, 0],
      [west.id, 2, 300, 1],
    ]);
    expect(english!.summary).toMatchObject({ learners: 2, counted: 2, mean: null, spread: null, meanPoints: 550 });
    expect(english!.streams.map(({ classId }) => classId)).toEqual([west.id]);
  });

  it("compares the same learners with the term before, subject by subject", async () => {
    const { work, east, west, analyse } = await open();
    await work.assess(east, { subject: "Mathematics", scores: [50, 60, "A", 20] });
    await work.assess(west, { subject: "Mathematics", scores: [70] });
    room.time = THIRD_TERM;
    await work.assess(east, { subject: "Mathematics", scores: [55, 57, 80, "A"] });
    await work.assess(west, { subject: "Mathematics", scores: [60] });
    await work.assess(east, { subject: "English", scores: [60] });
    const { before, subjects } = await analyse(1, [east, west]);
    expect(before).toMatchObject({ number: 2 });
    // East: 5 and -3, who was absent once does not compare; West: -10.
    expect(subjects[0]!.streams.map(({ summary }) => summary.valueAdded)).toEqual([
      { compared: 2, percent: 10, points: -50 },
      { compared: 1, percent: -100, points: 0 },
    ]);
    expect(subjects[0]!.summary.valueAdded).toEqual({ compared: 3, percent: -27, points: -33 });
    expect(subjects[1]!.summary.valueAdded).toEqual({ compared: 0, percent: null, points: null });
  });

  it("finds the same learners in last year's classes", async () => {
    const { school, work, east, analyse } = await open();
    room.time = THIRD_TERM;
    await work.assess(east, { subject: "Mathematics", scores: [50, 60] });
    room.time = NEXT_YEAR;
    const actor = { schoolId: school.id, userId: null };
    const next = await inTransaction(room.em(school), async (tx) => {
      const now = room.services.clock.now();
      const { id } = await addClass(tx, actor, now, { year: 2027, grade: "G8", stream: "" });
      for (const learnerId of east.learnerIds.slice(0, 2).reverse()) {
        await moveLearner(tx, actor, now, { learnerId, classId: id });
      }
      return { ...east, id };
    });
    await work.assess(next, { subject: "Mathematics", scores: [80, 40] });
    const { before, subjects } = await analyse(2, [next]);
    expect(before).toMatchObject({ year: 2026, number: 3 });
    expect(subjects[0]!.summary.valueAdded).toMatchObject({ compared: 2, percent: 50 });
    // The class that was left at the end of the year keeps its results.
    expect((await analyse(1, [east])).subjects[0]!.summary).toMatchObject({ learners: 4, counted: 2, mean: 550 });
  });

  it("compares percents across scales, and points on the same scale alone", async () => {
    const { school, work, east, analyse } = await open();
    room.time = THIRD_TERM;
    await work.assess(east, { subject: "Mathematics", scores: [50, 60] });
    await work.assess(east, { subject: "English", maximum: null, scores: ["EE1", "ME1"] });
    room.time = NEXT_YEAR;
    const actor = { schoolId: school.id, userId: null };
    const next = await inTransaction(room.em(school), async (tx) => {
      const now = room.services.clock.now();
      // Senior school has four levels, junior school eight.
      const { id } = await addClass(tx, actor, now, { year: 2027, grade: "G10", stream: "" });
      for (const learnerId of east.learnerIds) await moveLearner(tx, actor, now, { learnerId, classId: id });
      return { ...east, id };
    });
    await work.assess(next, { subject: "Mathematics", scores: [70, 60] });
    await work.assess(next, { subject: "English", maximum: null, scores: ["EE", "ME"] });
    const { subjects } = await analyse(2, [next]);
    expect(subjects.map(({ summary }) => summary.valueAdded)).toEqual([
      { compared: 2, percent: 100, points: null },
      { compared: 0, percent: null, points: null },
    ]);
  });

  it("is of one kind of work, in both terms, where that is asked for", async () => {
    const { work, east, analyse } = await open();
    const opener = { subject: "Mathematics", name: "Opener", kind: AssessmentKind.opener };
    await work.assess(east, { ...opener, scores: [10] });
    await work.assess(east, { subject: "Mathematics", scores: [90] });
    room.time = THIRD_TERM;
    await work.assess(east, { ...opener, scores: [30] });
    const { subjects } = await analyse(1, [east], AssessmentKind.opener);
    expect(subjects[0]!.summary).toMatchObject({ mean: 300, valueAdded: { compared: 1, percent: 200 } });
  });

  it("lists sheets with scores missing up to today, and who has none", async () => {
    const { school, work, east, west } = await open();
    const full = await work.assess(east, { subject: "Mathematics", scores: [1, "A", "X", 0] });
    const half = await work.assess(east, { subject: "English", scores: [null, 50, "-", 50] });
    const empty = await work.assess(west, { subject: "English", scores: [] });
    const later = await work.assess(west, { subject: "Mathematics", scores: [], day: "2026-07-30" });
    const list = async (change: object = {}, after: AssessmentId | 0 = 0, limit = 50) => {
      const wanted = {
        termId: school.termIds[0]!,
        classIds: [east.id, west.id],
        subjectId: null,
        today: "2026-06-15" as SchoolDay,
      };
      const found = await listMissingScores(room.em(school), school.id, { ...wanted, ...change }, { after, limit });
      return [
        found.total,
        ...found.sheets.map(({ assessmentId, missing, expected }) => [assessmentId, missing, expected]),
      ];
    };
    expect(await list()).toEqual([2, [half, 2, 4], [empty, 2, 2]]);
    expect(await list({}, half, 1)).toEqual([2, [empty, 2, 2]]);
    expect(await list({ classIds: [east.id] })).toEqual([1, [half, 2, 4]]);
    expect(await list({ classIds: [] })).toEqual([0]);
    expect(await list({ today: "2026-07-30" })).toEqual([3, [half, 2, 4], [empty, 2, 2], [later, 2, 2]]);
    const names = await readMissingLearners(room.em(school), school.id, [full, half, empty], 1);
    expect(names.get(half)).toEqual([east.learnerIds[0]]);
    expect(names.get(empty)).toEqual([west.learnerIds[0]]);
    expect(names.get(full)).toBeUndefined();
  });
});
