import "reflect-metadata";
import { describe, expect, it } from "vitest";
import type { UserViewer } from "../../src/identity/viewer.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { addContact } from "../../src/risk/cases/add-contact.js";
import { closeCase } from "../../src/risk/cases/close-case.js";
import { findCase } from "../../src/risk/cases/find-case.js";
import { findCases } from "../../src/risk/cases/find-cases.js";
import { readLearnerCases } from "../../src/risk/cases/load-learner-cases.js";
import { openCase } from "../../src/risk/cases/open-case.js";
import { readEffect } from "../../src/risk/cases/read-effect.js";
import { CaseOutcome } from "../../src/risk/cases/risk-case.entity.js";
import { CaseState } from "../../src/risk/cases/risk-case.enum.js";
import { ContactKind } from "../../src/risk/cases/risk-contact.entity.js";
import { RiskFeature } from "../../src/risk/features/risk-feature.js";
import { RiskAction } from "../../src/risk/rules/risk-action.js";
import { RiskBand } from "../../src/risk/rules/risk-band.js";
import { loadRisks } from "../../src/risk/scores/load-risks.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import type { LearnerId, RiskCaseId } from "../../src/values/ids.js";
import { LearnerStatus } from "../../src/values/learner-status.js";
import { LeavingReason } from "../../src/values/leaving-reason.js";
import { Role } from "../../src/values/role.js";
import { addDays, type SchoolDay } from "../../src/values/school-day.js";
import { engines } from "../engines.js";
import { aDatabase } from "./a-database.js";
import { aFollowedSchool, DUE, nextKey, TODAY } from "./a-followed-school.js";
import { aScoredSchool, emOf, MONDAY } from "./a-scored-school.js";
import { writeScores } from "./write-scores.js";

describe.each(engines)("what is told of cases on %s", (engine) => {
  const database = aDatabase(engine);

  it("no longer tells whoever only saw to a case how likely leaving was, once it is closed", async () => {
    const { em, head, teacher, colleague, learnerIds, verbs } = await aFollowedSchool(database.orm);
    const told = async (viewer: UserViewer, state: CaseState) => {
      const cases = await findCases(em, viewer, { state, mine: false }, { first: 50 }, TODAY);
      return cases.nodes.map(({ openBand, openProbability }) => [openBand, openProbability]);
    };
    const id = await verbs.open(head, learnerIds[0]);
    expect(await told(colleague, CaseState.open)).toEqual([["HIGH", 0.35]]);
    await verbs.close(colleague, id);
    expect(await told(colleague, CaseState.closed)).toEqual([[null, null]]);
    for (const leader of [head, teacher]) expect(await told(leader, CaseState.closed)).toEqual([["HIGH", 0.35]]);
  });

  it("shows a case to those who lead the learner and to who sees to it, and to nobody else", async () => {
    const { world, em, head, teacher, colleague, learnerIds, verbs } = await aFollowedSchool(database.orm);
    const [mine, others] = learnerIds;
    const id = await verbs.open(head, mine);
    const west = world.west.learnerIds[0]!;
    const owned = await verbs.open(head, west);
    const sees = async (viewer: UserViewer, caseId: RiskCaseId) => (await findCase(em, viewer, caseId, TODAY)) !== null;
    const seesRisk = async (viewer: UserViewer, learnerId: LearnerId) =>
      (await loadRisks(em, viewer, [learnerId], TODAY)).has(learnerId);
    expect([await sees(teacher, id), await sees(teacher, owned), await sees(colleague, owned)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([await seesRisk(colleague, west), await seesRisk(colleague, others)]).toEqual([true, false]);
    for (const role of [Role.admin, Role.bursar, Role.guardian]) {
      expect([await sees(world.as(role), id), await seesRisk(world.as(role), mine)]).toEqual([false, false]);
    }
    await expect(verbs.add(teacher, owned)).rejects.toThrow("no such case");
    await expect(verbs.open(colleague, others)).rejects.toThrow("may decide");

    // Who sees to it closes it: the case stays theirs to see, the learner's risk does not, nor can they bring it back.
    await verbs.close(colleague, owned);
    expect([await sees(colleague, owned), await seesRisk(colleague, west)]).toEqual([true, false]);
    await expect(verbs.reopen(colleague, owned)).rejects.toThrow("may decide");
    expect(await readLearnerCases(em, colleague, mine, TODAY)).toHaveLength(1);

    // A learner goes to another class, with their case.
    expect(await seesRisk(teacher, others)).toBe(true);
    await inTransaction(em, (tx) => moveLearner(tx, head, MONDAY, { learnerId: others, classId: world.west.id }));
    expect(await seesRisk(teacher, others)).toBe(false);

    // The class is taken from its teacher, and then the role from who sees to it.
    await em.execute("delete from teaching where user_id = ?", [teacher.userId]);
    expect([await sees(teacher, id), await seesRisk(teacher, mine)]).toEqual([false, false]);
    const roles = new Set([Role.bursar]);
    expect([await sees({ ...colleague, roles }, id), await seesRisk({ ...colleague, roles }, mine)]).toEqual([
      false,
      false,
    ]);
  });

  it("pages through every case once", async () => {
    const { world, em, head, verbs } = await aFollowedSchool(database.orm);
    const learners = world.school.classes.flatMap(({ learnerIds }) => learnerIds);
    for (const [at, learnerId] of learners.entries()) {
      await verbs.open(head, learnerId, { dueOn: addDays(TODAY, at % 3) });
    }
    const readAll = async (state: CaseState) => {
      const numbers: number[] = [];
      let after: string | null = null;
      do {
        const { nodes, pageInfo, totalCount } = await findCases(
          em,
          head,
          { state, mine: false },
          { first: 3, after },
          addDays(TODAY, 1),
        );
        expect(totalCount).toBe(state === CaseState.overdue ? 3 : 8);
        numbers.push(...nodes.map(({ number }) => number));
        after = pageInfo.hasNextPage ? pageInfo.endCursor! : null;
      } while (after !== null);
      return numbers;
    };
    expect(await readAll(CaseState.open)).toEqual([1, 4, 7, 2, 5, 8, 3, 6]);
    expect(await readAll(CaseState.overdue)).toEqual([1, 4, 7]);
    await em.execute("update risk_case set closed_at = opened_at, closed_by = ? where school_id = ?", [
      head.userId,
      world.school.id,
    ]);
    expect(await readAll(CaseState.closed)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it("tells what became of the listed, term by term", async () => {
    const world = await aScoredSchool(database.orm, 8, new Date("2026-08-24T06:00:00Z"));
    const em = emOf(database.orm, world);
    const head = world.as(Role.head);
    const learners = world.school.classes.flatMap(({ id: classId, learnerIds }) =>
      learnerIds.map((learnerId) => ({ learnerId, classId })),
    );
    const rated = (rate: number) => ({ [RiskFeature.attendanceRate]: rate });
    const score = (week: string, scoredOn: string, rateOf: (at: number) => number) =>
      writeScores(
        em,
        world.school.id,
        { week, scoredOn },
        learners.map((learner, at) => ({
          ...learner,
          probability: 0.9 - 0.05 * at,
          band: at < 14 ? RiskBand.high : RiskBand.low,
          facts: rated(rateOf(at)),
        })),
      );
    await score("2026-05-11", "2026-05-15", () => 0.5);
    await score("2026-08-24", "2026-08-28", () => 0.5);
    // 20 school days after Friday 28 August is Friday 25 September.
    await score("2026-09-14", "2026-09-18", () => 0);
    await score("2026-09-21", "2026-09-25", (at) => (at < 5 ? 1 : 0.25));
    const at = new Date("2026-08-31T06:00:00Z");
    for (const { learnerId } of learners.slice(0, 6)) {
      const wanted = { learnerId, ownerId: head.userId, dueOn: DUE, action: RiskAction.watch, key: nextKey() };
      const caseId = await inTransaction(em, (tx) => openCase(tx, head, at, wanted));
      const contact = { caseId, kind: ContactKind.call, day: "2026-08-31" as SchoolDay, reached: true, note: null };
      // The sixth has a case, and nobody has tried to reach them.
      if (learnerId !== learners[5]!.learnerId) {
        await inTransaction(em, (tx) => addContact(tx, head, at, { ...contact, key: nextKey() }));
      }
      if (learnerId !== learners[0]!.learnerId) continue;
      const ended = { caseId, outcome: CaseOutcome.returned, day: "2026-08-31" as SchoolDay, note: null };
      await inTransaction(em, (tx) => closeCase(tx, head, at, ended));
    }
    const leave = (which: number, reason: LeavingReason) =>
      inTransaction(em, (tx) =>
        withdrawLearner(tx, head, MONDAY, {
          learnerId: learners[which]!.learnerId,
          status: LearnerStatus.left,
          reason,
        }),
      );
    await leave(6, LeavingReason.work);
    await leave(7, LeavingReason.death);
    await leave(15, LeavingReason.work);

    // By a capacity of ten: ten in the first week, and the other four of HIGH once the first were seen to.
    const [third, second, ...more] = await readEffect(em, world.school.id, "2026-09-28" as SchoolDay);
    expect(third).toEqual({
      year: 2026,
      term: 3,
      listed: 14,
      followed: 5,
      returned: 1,
      transferred: 0,
      left: 0,
      notAtRisk: 0,
      stillOpen: 4,
      followedLeft: 0,
      notFollowed: 9,
      notFollowedLeft: 1,
      attendanceBefore: 0.5,
      attendanceAfter: 1,
      attendanceBeforeNotFollowed: 0.5,
      attendanceAfterNotFollowed: 0.25,
      fewFollowed: false,
      fewNotFollowed: false,
    });
    expect(second).toMatchObject({ term: 2, listed: 10, followed: 0, notFollowed: 10, fewFollowed: true });
    expect(more).toEqual([]);
    const soon = await readEffect(em, world.school.id, "2026-09-24" as SchoolDay);
    expect(soon[0]).toMatchObject({ followed: 5, attendanceBefore: null, attendanceAfter: null });
  });
});
