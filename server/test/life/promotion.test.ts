import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { applyPromotion } from "../../src/life/promotion/apply-promotion.js";
import { planPromotion } from "../../src/life/promotion/plan-promotion.js";
import { Choice } from "../../src/life/promotion/promotion-choice.entity.js";
import { setChoices } from "../../src/life/promotion/set-choices.js";
import { undoPromotion } from "../../src/life/promotion/undo-promotion.js";
import { Role } from "../../src/values/role.js";
import { Invoice, InvoiceKind } from "../../src/fees/invoices/invoice.entity.js";
import type { Grade } from "../../src/values/grade.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { JournalEntryId, LearnerId, PromotionId } from "../../src/values/ids.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines, openFreshDatabase } from "../engines.js";

const PLAN = `mutation { planPromotion(fromYear: 2026) {
  id fromYear yearEnds appliedAt
  classes { class { id name } target { name isThere } learners promote repeat leave complete }
  targets { name isThere learners isTooFull }
} }`;
const READ = PLAN.replace("mutation { planPromotion", "query { promotion");
const LEARNERS = `query ($c: ID!, $first: Int! = 50, $after: String) { promotion(fromYear: 2026) {
  learners(classId: $c, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } nodes { learner { name } choice isOwn target reason }
  }
} }`;
const CLASS = `mutation ($id: ID!, $c: ID!, $g: String, $s: String! = "") {
  setPromotionClass(id: $id, classId: $c, grade: $g, stream: $s) { targets { name } }
}`;
const CHOOSE = `mutation ($id: ID!, $l: [ID!]!, $choice: PromotionChoice, $g: String, $s: String! = "", $reason: LeavingReason) {
  setPromotionChoices(id: $id, learnerIds: $l, choice: $choice, grade: $g, stream: $s, reason: $reason) { id }
}`;
const APPLY = "mutation ($id: ID!) { applyPromotion(id: $id) { appliedAt } }";
const UNDO = "mutation ($id: ID!) { undoPromotion(id: $id) { appliedAt undoneAt } }";
const WHERE = "query ($id: ID!) { learner(id: $id) { status leftOn class { name year } } }";
const PUSH = "mutation ($ops: [Operation!]!) { push(v: 1, now: 1, ops: $ops) { verdicts { outcome code } } }";

/** Who is where: the class of every learner, and what they are. */
async function whoIsWhere(em: Em, schoolId: number): Promise<string[]> {
  const fork = em.fork() as Em;
  const rows = await fork.execute<
    { id: number; status: string; leftOn: unknown; grade: string; stream: string; year: number }[]
  >(
    `select l.id, l.status, l.left_on as leftOn, c.grade, c.stream, c.year from learner l
     left join enrolment e on e.learner_id = l.id and e.to_rev is null left join school_class c on c.id = e.class_id
     where l.school_id = ? order by c.id, e.position, l.id`,
    [schoolId],
  );
  return rows.map((row) => `${row.id} ${row.status} ${row.leftOn ?? ""} ${row.year} ${row.grade} ${row.stream}`);
}

describe.each(engines)("promoting a school on %s", (engine) => {
  it("is planned, reviewed, done after the year and taken back while nothing was built on it", async () => {
    let at = new Date("2026-10-20T06:00:00Z");
    await using app = await bootApp({ engine, clock: { now: () => at } });
    const school = await aSchool(app.app.services)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withTerm("2027-01-04", "2027-04-02", 1)
      .withClass("G7", "East")
      .withLearners(4)
      .withTeacher("class")
      .withClass("G8", "East")
      .withLearners(3)
      .withClass("G9")
      .withLearners(2)
      .withClass("F4")
      .withLearners(2)
      .withStaff(Role.head)
      .build();
    const { signIn, ask, refusal } = asking(app, school);
    await signIn();
    const [seven, eight, nine, four] = school.classes as [(typeof school.classes)[0], ...typeof school.classes];
    await ask(PUSH, { ops: [`1 r ${seven!.id} 261020m 1 PA1 0 1792476000`] });

    const { planPromotion: plan } = await ask<{ planPromotion: Planned }>(PLAN);
    expect(plan).toMatchObject({ fromYear: 2026, yearEnds: "2026-10-23", appliedAt: null });
    const shown = (planned: Planned) =>
      planned.classes.map((row) => [
        row.class.name,
        row.target?.name ?? null,
        row.promote,
        row.repeat,
        row.leave,
        row.complete,
      ]);
    expect(shown(plan)).toEqual([
      ["Grade 7 East", "Grade 8 East", 4, 0, 0, 0],
      ["Grade 8 East", "Grade 9 East", 3, 0, 0, 0],
      ["Grade 9", null, 0, 0, 0, 2],
      ["Form 4", null, 0, 0, 0, 2],
    ]);
    const { id } = plan;
    await ask(CLASS, { id, c: eight!.id, g: "G9" });
    const [stays, , moves, leaves] = seven!.learnerIds;
    await ask(CHOOSE, { id, l: [stays], choice: "REPEAT" });
    await ask(CHOOSE, { id, l: [moves], choice: "PROMOTE", g: "G8", s: "West" });
    await ask(CHOOSE, { id, l: [leaves], choice: "LEAVE", reason: "FEES" });
    const { promotion } = await ask<{ promotion: Planned }>(READ);
    expect(promotion.targets.map(({ name, learners, isThere }) => [name, learners, isThere])).toEqual([
      ["Grade 7 East", 1, false],
      ["Grade 8 East", 1, false],
      ["Grade 8 West", 1, false],
      ["Grade 9", 3, false],
    ]);
    const page = await ask<Page>(LEARNERS, { c: seven!.id, first: 3 });
    expect(page.promotion.learners).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect(page.promotion.learners.nodes.map(({ choice, isOwn, target }) => [choice, isOwn, target])).toEqual([
      ["REPEAT", true, "Grade 7 East"],
      ["PROMOTE", false, "Grade 8 East"],
      ["PROMOTE", true, "Grade 8 West"],
    ]);
    const rest = await ask<Page>(LEARNERS, {
      c: seven!.id,
      first: 3,
      after: page.promotion.learners.pageInfo.endCursor,
    });
    expect(rest.promotion.learners.nodes).toMatchObject([
      { choice: "LEAVE", isOwn: true, target: null, reason: "FEES" },
    ]);

    expect(await refusal(APPLY, { id })).toContain("ends on 2026-10-23. Promote after that");
    at = new Date("2026-11-26T06:00:00Z");
    await signIn();
    const em = app.app.services.orm.em as Em;
    const before = await whoIsWhere(em, school.id);
    await ask(APPLY, { id });
    expect(await refusal(APPLY, { id })).toContain("This promotion is done");
    expect(await refusal(CHOOSE, { id, l: [stays], choice: null })).toContain("This promotion is done");
    const where = async (learner: number | undefined) => {
      const found = await ask<{
        learner: { status: string; leftOn: string; class: { name: string; year: number } | null };
      }>(WHERE, { id: learner });
      const { status, leftOn, class: schoolClass } = found.learner;
      return [status, leftOn, schoolClass && `${schoolClass.name} ${schoolClass.year}`];
    };
    expect(await where(stays)).toEqual(["ACTIVE", null, "Grade 7 East 2027"]);
    expect(await where(moves)).toEqual(["ACTIVE", null, "Grade 8 West 2027"]);
    expect(await where(leaves)).toEqual(["LEFT", "2026-10-23", null]);
    expect(await where(eight!.learnerIds[0])).toEqual(["ACTIVE", null, "Grade 9 2027"]);
    expect(await where(nine!.learnerIds[0])).toEqual(["COMPLETED", "2026-10-23", null]);
    expect(await where(four!.learnerIds[0])).toEqual(["COMPLETED", "2026-10-23", null]);
    const life = "query ($id: ID!) { learnerLife(learnerId: $id) { nodes { kind reason toClass { name year } } } }";
    expect(await ask(life, { id: stays })).toMatchObject({
      learnerLife: {
        nodes: [{ kind: "REPEATED", toClass: { name: "Grade 7 East", year: 2027 } }, { kind: "ADMITTED" }],
      },
    });
    expect(shown((await ask<{ promotion: Planned }>(READ)).promotion)[0]).toEqual([
      "Grade 7 East",
      "Grade 8 East",
      2,
      1,
      1,
      0,
    ]);
    const register = `query { register(classId: ${seven!.id}, day: "2026-10-20", session: MORNING) { marks { learner { name } status } } }`;
    expect((await ask<{ register: { marks: unknown[] } }>(register)).register.marks).toHaveLength(4);
    const scopes = await em
      .fork()
      .execute<{ name: string }[]>("select name from scope_head where school_id = ? and name like 'class-term:%'", [
        school.id,
      ]);
    expect(scopes.filter(({ name }) => name.endsWith(`:${school.termIds[1]}`))).toHaveLength(4);

    expect(await ask(UNDO, { id })).toMatchObject({ undoPromotion: { appliedAt: null } });
    expect(await whoIsWhere(em, school.id)).toEqual(before);
    expect(await refusal(UNDO, { id })).toContain("is not done");
    const kept = await ask<Page>(LEARNERS, { c: seven!.id });
    expect(kept.promotion.learners.nodes.map(({ isOwn }) => isOwn)).toEqual([true, false, true, true]);

    await ask(APPLY, { id });
    const move = `mutation { moveLearner(learnerId: ${stays}, classId: ${await classIdOf(ask, "Grade 9", 2027)}) { id } }`;
    await ask(move);
    expect(await refusal(UNDO, { id })).toContain("among them Learner 1");
    await ask(move.replace(/classId: \d+/, `classId: ${await classIdOf(ask, "Grade 7 East", 2027)}`));
    at = new Date("2027-01-05T06:00:00Z");
    await signIn();
    await ask(PUSH, { ops: [`2 r ${await classIdOf(ask, "Grade 9", 2027)} 270105m 3 P 0 1799125200`] });
    expect(await refusal(UNDO, { id })).toContain("A register was taken in Grade 9");
  });

  it.each(["score", "invoice"] as const)("is not taken back once there is a %s of the new year", async (what) => {
    let at = new Date("2026-11-26T06:00:00Z");
    await using app = await bootApp({ engine, clock: { now: () => at } });
    const school = await aSchool(app.app.services)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withTerm("2027-01-04", "2027-04-02", 1)
      .withClass("G7", "East")
      .withLearners(2)
      .withClass("G8", "East", 2027)
      .withStaff(Role.head)
      .build();
    const { signIn, ask, refusal } = asking(app, school);
    await signIn();
    const [seven, eight] = school.classes.map((schoolClass) => schoolClass.id);
    const [learnerId] = school.classes[0]!.learnerIds;
    const assess = (classId: number | undefined, day: string) =>
      ask<{ addAssessment: { id: string } }>(`mutation { addAssessment(input: {
        classId: ${classId}, subject: "Mathematics", name: "Test", kind: MID_TERM, maximum: 50, day: "${day}"
      }) { id } }`);
    at = new Date("2026-10-20T06:00:00Z");
    await signIn();
    const { addAssessment: old } = await assess(seven, "2026-10-20");
    await ask(PUSH, { ops: [`1 s ${seven} ${old.id} 1 QA 0 1792476000`] });
    const sheet = `query { scoreSheet(assessmentId: ${old.id}) { scores { learner { name } value } } }`;
    const scored = await ask(sheet);
    expect(JSON.stringify(scored)).toContain("Learner 1");

    at = new Date("2026-11-26T06:00:00Z");
    await signIn();
    const { planPromotion: plan } = await ask<{ planPromotion: Planned }>(PLAN);
    await ask(APPLY, { id: plan.id });
    type Sheet = { scoreSheet: { scores: { learner: { name: string }; value: string | null }[] } };
    const before = (scored as unknown as Sheet).scoreSheet.scores.filter(({ value }) => value !== null);
    expect((await ask<Sheet>(sheet)).scoreSheet.scores).toEqual(before);

    at = new Date("2027-01-06T06:00:00Z");
    await signIn();
    const { addAssessment: next } = await assess(eight, "2027-01-06");
    if (what === "score") await ask(PUSH, { ops: [`2 s ${eight} ${next.id} 1 QA 0 1799215200`] });
    const em = app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const days = { day: "2027-01-06" as SchoolDay, dueDay: "2027-01-20" as SchoolDay };
    const invoice = { schoolId: school.id, number: 1, kind: InvoiceKind.term, learnerId: learnerId!, ...days };
    const of = { termId: school.termIds[1]!, runId: null, entryId: 0 as JournalEntryId, reversedAt: null };
    if (what === "invoice") await em.insert(Invoice, { ...invoice, ...of });
    const why = what === "score" ? "Scores were entered in Grade 8 East." : "Fees of 2027 were invoiced";
    expect(await refusal(UNDO, { id: plan.id })).toContain(why);
  });

  it("is refused where a class would hold too many, and nothing of it is done", async () => {
    const at = new Date("2026-11-26T06:00:00Z");
    await using database = await openFreshDatabase(engine);
    const school = await aSchool({ orm: database.orm, clock: { now: () => at } })
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withLearners(70)
      .withClass("G7", "West")
      .withLearners(60)
      .withClass("G8", "", 2027)
      .build();
    const em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: null };
    const before = await whoIsWhere(em, school.id);
    const { id } = await inTransaction(em, (tx) => planPromotion(tx, actor, at, 2026));
    await expect(inTransaction(em, (tx) => applyPromotion(tx, actor, at, id))).rejects.toThrow(
      "Grade 8 would have 130 learners",
    );
    expect(await whoIsWhere(em, school.id)).toEqual(before);
  });

  it("of 1,500 learners takes seconds", async () => {
    const at = new Date("2026-11-26T06:00:00Z");
    await using database = await openFreshDatabase(engine);
    let building = aSchool({ orm: database.orm, clock: { now: () => at } })
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withTerm("2027-01-04", "2027-04-02", 1)
      .withTerm("2027-04-26", "2027-07-30", 2)
      .withTerm("2027-08-23", "2027-10-22", 3);
    const grades = ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "F4"] as Grade[];
    for (const grade of grades) {
      for (const stream of ["East", "North", "West"]) building = building.withClass(grade, stream).withLearners(50);
    }
    const school = await building.build();
    const em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: null };
    const before = await whoIsWhere(em, school.id);
    const { id } = await inTransaction(em, (tx) => planPromotion(tx, actor, at, 2026));
    const [began, applied] = [performance.now(), await inTransaction(em, (tx) => applyPromotion(tx, actor, at, id))];
    const took = performance.now() - began;
    expect(applied.appliedAt).not.toBeNull();
    await inTransaction(em, (tx) => undoPromotion(tx, actor, at, id));
    console.log(
      `${engine}: 1,500 promoted in ${Math.round(took)} ms, taken back in ${Math.round(performance.now() - began - took)} ms`,
    );
    expect(await whoIsWhere(em, school.id)).toEqual(before);
    expect(took).toBeLessThan(15_000);
  }, 60_000);
});

/** Random mixtures of choices, done and taken back: a model says who ends where. */
describe("apply and undo", () => {
  it("restore who is where, whatever was chosen", async () => {
    const at = new Date("2026-11-26T06:00:00Z");
    await using database = await openFreshDatabase("sqlite");
    const chosen = fc.array(
      fc.record({
        learner: fc.nat({ max: 17 }),
        choice: fc.constantFrom(...Object.values(Choice)),
        to: fc.constantFrom(null, { grade: "G8" as Grade, stream: "West" }, { grade: "G9" as Grade, stream: "" }),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(chosen, fc.boolean(), async (choices, reEntered) => {
        const school = await aSchool({ orm: database.orm, clock: { now: () => at } })
          .withTerm("2026-08-24", "2026-10-23", 3)
          .withClass("G7", "East")
          .withLearners(6)
          .withClass("G7", "West")
          .withLearners(6)
          .withClass("G8", "East")
          .withLearners(6)
          .build();
        const em = database.orm.em.fork() as Em;
        em.setFilterParams("school", { schoolId: school.id });
        const learners = school.classes.flatMap(({ learnerIds }) => learnerIds);
        if (reEntered) await em.execute("update learner set status = 're-entered' where id = ?", [learners[2]!]);
        const actor = { schoolId: school.id, userId: null };
        const run = <Result>(work: (tx: Em) => Promise<Result>) => inTransaction(em, work);
        const { id } = await run((tx) => planPromotion(tx, actor, at, 2026));
        const model = new Map<LearnerId, (typeof choices)[number]>();
        for (const { learner, choice, to } of choices) {
          const learnerIds = [learners[learner]!];
          await run((tx) => setChoices(tx, actor, { promotionId: id, learnerIds, choice, target: to, reason: null }));
          model.set(learners[learner]!, { learner, choice, to });
        }
        const before = await whoIsWhere(em, school.id);
        for (let round = 0; round < 2; round++) {
          await run((tx) => applyPromotion(tx, actor, at, id));
          expect((await whoIsWhere(em, school.id)).toSorted()).toEqual(expected(school, model, reEntered).toSorted());
          await run((tx) => undoPromotion(tx, actor, at, id));
          expect(await whoIsWhere(em, school.id)).toEqual(before);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

type Model = Map<LearnerId, { choice: Choice; to: { grade: Grade; stream: string } | null }>;

/** Grade 8 goes nowhere: the school has no Grade 9. */
function expected(school: TestSchool, model: Model, reEntered: boolean): string[] {
  const stays = (learner: LearnerId) =>
    reEntered && learner === school.classes[0]!.learnerIds[2] ? "re-entered" : "active";
  return school.classes.flatMap(({ name, learnerIds }) => {
    const [, grade = "", stream = ""] = /^Grade (\d) (\w+)$/.exec(name) ?? [];
    return learnerIds.map((learner) => {
      const { choice, to } = model.get(learner) ?? { choice: null, to: null };
      const up = grade === "7" ? { grade: "G8", stream } : null;
      const here = { grade: `G${grade}`, stream };
      const goal = choice === "leave" || choice === "complete" ? null : (to ?? (choice === "repeat" ? here : up));
      if (goal) return `${learner} ${stays(learner)}  2027 ${goal.grade} ${goal.stream}`;
      return `${learner} ${choice === "leave" ? "left" : "completed"} 2026-10-23 null null null`;
    });
  });
}

type Planned = {
  id: PromotionId;
  classes: {
    class: { name: string };
    target: { name: string } | null;
    promote: number;
    repeat: number;
    leave: number;
    complete: number;
  }[];
  targets: { name: string; learners: number; isThere: boolean }[];
};
type Page = {
  promotion: {
    learners: {
      pageInfo: { endCursor: string };
      nodes: { choice: string; isOwn: boolean; target: string | null }[];
    };
  };
};
type Asking = <Data = Record<string, never>>(text: string, variables?: object) => Promise<Data>;

function asking(app: BootedApp, school: TestSchool) {
  let head = "";
  const ask: Asking = async <Data>(text: string, variables: object = {}) => {
    const { data, errors } = await app.graphql<Data>(head, text, variables as Record<string, unknown>);
    if (!data || errors) throw new Error(errors?.[0]?.message);
    return data;
  };
  return {
    ask,
    signIn: async () => {
      head = await app.signIn(school.person(Role.head).login, school.person(Role.head).password);
    },
    refusal: async (text: string, variables: object) =>
      (await app.graphql(head, text, variables as Record<string, unknown>)).errors?.[0]?.message ?? "no refusal",
  };
}

async function classIdOf(ask: Asking, name: string, year: number): Promise<string> {
  type Classes = { classes: { nodes: { id: string; name: string; year: number }[] } };
  const { classes } = await ask<Classes>("{ classes(first: 100) { nodes { id name year } } }");
  return classes.nodes.find((each) => each.name === name && each.year === year)!.id;
}
