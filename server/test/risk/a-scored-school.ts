import type { UserViewer } from "../../src/identity/viewer.js";
import type { Orm } from "../../src/platform/orm.js";
import type { Em } from "../../src/platform/orm.js";
import type { LearnerId, UserId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestClass, type TestPerson, type TestSchool } from "../a-school.js";
import { RiskBand } from "../../src/risk/rules/risk-band.js";
import { writeScores } from "./write-scores.js";

/** A Monday in the middle of a term. */
export const MONDAY = new Date("2026-09-07T06:00:00Z");

export type ScoredSchool = {
  readonly school: TestSchool;
  /** Has a class teacher, a subject's teacher and a guardian. */
  readonly east: TestClass;
  /** Has nobody. */
  readonly west: TestClass;
  as(role: Role): UserViewer;
};

/** A school with a class that is taught and one that is not, and one person of each role. */
export async function aScoredSchool(orm: Orm, learners = 4, at = MONDAY): Promise<ScoredSchool> {
  const school = await aSchool({ orm, clock: { now: () => at } })
    .withTerm("2026-04-27", "2026-07-31", 2, 2026)
    .withTerm("2026-08-24", "2026-10-23", 3, 2026)
    .withTerm("2027-01-04", "2027-04-02", 1, 2027)
    .withClass("G7", "East")
    .withLearners(learners)
    .withTeacher("class")
    .withTeacher("subject")
    .withGuardian()
    .withStaff(Role.admin)
    .withStaff(Role.head)
    .withStaff(Role.deputy)
    .withStaff(Role.bursar)
    .withClass("G7", "West")
    .withLearners(learners)
    .build();
  return {
    school,
    east: school.schoolClass("Grade 7 East"),
    west: school.schoolClass("Grade 7 West"),
    as: (role) => viewerOf(school, school.person(role)),
  };
}

const viewerOf = (school: TestSchool, { userId, roles }: Pick<TestPerson, "userId" | "roles">): UserViewer => ({
  kind: "user",
  userId: userId as UserId,
  schoolId: school.id,
  deviceId: 1 as never,
  roles: new Set(roles),
});

export const emOf = (orm: Orm, { school }: ScoredSchool): Em => {
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: school.id });
  return em;
};

/** Scores by a model, in the order of the learners of both classes: of the first the probability is given first. */
export async function scoreAll(
  em: Em,
  { school }: ScoredSchool,
  week: string,
  probabilityOf: (learnerId: LearnerId, at: number) => number,
): Promise<void> {
  const learners = school.classes.flatMap(({ id: classId, learnerIds }) =>
    learnerIds.map((learnerId) => ({ learnerId, classId })),
  );
  await writeScores(
    em,
    school.id,
    { week },
    learners.map((learner, at) => {
      const probability = probabilityOf(learner.learnerId, at);
      return { ...learner, probability, band: bandOf(probability), base: -2 };
    }),
  );
}

const bandOf = (probability: number): RiskBand => {
  if (probability >= 0.3) return RiskBand.high;
  return probability >= 0.15 ? RiskBand.medium : RiskBand.low;
};
