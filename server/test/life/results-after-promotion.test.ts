import { describe, expect, it } from "vitest";
import { readClassResults } from "../../src/assessment/results/read-class-results.js";
import { applyPromotion } from "../../src/life/promotion/apply-promotion.js";
import { planPromotion } from "../../src/life/promotion/plan-promotion.js";
import { undoPromotion } from "../../src/life/promotion/undo-promotion.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { ReportDesk } from "../reports/report-desk.js";

describe.each(engines)("results of a term on %s", (engine) => {
  it("stay what they were through a move, a promotion and its undoing", async () => {
    let at = new Date("2026-08-03T06:00:00Z");
    await using app = await bootApp({ engine, clock: { now: () => at } });
    const school = await aSchool(app.app.services)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-31", "2026-10-30", 3)
      .withClass("F3", "East")
      .withLearners(6)
      .withClass("F3", "West")
      .withLearners(3)
      .withStaff(Role.head)
      .build();
    const desk = await ReportDesk.open(app, school);
    const [east, west] = school.classes;
    for (const subject of ["Mathematics", "English", "Biology"]) {
      await desk.enter("Form 3 East", subject, "End of term", [70, 70, 65, "A", 40, 90]);
      await desk.enter("Form 3 West", subject, "End of term", [71, 30, "X"]);
    }
    const actor = { schoolId: school.id, userId: school.person(Role.head).userId };
    const term = school.termIds[0]!;
    const results = async () => {
      const read = await readClassResults(desk.em, school.id, term, [east!.id, west!.id]);
      return [...read].map(([classId, { learners }]) => [
        classId,
        learners
          .toSorted((one, other) => one.learnerId - other.learnerId)
          .map(({ learnerId, subjects, total, meanPoints, meanGrade, inStream, inGrade }) => ({
            learnerId,
            subjects,
            total,
            meanPoints,
            meanGrade,
            inStream,
            inGrade,
          })),
      ]);
    };
    const before = await results();
    expect(before.flatMap(([, learners]) => learners as unknown[])).toHaveLength(9);
    at = new Date("2026-09-07T06:00:00Z");
    const [first, second] = east!.learnerIds;
    await inTransaction(desk.em, (tx) => moveLearner(tx, actor, at, { learnerId: first!, classId: west!.id }));
    await inTransaction(desk.em, (tx) => withdrawLearner(tx, actor, at, { learnerId: second!, status: "transferred" }));
    expect(await results()).toEqual(before);
    at = new Date("2026-11-02T06:00:00Z");
    const { id } = await inTransaction(desk.em, (tx) => planPromotion(tx, actor, at, 2026));
    await inTransaction(desk.em, (tx) => applyPromotion(tx, actor, at, id));
    expect(await results()).toEqual(before);
    await inTransaction(desk.em, (tx) => undoPromotion(tx, actor, at, id));
    expect(await results()).toEqual(before);
  });
});
