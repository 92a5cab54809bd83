import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProgress } from "../../src/assessment/plan/read-progress.js";
import { readScoreSheet } from "../../src/assessment/read-score-sheet.js";
import { listMissingScores, readMissingLearners } from "../../src/assessment/results/list-missing-scores.js";
import { readClassResults } from "../../src/assessment/results/read-class-results.js";
import { readSubjectAnalysis } from "../../src/assessment/results/read-subject-analysis.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { changeRosters } from "../../src/schools/change-rosters.js";
import type { ClassId, LearnerId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool, type TestClass } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom } from "../sync/classroom.js";
import { TermOfWork } from "./a-term-of-work.js";

const noon = (day: string) => Date.parse(`${day}T09:00:00Z`);
const EXAM = "2026-06-10";

describe.each(engines)("who was not in the class on the day, on %s", (engine) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await Classroom.open(engine);
  });
  afterAll(() => room[Symbol.asyncDispose]());

  /** Two streams whose lists begin on 1 June, an exam in each on 10 June, and everybody who came and went around it. */
  async function open() {
    room.time = noon("2026-06-01");
    const school = await aSchool(room.services)
      .withTerm("2026-05-04", "2026-07-31", 2)
      .withClass("G7", "East", 2026)
      .withLearners(4)
      .withClass("G7", "West", 2026)
      .withLearners(2)
      .withClass("G8", "", 2026)
      .withLearners(3)
      .withStaff(Role.head)
      .build();
    const [east, west, eight] = school.classes as [TestClass, TestClass, TestClass];
    const [stayed, moved, leftThatDay, away] = east.learnerIds as [LearnerId, LearnerId, LearnerId, LearnerId];
    const [ofWest, cameThatDay] = west.learnerIds as [LearnerId, LearnerId];
    const [joinedThatDay, joinedLater, satLater] = eight.learnerIds as [LearnerId, LearnerId, LearnerId];
    const names = new Map(
      Object.entries({
        stayed,
        moved,
        leftThatDay,
        away,
        ofWest,
        cameThatDay,
        joinedThatDay,
        joinedLater,
        satLater,
      }).map(([name, id]) => [id, name]),
    );
    const move = (day: string, learnerId: LearnerId, from: TestClass | null, to: TestClass | null) => {
      room.time = noon(day);
      const place = (of: TestClass | null) => (of ? [{ classId: of.id, learnerId }] : []);
      return inTransaction(room.em(school), (tx) =>
        changeRosters(tx, school.id, room.services.clock.now(), { joins: place(to), leaves: place(from) }),
      );
    };
    await move("2026-06-05", away, east, null);
    await move(EXAM, leftThatDay, east, null);
    await move(EXAM, joinedThatDay, eight, east);
    await move(EXAM, cameThatDay, west, east);
    await move("2026-06-12", moved, east, west);
    await move("2026-06-12", joinedLater, eight, east);
    await move("2026-06-12", satLater, eight, east);
    await move("2026-06-15", away, null, east);
    await move("2026-06-20", leftThatDay, null, east);
    const work = await TermOfWork.begin(room, school);
    const head = await room.device(school, school.person("head"));
    return { school, east, west, names, work, head };
  }

  type Opened = Awaited<ReturnType<typeof open>>;

  /** The first on the list has a mark, and one who joined two days after the exam. */
  async function examine({ work, east, west }: Opened) {
    const mathematics = { subject: "Mathematics", day: EXAM };
    const ofEast = await work.assess(east, {
      ...mathematics,
      scores: [50, null, null, null, null, null, null, 60],
    });
    return { ofEast, ofWest: await work.assess(west, { ...mathematics, scores: [] }) };
  }

  it("is not on the list of missing scores; whoever was there is, days of coming and going included", async () => {
    const opened = await open();
    const { school, east, west, names } = opened;
    const { ofEast, ofWest } = await examine(opened);
    const wanted = {
      termId: school.termIds[0]!,
      classIds: [east.id, west.id],
      subjectId: null,
      today: "2026-06-20" as SchoolDay,
    };
    const { sheets } = await listMissingScores(room.em(school), school.id, wanted, { after: 0, limit: 50 });
    expect(sheets).toEqual([
      { assessmentId: ofEast, classId: east.id, onRoster: 7, expected: 5, missing: 3 },
      { assessmentId: ofWest, classId: west.id, onRoster: 2, expected: 1, missing: 1 },
    ]);
    const without = await readMissingLearners(room.em(school), school.id, [ofEast, ofWest], 10);
    const named = [ofEast, ofWest].map((id) => without.get(id)!.map((learnerId) => names.get(learnerId)));
    expect(named).toEqual([["joinedThatDay", "cameThatDay", "leftThatDay"], ["ofWest"]]);
  });

  it("needs no score on the sheet, and the plan expects none, but for one that was entered", async () => {
    const opened = await open();
    const { school, east, west, names, head } = opened;
    const { ofEast } = await examine(opened);
    const { scores } = (await readScoreSheet(room.em(school), head, ofEast))!;
    const due = scores.map((one) => [names.get(Number(one.learner.id) as LearnerId), one.value, one.due]);
    expect(due).toEqual([
      ["stayed", "50", true],
      ["joinedThatDay", null, true],
      ["cameThatDay", null, true],
      ["joinedLater", null, false],
      ["satLater", "60", false],
      ["away", null, false],
      ["leftThatDay", null, true],
    ]);
    const progress = await readProgress(room.em(school), school.id, school.termIds[0]!, [east.id, west.id]);
    const counts = ({ id }: { id: ClassId }) => progress.get(id)!.map(({ entered, expected }) => [entered, expected]);
    expect([counts(east), counts(west)]).toEqual([[[2, 5]], [[0, 1]]]);
  });

  it("lacks nothing in results and analysis; who moved after the exam still lacks it in the new stream", async () => {
    const opened = await open();
    const { school, east, west, names } = opened;
    await examine(opened);
    const termId = school.termIds[0]!;
    const classIds = [east.id, west.id];
    const results = await readClassResults(room.em(school), school.id, termId, classIds);
    const missing = (id: ClassId) =>
      results.get(id)!.learners.map(({ learnerId, subjects }) => [names.get(learnerId), subjects[0]!.missing]);
    expect(missing(east.id)).toEqual([
      ["stayed", 0],
      ["joinedThatDay", 1],
      ["cameThatDay", 1],
      ["joinedLater", 0],
      ["satLater", 0],
      ["away", 0],
      ["leftThatDay", 1],
    ]);
    expect(missing(west.id)).toEqual([
      ["ofWest", 1],
      ["moved", 1],
    ]);
    const wanted = { termId, classIds, subjectId: null, kind: null };
    const [mathematics] = (await readSubjectAnalysis(room.em(school), school.id, wanted)).subjects;
    expect(mathematics!.summary).toMatchObject({ learners: 7, counted: 2, missing: 5, mean: 550 });
    expect(mathematics!.streams.map(({ summary: { learners, missing: lack } }) => [learners, lack])).toEqual([
      [5, 3],
      [2, 2],
    ]);
  });

  it("of work before the lists began everybody on them from the first day is expected", async () => {
    const { school, east, names, work } = await open();
    const early = await work.assess(east, { subject: "English", day: "2026-05-10", scores: [50] });
    const without = await readMissingLearners(room.em(school), school.id, [early], 10);
    expect(without.get(early)!.map((learnerId) => names.get(learnerId))).toEqual(["away", "leftThatDay"]);
    const results = await readClassResults(room.em(school), school.id, school.termIds[0]!, [east.id]);
    const missing = results.get(east.id)!.learners.filter(({ subjects }) => subjects[0]!.missing > 0);
    expect(missing.map(({ learnerId }) => names.get(learnerId))).toEqual(["away", "leftThatDay"]);
  });
});
