import { describe, expect, it } from "vitest";
import { Change } from "../src/events/change.entity.js";
import { ScopeHead } from "../src/events/scope-head.entity.js";
import { AuditEvent } from "../src/identity/audit-event.entity.js";
import type { Em } from "../src/platform/orm.js";
import { inTransaction } from "../src/platform/transaction.js";
import { assignTeacher } from "../src/schools/assign-teacher.js";
import { Closure } from "../src/schools/closure.entity.js";
import { moveLearner } from "../src/schools/move-learner.js";
import { removeClosure } from "../src/schools/remove-closure.js";
import { saveClosure } from "../src/schools/save-closure.js";
import { saveTerm } from "../src/schools/save-term.js";
import { scopesOf } from "../src/schools/scopes-of-viewer.js";
import { SchoolClass } from "../src/schools/school-class.entity.js";
import type { TeachingKind } from "../src/schools/teaching.entity.js";
import { unassignTeacher } from "../src/schools/unassign-teacher.js";
import { withdrawLearner } from "../src/schools/withdraw-learner.js";
import { scopeName } from "../src/events/scope.js";
import type { ClassId, DeviceId, SchoolId } from "../src/values/ids.js";
import { Role } from "../src/values/role.js";
import type { SchoolDay } from "../src/values/school-day.js";
import { aSchool, type TestPerson, type TestSchool } from "./a-school.js";
import { engines, openFreshDatabase } from "./engines.js";

const now = new Date("2026-09-07T06:00:00Z");
const clock = { now: () => now };

/** Every item a scope's followers hold, by the scope's name. */
async function feed(em: Em, schoolId: SchoolId): Promise<Record<string, Record<string, string>>> {
  const fork = em.fork() as Em;
  fork.setFilterParams("school", { schoolId });
  const scopes = await fork.find(ScopeHead, {});
  const changes = await fork.find(Change, {}, { orderBy: { seq: "asc" } });
  const itemsOf = (id: number) => changes.filter(({ scopeId, line }) => scopeId === id && line !== "");
  return Object.fromEntries(
    scopes.map(({ id, name }) => [name, Object.fromEntries(itemsOf(id).map(({ item, line }) => [item, line]))]),
  );
}

const viewer = (school: TestSchool, { userId, roles }: TestPerson) => ({
  kind: "user" as const,
  schoolId: school.id,
  userId,
  deviceId: 1 as DeviceId,
  roles: new Set(roles),
});

describe.each(engines)("the school's verbs on %s", (engine) => {
  it("publish what devices hold: school, class-term and user scopes", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em as Em;
    const school = await aSchool({ orm: database.orm, clock })
      .named("Asili | Junior\tSchool")
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClosure("Mashujaa Day", "2026-10-20")
      .withClass("G7", "East")
      .withLearners(2)
      .withTeacher()
      .build();
    const { id } = school.schoolClass("Grade 7 East");
    const [term2, term3] = school.termIds;
    const [first, second] = school.classes[0]!.learnerIds;

    const held = await feed(em, school.id);
    expect(held).toEqual({
      [`school:${school.id}`]: {
        s: "Asili Junior School|12345",
        [`t${term2}`]: "2026|2|260427|260731",
        [`t${term3}`]: "2026|3|260824|261023",
        h1: "261020|261020|Mashujaa Day",
        [`c${id}`]: "Grade 7 East|G7|East",
        [`u${school.people[0]!.userId}`]: school.people[0]!.name,
      },
      [`class-term:${id}:${term3}`]: {
        v: "1",
        l1: `${first}|0001|Learner 1|F|1|`,
        l2: `${second}|0002|Learner 2|M|1|`,
      },
      [`user:${school.id}:${school.people[0]!.userId}`]: { [`k${id}`]: "class" },
    });
  });

  it("change and remove a closure, so that a slip of the hand does not stop the registers", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClosure("Mashujaa Day", "2026-10-20")
      .build();
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: null };
    const save = (name: string, starts: string, ends: string, id: number | null = null) =>
      inTransaction(em, (tx) =>
        saveClosure(tx, actor, now, { id, name, starts: starts as SchoolDay, ends: ends as SchoolDay }),
      );
    const told = async () => (await feed(em, school.id))[`school:${school.id}`]!;

    for (const [starts, ends] of [
      ["2020-01-01", "2039-01-01"],
      ["2026-08-23", "2026-08-24"],
      ["2026-10-23", "2026-10-24"],
      ["2026-06-24", "2026-09-28"],
      ["2026-08-10", "2026-08-12"],
    ] as const) {
      await expect(save("Break", starts, ends)).rejects.toThrow("within one term");
      await expect(save("Break", starts, ends, 1)).rejects.toThrow("within one term");
    }
    await save("Mashujaa Week", "2026-10-19", "2026-10-23", 1);
    expect(await told()).toMatchObject({ h1: "261019|261023|Mashujaa Week" });
    expect(await em.count(Closure)).toBe(1);

    await inTransaction(em, (tx) => removeClosure(tx, actor, now, 1));
    expect(await told()).not.toHaveProperty("h1");
    expect(await em.count(Closure)).toBe(0);
    await expect(inTransaction(em, (tx) => removeClosure(tx, actor, now, 1))).rejects.toThrow("no such closure");
    const audits = await em.find(AuditEvent, { action: { $like: "closure.%" } }, { orderBy: { id: "asc" } });
    expect(audits.map(({ action, detail }) => [action, detail])).toEqual([
      ["closure.saved", "Mashujaa Day: 2026-10-20 to 2026-10-20"],
      ["closure.saved", "Mashujaa Week: 2026-10-19 to 2026-10-23"],
      ["closure.removed", "Mashujaa Week: 2026-10-19 to 2026-10-23"],
    ]);
  });

  it("keep a roster's revisions and never reuse a position", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-08-24", "2026-10-23")
      .withClass("G7", "East")
      .withLearners(3)
      .withClass("G7", "West")
      .withLearners(1)
      .build();
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: null };
    const [east, west] = school.classes;
    const [a, b, c] = east!.learnerIds;

    await inTransaction(em, (tx) => withdrawLearner(tx, actor, now, { learnerId: c!, status: "transferred" }));
    await inTransaction(em, (tx) => moveLearner(tx, actor, now, { learnerId: a!, classId: west!.id }));
    await inTransaction(em, (tx) => moveLearner(tx, actor, now, { learnerId: a!, classId: east!.id }));
    await inTransaction(em, (tx) => moveLearner(tx, actor, now, { learnerId: a!, classId: east!.id }));

    const held = await feed(em, school.id);
    expect(held[`class-term:${east!.id}:${school.termIds[0]}`]).toEqual({
      v: "4",
      l1: `${a}|0001|Learner 1|F|1|3`,
      l2: `${b}|0002|Learner 2|M|1|`,
      l3: `${c}|0003|Learner 3|F|1|2`,
      l4: `${a}|0001|Learner 1|F|4|`,
    });
    expect(held[`class-term:${west!.id}:${school.termIds[0]}`]).toMatchObject({
      v: "3",
      l2: `${a}|0001|Learner 1|F|2|3`,
    });
    const revisions = await em.find(SchoolClass, {}, { orderBy: { id: "asc" } });
    expect(revisions.map(({ rosterRev }) => rosterRev)).toEqual([4, 3]);
  });

  it("open a term saved later for the classes that are there, with those enrolled now", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withClass("G7", "East")
      .withLearners(2)
      .build();
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: null };
    const [gone, stays] = school.classes[0]!.learnerIds;
    await inTransaction(em, (tx) => withdrawLearner(tx, actor, now, { learnerId: gone!, status: "left" }));

    const dates = { year: 2026, number: 3, starts: "2026-08-24" as SchoolDay, ends: "2026-10-23" as SchoolDay };
    const term = await inTransaction(em, (tx) => saveTerm(tx, actor, now, dates));
    const held = await feed(em, school.id);
    expect(held[`class-term:${school.classes[0]!.id}:${term.id}`]).toEqual({
      v: "2",
      l2: `${stays}|0002|Learner 2|M|1|`,
    });

    const overlap = { ...dates, number: 4, starts: "2026-10-20" as SchoolDay, ends: "2026-11-20" as SchoolDay };
    await expect(inTransaction(em, (tx) => saveTerm(tx, actor, now, overlap))).rejects.toThrow(/overlap/);
  });

  it("say what each user follows", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withLearners(1)
      .withTeacher()
      .withGuardian()
      .withClass("G8")
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .build();
    em.setFilterParams("school", { schoolId: school.id });
    const [east, eight] = school.classes;
    const names = async (role: Role, day: string) =>
      (await scopesOf(em, viewer(school, school.person(role)), day as SchoolDay)).map(scopeName);
    const own = (role: Role) => [`school:${school.id}`, `user:${school.id}:${school.person(role).userId}`];
    const [term2, term3] = school.termIds;

    expect(await names(Role.head, "2026-09-07")).toEqual([
      ...own(Role.head),
      `class-term:${east!.id}:${term3}`,
      `class-term:${eight!.id}:${term3}`,
    ]);
    expect(await names(Role.classTeacher, "2026-09-07")).toEqual([
      ...own(Role.classTeacher),
      `class-term:${east!.id}:${term3}`,
    ]);
    expect(await names(Role.classTeacher, "2026-08-10")).toEqual([
      ...own(Role.classTeacher),
      `class-term:${east!.id}:${term2}`,
    ]);
    expect(await names(Role.bursar, "2026-09-07")).toEqual(own(Role.bursar));
    expect(await names(Role.guardian, "2026-09-07")).toEqual(own(Role.guardian).slice(1));

    const { userId } = school.person(Role.classTeacher);
    await inTransaction(em, (tx) =>
      unassignTeacher(tx, { schoolId: school.id, userId: null }, now, { classId: east!.id, userId }),
    );
    expect(await names(Role.classTeacher, "2026-09-07")).toEqual(own(Role.classTeacher));
    expect((await feed(em, school.id))[`user:${school.id}:${userId}`]).toEqual({});
  });

  it("keep positions apart when many join at once", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-08-24", "2026-10-23")
      .withClass("G7", "East")
      .withLearners(8)
      .withClass("G7", "West")
      .build();
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: null };
    const [east, west] = school.classes;
    await Promise.all(
      east!.learnerIds.map((learnerId) =>
        inTransaction(em, (tx) => moveLearner(tx, actor, now, { learnerId, classId: west!.id })),
      ),
    );
    const held = (await feed(em, school.id))[`class-term:${west!.id}:${school.termIds[0]}`]!;
    expect(Object.keys(held).sort()).toEqual(["l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "v"]);
    expect(held["v"]).toBe("8");
    const left = Object.values((await feed(em, school.id))[`class-term:${east!.id}:${school.termIds[0]}`]!);
    expect(left.filter((line) => line.endsWith("|"))).toEqual([]);
  });

  it("give a class one class teacher, who teaches at the school", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    const services = { orm: database.orm, clock };
    const school = await aSchool(services)
      .withClass("G7")
      .withTeacher("class")
      .withClass("G8")
      .withTeacher("subject")
      .withStaff(Role.bursar)
      .build();
    const other = await aSchool(services).withClass("G7").withTeacher("class").build();
    em.setFilterParams("school", { schoolId: school.id });
    const [seven, eight] = school.classes;
    const assign = (classId: ClassId, { userId }: TestPerson, kind: TeachingKind) =>
      inTransaction(em, (tx) =>
        assignTeacher(tx, { schoolId: school.id, userId: null }, now, { classId, userId, kind }),
      );

    await expect(assign(seven!.id, eight!.teachers[0]!, "class")).rejects.toThrow(/has a class teacher/);
    await expect(assign(seven!.id, school.person(Role.bursar), "subject")).rejects.toThrow(/Only a teacher/);
    await expect(assign(seven!.id, other.classes[0]!.teachers[0]!, "subject")).rejects.toThrow(/Only a teacher/);
    await expect(assign(other.classes[0]!.id, seven!.teachers[0]!, "class")).rejects.toThrow(/no such class/);
    await assign(eight!.id, seven!.teachers[0]!, "class");
    await assign(eight!.id, seven!.teachers[0]!, "subject");
    const held = await feed(em, school.id);
    expect(held[`user:${school.id}:${seven!.teachers[0]!.userId}`]).toEqual({
      [`k${seven!.id}`]: "class",
      [`k${eight!.id}`]: "subject",
    });
  });
});
