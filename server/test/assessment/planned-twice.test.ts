import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { DEFAULT_SCALES } from "../../src/assessment/grading/default-scales.js";
import { planExam } from "../../src/assessment/plan/plan-exam.js";
import { saveScale } from "../../src/assessment/scales/save-scale.js";
import { Refusal } from "../../src/errors.js";
import { planPromotion } from "../../src/life/promotion/plan-promotion.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { SubjectId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";

const NOW = new Date("2026-09-07T06:00:00Z");
const clock = { now: () => NOW };
const EXAM = { kind: AssessmentKind.opener, maximum: 100, day: "2026-09-07" as SchoolDay, weight: 100 };

type Verb = (tx: Em, school: TestSchool) => Promise<unknown>;
const actorOf = (school: TestSchool) => ({ schoolId: school.id, userId: school.person(Role.head).userId });

const verbs: [name: string, verb: Verb][] = [
  [
    "an exam",
    async (tx, school) => {
      const rows = await tx.execute<{ id: SubjectId }[]>("select id from subject where school_id = ?", [school.id]);
      const classIds = school.classes.map(({ id }) => id);
      const about = { name: "Opener", termId: school.termIds[0]!, classIds, subjectIds: rows.map(({ id }) => id) };
      return planExam(tx, actorOf(school), NOW, { ...EXAM, ...about });
    },
  ],
  [
    "an assessment",
    (tx, school) => {
      const classId = school.classes[0]!.id;
      return addAssessment(tx, actorOf(school), NOW, { ...EXAM, classId, subject: "Mathematics", name: "Quiz" });
    },
  ],
  ["a promotion", (tx, school) => planPromotion(tx, actorOf(school), NOW, 2026)],
  [
    "a scale",
    (tx, school) => {
      const rule = JSON.stringify(DEFAULT_SCALES[0]!.rule);
      return saveScale(tx, actorOf(school), NOW, { id: null, name: "Ours", rule, archived: false });
    },
  ],
];

describe.each(engines)("asked for twice in the same moment on %s", (engine) => {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  beforeAll(async () => {
    database = await openFreshDatabase(engine);
  }, 60_000);
  afterAll(() => database[Symbol.asyncDispose]());

  it.each(verbs)("%s is made once, and who comes second is answered in words", async (_name, verb) => {
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withClass("G7", "West")
      .withStaff(Role.head)
      .build();
    const em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const answers = await Promise.allSettled([1, 2, 3].map(() => inTransaction(em, (tx) => verb(tx, school))));
    const wrong = answers.filter((each) => each.status === "rejected" && !(each.reason instanceof Refusal));
    expect(wrong).toEqual([]);
    expect(answers.some(({ status }) => status === "fulfilled")).toBe(true);
  });
});
