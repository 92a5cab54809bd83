import { describe, expect, it } from "vitest";
import { applyPromotion } from "../../src/life/promotion/apply-promotion.js";
import { planPromotion } from "../../src/life/promotion/plan-promotion.js";
import { undoPromotion } from "../../src/life/promotion/undo-promotion.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";

const NOW = new Date("2026-10-28T06:00:00Z");
const clock = { now: () => NOW };

describe.each(engines)("a promotion on %s", (engine) => {
  it("leaves everybody on one list at most, whoever is moved or leaves in the same moment", async () => {
    await using database = await openFreshDatabase(engine);
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withLearners(12)
      .withClass("G7", "West")
      .withLearners(12)
      .withClass("G8", "East")
      .withClass("G8", "West")
      .withStaff(Role.head)
      .build();
    const em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: school.person(Role.head).userId };
    const [east, west] = [school.schoolClass("Grade 7 East"), school.schoolClass("Grade 7 West")];
    const { id } = await inTransaction(em, (tx) => planPromotion(tx, actor, NOW, 2026));
    for (const [index, learnerId] of east.learnerIds.slice(0, 6).entries()) {
      const others = index % 2 === 0 ? [learnerId] : [learnerId, west.learnerIds[index]!];
      await Promise.allSettled([
        ...others.map((each) =>
          inTransaction(em, (tx) =>
            each === learnerId
              ? moveLearner(tx, actor, NOW, { learnerId: each, classId: west.id })
              : withdrawLearner(tx, actor, NOW, { learnerId: each, status: "left" }),
          ),
        ),
        inTransaction(em, (tx) => applyPromotion(tx, actor, NOW, id)),
      ]);
      const twice = await em.execute(
        `select e.learner_id as learnerId, l.status, count(*) as lists from enrolment e join learner l on l.id = e.learner_id
         where e.school_id = ? and e.to_rev is null group by e.learner_id, l.status having count(*) > 1 or l.status = 'left'`,
        [school.id],
      );
      expect(twice).toEqual([]);
      await Promise.allSettled([inTransaction(em, (tx) => undoPromotion(tx, actor, NOW, id))]);
    }
  }, 60_000);
});
