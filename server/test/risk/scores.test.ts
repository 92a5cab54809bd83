import "reflect-metadata";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Orm } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { findCases } from "../../src/risk/cases/find-cases.js";
import { openCase } from "../../src/risk/cases/open-case.js";
import { CaseState } from "../../src/risk/cases/risk-case.enum.js";
import { RiskFeature } from "../../src/risk/features/risk-feature.js";
import { RiskAction } from "../../src/risk/rules/risk-action.js";
import { RiskBand } from "../../src/risk/rules/risk-band.js";
import { RiskBasis } from "../../src/risk/rules/risk-basis.js";
import type { DropoutRiskType } from "../../src/risk/scores/dropout-risk.type.js";
import { findRisks, type WantedRisks } from "../../src/risk/scores/find-risks.js";
import { liftOverride } from "../../src/risk/scores/lift-override.js";
import { loadRisks } from "../../src/risk/scores/load-risks.js";
import { overrideRisk } from "../../src/risk/scores/override-risk.js";
import { readLearnerRisk } from "../../src/risk/scores/read-learner-risk.js";
import { readRiskWeek } from "../../src/risk/scores/read-risk-week.js";
import { OverrideReason } from "../../src/risk/scores/risk-override.entity.js";
import { RiskScore } from "../../src/risk/scores/risk-score.entity.js";
import { RiskSettings } from "../../src/risk/training/risk-settings.entity.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import type { LearnerId } from "../../src/values/ids.js";
import { LearnerStatus } from "../../src/values/learner-status.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { engines } from "../engines.js";
import { aDatabase } from "./a-database.js";
import { aScoredSchool, emOf, MONDAY, type ScoredSchool, scoreAll } from "./a-scored-school.js";
import { writeScores } from "./write-scores.js";

const TODAY = "2026-09-07" as SchoolDay;
const WEEK = "2026-09-07";
const BEFORE = "2026-08-31";
const EVERYBODY: WantedRisks = { bands: null, classId: null, weekly: false };

/** Every page of a list, one after the other. */
async function listAll(
  orm: Orm,
  world: ScoredSchool,
  viewer: UserViewer,
  wanted: WantedRisks,
  first = 50,
): Promise<DropoutRiskType[]> {
  const found: DropoutRiskType[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo } = await findRisks(emOf(orm, world), viewer, wanted, { first, after }, TODAY);
    found.push(...nodes);
    if (found.length > 1000) throw new Error("the pages never end");
    after = pageInfo.hasNextPage ? pageInfo.endCursor! : null;
  } while (after !== null);
  return found;
}

describe.each(engines)("dated scores on %s", (engine) => {
  const database = aDatabase(engine);

  it("pages through everybody once, however standings tie", async () => {
    const world = await aScoredSchool(database.orm, 12);
    const em = emOf(database.orm, world);
    const learners = world.school.classes.flatMap(({ learnerIds }) => learnerIds);
    await scoreAll(em, world, WEEK, () => 0.2);
    // Ties, neighbours that differ in the last bit, and numbers no decimal writes in short.
    const probability = fc.oneof(
      fc.constantFrom(0, 1 / 3, 0.1 + 0.2, 0.3, 1e-7, 5e-324, 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const property = fc.asyncProperty(
      fc.array(probability, { minLength: learners.length, maxLength: learners.length }),
      fc.integer({ min: 1, max: 9 }),
      async (standings, first) => {
        for (const [at, learnerId] of learners.entries()) {
          await em.nativeUpdate(RiskScore, { learnerId }, { standing: standings[at]! });
        }
        const found = (await listAll(database.orm, world, world.as(Role.head), EVERYBODY, first)).map(
          ({ learner }) => learner,
        );
        const expected = learners
          .map((learnerId, at) => ({ learnerId, standing: standings[at]! }))
          .toSorted((one, other) => other.standing - one.standing || one.learnerId - other.learnerId);
        expect(found).toEqual(expected.map(({ learnerId }) => learnerId));
      },
    );
    await fc.assert(property, { numRuns: engine === "sqlite" ? 25 : 6 });

    const head = world.as(Role.head);
    for (const position of [["x", 1], [1], [], ["1e999", 1]]) {
      const after = Buffer.from(JSON.stringify(position)).toString("base64url");
      await expect(findRisks(em, head, EVERYBODY, { first: 5, after }, TODAY)).rejects.toThrow("does not exist");
      const cases = { state: CaseState.open, mine: false };
      await expect(findCases(em, head, cases, { first: 5, after }, TODAY)).rejects.toThrow("does not exist");
    }
  });

  it("lists what the school can follow up, without open cases and standing decisions", async () => {
    const world = await aScoredSchool(database.orm, 6);
    const em = emOf(database.orm, world);
    const [head, teacher] = [world.as(Role.head), world.as(Role.classTeacher)];
    await scoreAll(em, world, BEFORE, () => 0.9);
    // 0.41, 0.38, ... 0.08: the first four are HIGH, the next five MEDIUM.
    await scoreAll(em, world, WEEK, (_, at) => 0.41 - 0.03 * at);
    const learners = world.school.classes.flatMap(({ learnerIds }) => learnerIds);
    const weekly = { ...EVERYBODY, weekly: true };
    const listed = async (viewer = head) =>
      (await listAll(database.orm, world, viewer, weekly, 2)).map(({ learner }) => learner);

    expect(await listed()).toEqual(learners.slice(0, 9));
    await em.insert(RiskSettings, {
      schoolId: world.school.id,
      capacity: 4,
      pools: false,
      poolKey: null,
      updatedBy: null,
      updatedAt: null,
    });
    expect(await listed()).toEqual(learners.slice(0, 4));

    const aCase = { ownerId: head.userId, dueOn: TODAY, action: RiskAction.watch };
    await inTransaction(em, (tx) => openCase(tx, head, MONDAY, { learnerId: learners[0]!, key: "a", ...aCase }));
    const decision = { learnerId: learners[2]!, reason: OverrideReason.other, note: "Known to us", until: TODAY };
    await inTransaction(em, (tx) => overrideRisk(tx, teacher, MONDAY, decision));
    await inTransaction(em, (tx) =>
      withdrawLearner(tx, head, MONDAY, { learnerId: learners[3]!, status: LearnerStatus.transferred }),
    );
    expect(await listed()).toEqual([1, 4, 5, 6].map((at) => learners[at]));
    // The capacity is the school's: who has one class sees its part of the list.
    expect(await listed(teacher)).toEqual([1, 4, 5].map((at) => learners[at]));
    const tomorrow = "2026-09-08" as SchoolDay;
    const then = await findRisks(emOf(database.orm, world), head, weekly, { first: 10 }, tomorrow);
    expect(then.nodes.map(({ learner }) => learner)).toEqual([1, 2, 4, 5].map((at) => learners[at]));
    expect(then.totalCount).toBe(4);

    await inTransaction(em, (tx) => liftOverride(tx, head, MONDAY, learners[2]!));
    expect(await listed()).toEqual([1, 2, 4, 5].map((at) => learners[at]));
    const high = await listAll(database.orm, world, head, { ...EVERYBODY, bands: [RiskBand.high] });
    expect(high.map(({ learner }) => learner)).toEqual([0, 1, 2].map((at) => learners[at]));
    expect(await listAll(database.orm, world, head, { ...EVERYBODY, bands: [] })).toEqual([]);
    const west = await listAll(database.orm, world, head, { ...EVERYBODY, classId: world.west.id });
    expect(west.map(({ className }) => className)).toEqual(Array(6).fill("Grade 7 West"));
    expect(await listAll(database.orm, world, teacher, { ...EVERYBODY, classId: world.west.id })).toEqual([]);

    expect(await readRiskWeek(em, head, TODAY)).toEqual({
      week: WEEK,
      scoredOn: WEEK,
      basis: RiskBasis.rules,
      modelVersion: null,
      modelTrainedAt: null,
      capacity: 4,
      counts: [
        { band: RiskBand.high, learners: 3 },
        { band: RiskBand.medium, learners: 5 },
        { band: RiskBand.low, learners: 3 },
        { band: RiskBand.unknown, learners: 0 },
      ],
      rows: 0,
      events: 0,
      openCases: 1,
      overdueCases: 0,
      highFrom: null,
      mediumFrom: null,
      underWay: false,
      maySteer: true,
    });
    expect(await readRiskWeek(em, teacher, "2026-09-08" as SchoolDay)).toMatchObject({
      counts: [{ learners: 3 }, { learners: 2 }, { learners: 0 }, { learners: 0 }],
      openCases: 1,
      overdueCases: 1,
      maySteer: false,
    });
  });

  it("says why, what is usual, and what moved since the week before", async () => {
    const world = await aScoredSchool(database.orm, 3);
    const em = emOf(database.orm, world);
    const head = world.as(Role.head);
    const { id: classId, learnerIds } = world.east;
    const [first, second, third] = learnerIds as [LearnerId, LearnerId, LearnerId];
    const { attendanceRate, daysSinceSeen, arrearsShare, marksLevel, ageForGrade } = RiskFeature;
    await writeScores(em, world.school.id, { week: BEFORE, scoredOn: "2026-09-03" }, [
      {
        learnerId: first,
        classId,
        probability: 0.1,
        base: -2.5,
        facts: { [attendanceRate]: 0.9, [daysSinceSeen]: 0, [arrearsShare]: 0.5 },
        parts: { [attendanceRate]: -0.2, [daysSinceSeen]: -0.1, [arrearsShare]: 0.4 },
      },
      { learnerId: third, classId, points: 6, band: RiskBand.high },
    ]);
    const scored = { week: WEEK, scoredOn: TODAY };
    await writeScores(em, world.school.id, scored, [
      {
        learnerId: first,
        classId,
        probability: 0.45,
        band: RiskBand.high,
        base: -2.5,
        facts: { [attendanceRate]: 0.4, [daysSinceSeen]: 6, [arrearsShare]: 0.5, [ageForGrade]: 2 },
        parts: {
          [attendanceRate]: 1.1,
          [daysSinceSeen]: 0.7,
          [arrearsShare]: 0.45,
          [marksLevel]: -0.3,
          [ageForGrade]: 0.05,
        },
      },
      { learnerId: second, classId, facts: { [attendanceRate]: 0.95 }, points: 0 },
      {
        learnerId: third,
        classId,
        band: RiskBand.unknown,
        facts: { [attendanceRate]: 0.8 },
        parts: { [attendanceRate]: 1 },
      },
    ]);
    const risks = await loadRisks(em, head, learnerIds, TODAY);
    const risk = risks.get(first)!;
    expect(risk).toMatchObject({ probability: 0.45, band: RiskBand.high, base: -2.5, week: WEEK, points: null });
    expect(risk.reasons).toEqual([
      { feature: attendanceRate, value: 0.4, usual: 0.8, weight: 1.1 },
      { feature: daysSinceSeen, value: 6, usual: 6, weight: 0.7 },
      { feature: arrearsShare, value: 0.5, usual: 0.5, weight: 0.45 },
    ]);
    expect(risk.parts).toHaveLength(Object.keys(RiskFeature).length);
    expect(risk.parts.reduce((sum, { weight }) => sum + weight, risk.base!)).toBeCloseTo(risk.score!, 9);
    expect(risk.before).toEqual({ week: BEFORE, probability: 0.1, band: RiskBand.low });
    expect(risk.changes.map(({ feature, before, now }) => [feature, before, now])).toEqual([
      [attendanceRate, 0.9, 0.4],
      [daysSinceSeen, 0, 6],
      [ageForGrade, null, 2],
    ]);
    expect(risk.suggestion).toBe(RiskAction.callGuardian);
    expect(risks.get(second)).toMatchObject({ reasons: [], parts: [], base: null, score: null, before: null });
    expect(risks.get(third)).toMatchObject({
      basis: RiskBasis.rules,
      reasons: [],
      parts: [],
      changes: [],
      probability: null,
      before: { band: RiskBand.high },
      suggestion: RiskAction.watch,
    });

    await em.nativeUpdate(RiskScore, { learnerId: second, week: TODAY }, { facts: "[0.2]", standing: 1 });
    expect((await loadRisks(em, head, [first], TODAY)).get(first)!.reasons[0]!.usual).toBe(0.4);
    const { weeks } = await readLearnerRisk(em, head, first, TODAY);
    expect(weeks.map(({ week, probability, band }) => [week, probability, band])).toEqual([
      [WEEK, 0.45, RiskBand.high],
      [BEFORE, 0.1, RiskBand.low],
    ]);
  });

  it("keeps a decision by a person, with its reason, until the end of the next term", async () => {
    const world = await aScoredSchool(database.orm, 2);
    const em = emOf(database.orm, world);
    const [head, teacher] = [world.as(Role.head), world.as(Role.classTeacher)];
    await scoreAll(em, world, WEEK, () => 0.5);
    const learnerId = world.east.learnerIds[0]!;
    const decision = { learnerId, reason: OverrideReason.knownAbsence, note: "  In hospital\n", until: TODAY };
    const decide = (viewer: UserViewer, change: Partial<typeof decision>) =>
      inTransaction(em, (tx) => overrideRisk(tx, viewer, MONDAY, { ...decision, ...change }));

    for (const note of ["", "no", "x".repeat(501), " \u200b. "]) await expect(decide(head, { note })).rejects.toThrow();
    for (const until of ["2026-09-06", "2027-04-03"] as SchoolDay[]) {
      await expect(decide(head, { until })).rejects.toThrow("from today to 2027-04-02");
    }
    await expect(decide(teacher, { learnerId: world.west.learnerIds[0]! })).rejects.toThrow("may decide");
    await expect(decide(world.as(Role.subjectTeacher), {})).rejects.toThrow("may decide");
    await decide(teacher, {});
    await decide(teacher, {});
    await decide(head, { until: "2027-04-02" as SchoolDay });
    const { override, band } = (await loadRisks(em, head, [learnerId], TODAY)).get(learnerId)!;
    expect(override).toMatchObject({ note: "In hospital", until: "2027-04-02", reason: "known-absence" });
    expect(band).toBe(RiskBand.high);
    const said = await em.execute(
      "select action, subject, user_id as user from audit_event where school_id = ? and action like 'risk.over%' order by id",
      [world.school.id],
    );
    const subject = `learner:${learnerId}`;
    expect(said).toEqual([
      { action: "risk.overridden", subject, user: teacher.userId },
      { action: "risk.override-lifted", subject, user: head.userId },
      { action: "risk.overridden", subject, user: head.userId },
    ]);
  });
});
