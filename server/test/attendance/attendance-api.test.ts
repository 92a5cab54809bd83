import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { addDefaultReasons } from "../../src/attendance/add-default-reasons.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { Em } from "../../src/platform/orm.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { aSchool, type TestClass, type TestPerson, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { listening } from "../listening.js";

const NOW = new Date("2026-11-23T06:00:00Z");
const AT = NOW.getTime() / 1000;

const TOTALS = "{ present late absent excused notTaken enrolled }";
const REGISTER = `query ($classId: ID!, $day: SchoolDay!, $session: Session!) { register(classId: $classId, day: $day, session: $session) {
  day session takenAt takenBy { name } class { name } totals ${TOTALS}
  marks { learner { name } status reason { code } minutesLate contested } } }`;

describe.each(engines)("the attendance API on %s", (engine) => {
  let booted: BootedApp;
  let school: TestSchool;
  let east: TestClass;
  const tokens = new Map<TestPerson, string>();

  beforeAll(async () => {
    booted = await bootApp({ engine, clock: { now: () => NOW }, config: { demo: false } });
    const { services } = booted.app;
    school = await aSchool(services)
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withClass("G7", "East", 2026)
      .withLearners(5)
      .withGuardian(1)
      .withTeacher("class", "Achieng")
      .withTeacher("subject", "Barasa")
      .withClass("G8", "", 2026)
      .withLearners(4)
      .withTeacher("class", "Chebet")
      .withStaff("head")
      .withStaff("deputy")
      .withStaff("admin")
      .withStaff("bursar")
      .build();
    east = school.classes[0]!;
    await inTransaction(em(), (tx) => addDefaultReasons(tx, school.id, NOW));
    for (const person of school.people) tokens.set(person, await booted.signIn(person.login, person.password));
    await push(east.teachers[0]!, [
      `1 r ${east.id} 261120m 1 PA1.1 0 ${AT}`,
      `2 r ${east.id} 261120a 1 P 0 ${AT}`,
      `3 r ${east.id} 261123m 1 PA2.10L3@15E4.8N5 0 ${AT}`,
      `4 f ${east.id} 261123a A1 0 ${AT}`,
    ]);
  });
  afterAll(() => booted[Symbol.asyncDispose]());

  function em(): Em {
    const fork = booted.app.services.orm.em.fork() as Em;
    fork.setFilterParams("school", { schoolId: school.id });
    return fork;
  }

  const ask = (person: TestPerson, query: string, variables?: Record<string, unknown>) =>
    booted.graphql(tokens.get(person)!, query, variables);

  const push = async (person: TestPerson, ops: string[]) => {
    const mutation = `mutation ($ops: [Operation!]!) { push(v: 1, now: ${AT}, ops: $ops) { verdicts { counter outcome code } freshDevice page { epoch } } }`;
    const { data, errors } = await ask(person, mutation, { ops });
    expect(errors).toBeUndefined();
    return (data as { push: { verdicts: { outcome: string }[] } }).push;
  };

  const registerOf = async (person: TestPerson, day = "2026-11-23", session = "MORNING", classId = east.id) =>
    (await ask(person, REGISTER, { classId: String(classId), day, session })).data?.["register"];

  it("takes what a teacher's device says", async () => {
    const { verdicts } = await push(east.teachers[1]!, [`1 r ${east.id} 261119m 1 P 0 ${AT}`, "2 z"]);
    expect(verdicts).toEqual([
      { counter: 1, outcome: "APPLIED", code: null },
      { counter: 2, outcome: "REJECTED", code: "UNKNOWN_KIND" },
    ]);
  });

  it("spells out a register", async () => {
    expect(await registerOf(east.teachers[0]!)).toEqual({
      day: "2026-11-23",
      session: "MORNING",
      takenAt: NOW.toISOString(),
      takenBy: { name: "Achieng" },
      class: { name: "Grade 7 East" },
      totals: { present: 1, late: 1, absent: 1, excused: 1, notTaken: 1, enrolled: 5 },
      marks: [
        ["PRESENT", null, null],
        ["ABSENT", "pregnancy-or-marriage", null],
        ["LATE", null, 15],
        ["EXCUSED", "bereavement", null],
        ["NOT_TAKEN", null, null],
      ].map(([status, reason, minutesLate], index) => ({
        learner: { name: `Learner ${index + 1}` },
        status,
        reason: reason && { code: reason },
        minutesLate,
        contested: false,
      })),
    });
    expect(await registerOf(east.teachers[0]!, "2026-11-23", "AFTERNOON")).toMatchObject({
      takenAt: null,
      takenBy: null,
    });
    expect(await registerOf(east.teachers[0]!, "2026-11-18")).toBeNull();
  });

  it("shows a class's registers to those who lead and to its teachers, and restricted reasons to fewer", async () => {
    const seen = new Map<string, string>();
    for (const person of school.people) {
      const register = (await registerOf(person)) as { marks: { reason: { code: string } | null }[] } | null;
      seen.set(
        person.roles.join() + (person.name === "Chebet" ? " of another class" : ""),
        register ? (register.marks[1]!.reason?.code ?? "hidden") : "nothing",
      );
    }
    expect(Object.fromEntries(seen)).toEqual({
      guardian: "nothing",
      "class-teacher": "pregnancy-or-marriage",
      "subject-teacher": "hidden",
      "class-teacher of another class": "nothing",
      head: "pregnancy-or-marriage",
      deputy: "pregnancy-or-marriage",
      admin: "hidden",
      bursar: "nothing",
    });
  });

  it("tells a learner's attendance and last marks from whatever classes, batched", async () => {
    const query = `query ($id: ID!) { class(id: $id) { learners(first: 100) { nodes { name
      attendance { sessions present late absent excused notTaken } marks(last: 3) { day session status } } } } }`;
    const { data, errors } = await ask(school.person("head"), query, { id: String(east.id) });
    expect(errors).toBeUndefined();
    const [first, , third] = (data as never as { class: { learners: { nodes: Record<string, unknown>[] } } }).class
      .learners.nodes;
    expect(first).toMatchObject({
      attendance: { sessions: 5, present: 3, late: 0, absent: 2, excused: 0, notTaken: 0 },
      marks: [
        { day: "2026-11-23", session: "AFTERNOON", status: "ABSENT" },
        { day: "2026-11-23", session: "MORNING", status: "PRESENT" },
        { day: "2026-11-20", session: "AFTERNOON", status: "PRESENT" },
      ],
    });
    expect(third).toMatchObject({ attendance: { sessions: 4, present: 3, late: 1 } });
  });

  // Counted where statements pass through one handle; what is asked is the same on every engine.
  const onSqlite = engine === "sqlite" ? it : () => undefined;
  onSqlite("reads no more often for more learners", async () => {
    const database = (await em().getConnection().getNativeClient()) as unknown as { prepare(sql: string): object };
    const prepare = database.prepare.bind(database);
    const count = async (first: number) => {
      let statements = 0;
      database.prepare = (sql) => {
        statements++;
        return prepare(sql);
      };
      const query = `query ($id: ID!, $first: Int!) { class(id: $id) { learners(first: $first) { nodes {
        attendance { present } marks { status reason { code } } } } } }`;
      const { errors } = await ask(school.person("head"), query, { id: String(east.id), first });
      database.prepare = prepare;
      expect(errors).toBeUndefined();
      return statements;
    };
    // The first request also fills the caches that the next ones share.
    await count(1);
    const few = await count(1);
    expect(few).toBeGreaterThan(5);
    expect(await count(5)).toBe(few);
  });

  it("keeps a learner's attendance through a move", async () => {
    const learnerId = east.learnerIds[4]!;
    const other = school.classes[1]!;
    const attendance = async () => {
      const query = `query ($id: ID!) { learner(id: $id) { attendance { sessions present notTaken absent } marks(last: 3) { day status } } }`;
      return (await ask(school.person("head"), query, { id: String(learnerId) })).data!["learner"] as {
        attendance: Record<string, number>;
        marks: { day: string; status: string }[];
      };
    };
    const before = await attendance();
    const actor = { schoolId: school.id, userId: null };
    await inTransaction(em(), (tx) => moveLearner(tx, actor, NOW, { learnerId, classId: other.id }));
    expect(await attendance()).toEqual(before);
    // The old class goes on without them, the new one with them.
    const days = ["16", "17", "18"].flatMap((day) => [`2611${day}m`, `2611${day}a`]);
    await push(
      school.person("head"),
      days.map((register, n) => `${n + 1} r ${east.id} ${register} 2 PA1 0 ${AT}`),
    );
    await push(school.person("head"), [`9 r ${other.id} 261123m 2 PA5 0 ${AT}`]);
    const after = await attendance();
    expect(after.attendance).toEqual({ ...before.attendance, notTaken: before.attendance["notTaken"]! - 1, absent: 1 });
    expect(after.marks.map(({ status }) => status)).toEqual(["ABSENT", "PRESENT", "PRESENT"]);
  });

  it("hides attendance from who only finds the learner, and shows a guardian their child's", async () => {
    const query =
      "query ($id: ID!) { learner(id: $id) { name attendance { absent } marks { status reason { code } } } }";
    const variables = { id: String(east.learnerIds[0]) };
    const guardian = await ask(school.person("guardian"), query, variables);
    expect(guardian.data!["learner"]).toMatchObject({ attendance: { absent: expect.any(Number) } });
    const bursar = await ask(school.person("bursar"), query, variables);
    expect(bursar.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
    expect(
      (await ask(school.person("guardian"), query, { id: String(east.learnerIds[1]) })).data!["learner"],
    ).toBeNull();
  });

  it("shows the school's day to those who lead, and to nobody else", async () => {
    const query = `{ schoolToday { day schoolDay reason classes { class { name } teacher morning ${TOTALS} afternoon { enrolled } revision }
      trend { day registersTaken registersExpected enrolled absent } } attendanceTrend(days: 2) { day } }`;
    const { data } = await ask(school.person("head"), query);
    const today = data!["schoolToday"] as { classes: Record<string, unknown>[]; trend: Record<string, unknown>[] };
    expect(today).toMatchObject({ day: "2026-11-23", schoolDay: true, reason: null });
    expect(today.classes[0]).toMatchObject({
      class: { name: "Grade 7 East" },
      teacher: "Achieng",
      morning: { present: 1, late: 1, absent: 1, excused: 1, notTaken: 1, enrolled: 5 },
      afternoon: null,
      revision: expect.any(Number),
    });
    expect(today.trend.length).toBe(30);
    expect(today.trend.at(-1)).toMatchObject({
      day: "2026-11-23",
      registersTaken: 2,
      registersExpected: 4,
      enrolled: 10,
    });
    expect(data!["attendanceTrend"]).toEqual([{ day: "2026-11-20" }, { day: "2026-11-23" }]);
    const sunday = await ask(school.person("deputy"), '{ schoolToday(day: "2026-11-22") { schoolDay reason } }');
    expect(sunday.data!["schoolToday"]).toEqual({ schoolDay: false, reason: "School is not held on Sundays." });

    for (const person of school.people) {
      const leads = person.roles.some((role) => ["head", "deputy", "admin"].includes(role));
      const { errors } = await ask(person, "{ schoolToday { day } attendanceTrend { day } }");
      expect([person.roles, errors?.map(({ extensions }) => extensions["code"])]).toEqual([
        person.roles,
        leads ? undefined : expect.arrayContaining(["FORBIDDEN"]),
      ]);
    }
  });

  it("gives the reasons to choose from", async () => {
    const { data } = await ask(east.teachers[0]!, "{ school { reasons { id code english kiswahili statuses } } }");
    const { reasons } = data!["school"] as { reasons: object[] };
    expect(reasons.length).toBe(11);
    expect(reasons[1]).toEqual({
      id: 2,
      code: "fees",
      english: "Sent home for fees",
      kiswahili: "Ametumwa nyumbani kwa karo",
      statuses: ["ABSENT", "EXCUSED"],
    });
  });

  it("tells the head of a register as it is taken, and pokes only those who may see it", async () => {
    const listen = (person: TestPerson, query: string) => {
      const client = createClient({
        url: booted.url.replace("http", "ws") + "/graphql",
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${tokens.get(person)}` },
        retryAttempts: 0,
      });
      return { client, events: client.iterate({ query }) };
    };
    const chebet = school.classes[1]!.teachers[0]!;
    const live = listen(
      school.person("head"),
      `subscription { schoolTodayChanged { class { name } day afternoon ${TOTALS} revision } }`,
    );
    const poked = listen(school.person("deputy"), "subscription { poke { scope head } }");
    const others = listen(chebet, "subscription { poke { scope head } }");
    const begun = listening(booted.app.services.pubSub, 3);
    const next = [live, poked, others].map(({ events }) => events.next());
    await begun;

    await push(east.teachers[0]!, [`5 r ${east.id} 261119a 1 P 0 ${AT}`, `6 r ${east.id} 261123a 1 PA3 0 ${AT}`]);
    const changed = (await next[0])!.value as { data: { schoolTodayChanged: object } };
    expect(changed.data.schoolTodayChanged).toMatchObject({
      class: { name: "Grade 7 East" },
      day: "2026-11-23",
      afternoon: { absent: 1, enrolled: 5 },
    });
    expect((await next[1])!.value).toMatchObject({ data: { poke: { scope: expect.any(Number) } } });
    const heard = await Promise.race([next[2], new Promise((resolve) => setTimeout(() => resolve("nothing"), 200))]);
    expect(heard).toBe("nothing");
    for (const { client } of [live, poked, others]) await client.dispose();
  });

  it("asks a device of another age to update, and refuses keys and guardians nothing but what is not theirs", async () => {
    const teacher = east.teachers[0]!;
    const old = await ask(teacher, 'query { pull(v: 0, since: "- -") { epoch } }');
    expect(old.errors?.[0]?.extensions["code"]).toBe("UPGRADE_REQUIRED");
    const later = await ask(teacher, `mutation { push(v: 3, now: ${AT}, ops: []) { freshDevice } }`);
    expect(later.errors?.[0]?.extensions["code"]).toBe("UPGRADE_REQUIRED");
    const bad = await ask(teacher, "query ($p: Known!) { pull(v: 1, since: $p) { epoch } }", { p: "1,2" });
    expect(bad.errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
    const { verdicts } = await push(school.person("guardian"), [`1 r ${east.id} 261117a 1 P 0 ${AT}`]);
    expect(verdicts).toEqual([{ counter: 1, outcome: "REJECTED", code: "NOT_YOUR_CLASS" }]);
    expect(
      (await booted.graphql(null, 'query { pull(v: 1, since: "- -") { epoch } }')).errors?.[0]?.extensions["code"],
    ).toBe("UNAUTHENTICATED");
  });

  it("counts a session once for who moves in the middle of it", async () => {
    const learnerId = east.learnerIds[3]!;
    const other = school.classes[1]!;
    const head = school.person("head");
    const query = `query ($id: ID!) { learner(id: $id) { attendance { sessions present absent }
      marks(last: 60) { day session status } } }`;
    const told = async () => {
      const { data } = await ask(head, query, { id: String(learnerId) });
      const { attendance, marks } = data!["learner"] as {
        attendance: Record<string, number>;
        marks: { day: string; session: string; status: string }[];
      };
      const names = marks.map(({ day, session }) => `${day} ${session}`);
      expect(names).toHaveLength(new Set(names).size);
      expect(names).toHaveLength(attendance["sessions"]!);
      return { attendance, today: marks.filter(({ day }) => day === "2026-11-23").map(({ status }) => status) };
    };
    const roster = async ({ id }: { id: number }) => {
      const [row] = await em().execute<{ rev: number; position: number }[]>(
        `select c.roster_rev as rev, e.position from school_class c
         left join enrolment e on e.class_id = c.id and e.learner_id = ? and e.to_rev is null where c.id = ?`,
        [learnerId, id],
      );
      return row!;
    };
    const here = await roster(east);
    await push(head, [`21 r ${east.id} 261123a ${here.rev} PA${here.position} 9999 ${AT}`]);
    const before = await told();
    expect(before.today[0]).toBe("ABSENT");

    const actor = { schoolId: school.id, userId: null };
    await inTransaction(em(), (tx) => moveLearner(tx, actor, NOW, { learnerId, classId: other.id }));
    expect(await told()).toEqual(before);
    const there = await roster(other);
    await push(head, [`22 r ${other.id} 261123a ${there.rev} P 9999 ${AT}`]);
    const after = await told();
    expect(after.today[0]).toBe("PRESENT");
    expect(after.attendance).toEqual({
      ...before.attendance,
      present: before.attendance["present"]! + 1,
      absent: before.attendance["absent"]! - 1,
    });
    // Not taken of them in the new class, the old one's stands again.
    await push(head, [`23 f ${other.id} 261123a N${there.position} 9999 ${AT}`]);
    expect(await told()).toEqual(before);
  });
});
