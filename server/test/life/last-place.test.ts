import { describe, expect, it } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { MAX_CLASS_SIZE } from "../../src/schools/check-class-sizes.js";
import { countEnrolled } from "../../src/schools/count-enrolled.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";

const NOW = new Date("2026-09-07T06:00:00Z");

describe.each(engines)("the last place of a class on %s", (engine) => {
  it("is one learner's, however many are moved there in the same moment", async () => {
    await using database = await openFreshDatabase(engine);
    const school = await aSchool({ orm: database.orm, clock: { now: () => NOW } })
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withLearners(MAX_CLASS_SIZE - 1)
      .withClass("G7", "West")
      .withLearners(3)
      .withStaff(Role.head)
      .build();
    const em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: school.person(Role.head).userId };
    const [east, west] = school.classes;
    const moves = west!.learnerIds.map((learnerId) =>
      inTransaction(em, (tx) => moveLearner(tx, actor, NOW, { learnerId, classId: east!.id })),
    );
    const answers = await Promise.allSettled(moves);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await countEnrolled(em, school.id, [east!.id])).get(east!.id)).toBe(MAX_CLASS_SIZE);
  });
});
