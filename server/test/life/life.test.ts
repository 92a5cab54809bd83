import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AttendanceMark } from "../../src/attendance/attendance-mark.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { assignTeacher } from "../../src/schools/assign-teacher.js";
import { TeachingKind } from "../../src/schools/teaching.entity.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const ADMIT = `mutation ($input: AdmissionInput!) {
  admitLearner(input: $input) { id admissionNumber name status admittedOn previousSchool class { name } guardians { relation } }
}`;
const UPDATE = `mutation ($id: ID!, $input: LearnerInput!) {
  updateLearner(learnerId: $id, input: $input) { name sex birthDate upi birthCertificate assessmentNumber previousSchool }
}`;
const MOVE = `mutation ($id: ID!, $c: ID!) { moveLearner(learnerId: $id, classId: $c, note: "By choice") { class { name } } }`;
const LEAVE = `mutation ($id: ID!, $status: AwayStatus!, $reason: LeavingReason, $day: SchoolDay, $to: String, $note: String) {
  withdrawLearner(learnerId: $id, status: $status, reason: $reason, day: $day, otherSchool: $to, note: $note) {
    status leftOn class { name }
  }
}`;
const BACK =
  "mutation ($id: ID!, $c: ID!) { reEnterLearner(learnerId: $id, classId: $c) { status leftOn class { name } } }";
const LIFE = `query ($id: ID!, $first: Int! = 50, $after: String) {
  learnerLife(learnerId: $id, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { kind day fromClass { name year } toClass { name } reason note otherSchool reference by writtenAt }
  }
}`;
const FORMER = `query ($status: AwayStatus, $year: Int, $search: String) {
  formerLearners(status: $status, year: $year, search: $search) { totalCount nodes { name leftOn } }
}`;
const PUSH = "mutation ($ops: [Operation!]!) { push(v: 1, now: 1788760800, ops: $ops) { verdicts { outcome code } } }";

type Line = { kind: string; reason: string | null; note: string | null; by: string | null; day: string };
type Life = { learnerLife: { totalCount: number; nodes: Line[]; pageInfo: { endCursor: string } } | null };

describe.each(engines)("a learner’s life on %s", (engine) => {
  const clock = { now: () => new Date("2026-09-07T09:00:00Z") };
  let app: BootedApp;
  let school: TestSchool;
  let head: string;
  let operations = 0;

  beforeAll(async () => {
    app = await bootApp({ engine, clock });
  });
  beforeEach(async () => {
    school = await aSchool(app.app.services)
      .withClass("G7", "West")
      .withTeacher("class")
      .withClass("G7", "East")
      .withLearners(3)
      .withTeacher("class")
      .withGuardian()
      .withTeacher("subject")
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .build();
    head = await signIn(Role.head);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const signIn = (role: Role) => app.signIn(school.person(role).login, school.person(role).password);
  const ask = async <Data = Record<string, never>>(
    text: string,
    variables: object = {},
    token = head,
  ): Promise<Data> => {
    const { data, errors } = await app.graphql<Data>(token, text, variables as Record<string, unknown>);
    if (!data || errors) throw new Error(errors?.[0]?.message);
    return data;
  };
  const [west, east] = [() => school.classes[0]!, () => school.classes[1]!];
  const child = () => east().learnerIds[0]!;
  const lifeOf = async (id: number, token = head, page: object = {}) =>
    (await ask<Life>(LIFE, { id, ...page }, token)).learnerLife;
  const emOf = () => {
    const em = app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    return em;
  };

  it("begins with an admission that asks for a number, a name and a class alone", async () => {
    expect(await ask("{ nextAdmissionNumber }")).toEqual({ nextAdmissionNumber: "0004" });
    const input = { classId: west().id, admissionNumber: "0004", name: " Amina  Wanjiku " };
    const { admitLearner } = await ask<{ admitLearner: { id: string } }>(ADMIT, { input });
    expect(admitLearner).toMatchObject({
      name: "Amina Wanjiku",
      admittedOn: "2026-09-07",
      class: { name: "Grade 7 West" },
    });
    await expect(ask(ADMIT, { input })).rejects.toThrow("Admission number 0004 belongs to another learner");
    expect(await lifeOf(Number(admitLearner.id))).toMatchObject({
      nodes: [{ kind: "ADMITTED", toClass: { name: "Grade 7 West" }, by: school.person(Role.head).name }],
    });
  });

  it("takes whoever has a number already for a guardian by their own name alone, and admits nobody else", async () => {
    const admit = (admissionNumber: string, name: string) => {
      const guardians = [{ name, phone: "0798 111 222" }];
      return ask(ADMIT, { input: { classId: west().id, admissionNumber, name: "Baraka Otieno", guardians } });
    };
    await admit("B1", "Gladys Adhiambo Omondi");
    await expect(admit("B2", "Mama Baraka")).rejects.toThrow(
      "The number of Mama Baraka is Gladys Adhiambo Omondi’s here",
    );
    await admit("B2", "gladys adhiambo");
  });

  it("tells of a possible double and refuses it not", async () => {
    const admit = (admissionNumber: string, name: string, birthDate: string | null) =>
      ask(ADMIT, { input: { classId: west().id, admissionNumber, name, birthDate } });
    const alike = async (name: string, birthDate: string | null) => {
      const text = "query ($n: String!, $b: SchoolDay) { learnersAlike(name: $n, birthDate: $b) { admissionNumber } }";
      const { learnersAlike } = await ask<{ learnersAlike: { admissionNumber: string }[] }>(text, {
        n: name,
        b: birthDate,
      });
      return learnersAlike.map(({ admissionNumber }) => admissionNumber);
    };
    await admit("A1", "Amina Wanjiku Njoroge", "2013-05-01");
    await admit("A2", "Brian Otieno", null);
    expect(await alike("AMINA WANJIKU", "2013-05-01")).toEqual(["A1"]);
    expect(await alike("Amina Wanjiku", "2014-05-01")).toEqual([]);
    expect(await alike("Amina Wanjiku", null)).toEqual(["A1"]);
    expect(await alike("Otieno Brian", "2012-01-01")).toEqual(["A2"]);
    expect(await alike("Amina", null)).toEqual([]);
    await admit("A3", "Amina Wanjiku Njoroge", "2013-05-01");
  });

  it("has national ids that are nullable, editable and unique, and says whose a taken one is", async () => {
    const [first, second] = east().learnerIds;
    const cases = { upi: "UPI", birthCertificate: "Birth certificate", assessmentNumber: "Assessment number" };
    for (const [field, name] of Object.entries(cases)) {
      const { updateLearner } = await ask<never>(UPDATE, { id: first, input: { [field]: " ab 12 " } });
      expect(updateLearner[field]).toBe("AB12");
      await expect(ask(UPDATE, { id: second, input: { [field]: "AB12" } })).rejects.toThrow(
        `${name} AB12 is Learner 1 (0001)’s`,
      );
      const input = { classId: west().id, admissionNumber: `N${field}`, name: "New One", [field]: "ab12" };
      await expect(ask(ADMIT, { input })).rejects.toThrow("is Learner 1 (0001)’s");
      await ask(UPDATE, { id: first, input: { [field]: null } });
      await ask(UPDATE, { id: second, input: { [field]: "AB12" } });
      await ask(UPDATE, { id: first, input: { [field]: "" } });
    }
  });

  it("changes who a learner is only where something is said, and tells the phones of a new name", async () => {
    const before = await ask<never>(UPDATE, { id: child(), input: { sex: "MALE", birthDate: "2013-02-28" } });
    expect(before).toMatchObject({ updateLearner: { name: "Learner 1", sex: "MALE", birthDate: "2013-02-28" } });
    const after = await ask<never>(UPDATE, { id: child(), input: { name: "Learner One", sex: null } });
    expect(after).toMatchObject({ updateLearner: { name: "Learner One", sex: null, birthDate: "2013-02-28" } });
    const lines = await emOf().execute<{ line: string }[]>(
      "select c.line from `change` c where c.school_id = ? and c.item = ? order by c.seq desc limit 1",
      [school.id, "l1"],
    );
    expect(lines[0]!.line).toBe(`${child()}|0001|Learner One||1|`);
    for (const input of [{ name: " " }, { name: null }, { birthDate: "2027-01-01" }, { birthDate: "1905-01-01" }]) {
      await expect(ask(UPDATE, { id: child(), input }), JSON.stringify(input)).rejects.toThrow();
    }
  });

  it("goes on in another class in mid-term; the register that was taken stays true", async () => {
    await ask(PUSH, { ops: [`${++operations} r ${east().id} 260907m 1 PA1 0 1788760800`] });
    const marks = () => emOf().find(AttendanceMark, {}, { orderBy: { id: "asc" } });
    const before = (await marks()).map(({ classId, learnerId, status }) => ({ classId, learnerId, status }));
    expect(before.length).toBeGreaterThan(0);
    expect(await ask(MOVE, { id: child(), c: west().id })).toEqual({
      moveLearner: { class: { name: "Grade 7 West" } },
    });
    expect((await marks()).map(({ classId, learnerId, status }) => ({ classId, learnerId, status }))).toEqual(before);
    const register = `query ($id: ID!) { register(classId: $id, day: "2026-09-07", session: MORNING) { marks { learner { name } status } } }`;
    const { register: taken } = await ask<{ register: { marks: unknown[] } }>(register, { id: east().id });
    expect(taken.marks).toHaveLength(3);
    expect(taken.marks).toContainEqual({ learner: { name: "Learner 1" }, status: "ABSENT" });
    const life = await lifeOf(child());
    expect(life).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          kind: "MOVED",
          note: "By choice",
          fromClass: { name: "Grade 7 East", year: 2026 },
          toClass: { name: "Grade 7 West" },
        },
        { kind: "ADMITTED", toClass: { name: "Grade 7 East" } },
      ],
    });
    const page = await lifeOf(child(), head, { first: 1 });
    const next = await lifeOf(child(), head, { first: 1, after: page!.pageInfo.endCursor });
    expect([page, next].map((each) => each!.nodes[0]!.kind)).toEqual(["MOVED", "ADMITTED"]);
  });

  it("may end and begin again, and no class holds who is away", async () => {
    const gone = { id: child(), status: "TRANSFERRED", reason: "TRANSFER", day: "2026-09-04", to: "Moi Girls" };
    expect(await ask(LEAVE, gone)).toEqual({
      withdrawLearner: { status: "TRANSFERRED", leftOn: "2026-09-04", class: null },
    });
    await expect(ask(LEAVE, { id: child(), status: "LEFT" })).rejects.toThrow("has left already");
    await expect(ask(MOVE, { id: child(), c: west().id })).rejects.toThrow("take them back");
    await expect(ask(LEAVE, { id: east().learnerIds[1], status: "LEFT", day: "2026-09-08" })).rejects.toThrow(
      "last day",
    );
    expect(await ask(FORMER, { year: 2026 })).toEqual({
      formerLearners: { totalCount: 1, nodes: [{ name: "Learner 1", leftOn: "2026-09-04" }] },
    });
    expect(await ask(FORMER, { year: 2025 })).toMatchObject({ formerLearners: { totalCount: 0 } });
    expect(await ask(FORMER, { status: "COMPLETED" })).toMatchObject({ formerLearners: { totalCount: 0 } });
    expect(await ask(FORMER, { search: "lear" })).toMatchObject({ formerLearners: { totalCount: 1 } });
    expect(await ask("{ formerYears { year transferred left completed } }")).toEqual({
      formerYears: [{ year: 2026, transferred: 1, left: 0, completed: 0 }],
    });
    expect(await ask(BACK, { id: child(), c: west().id })).toEqual({
      reEnterLearner: { status: "RE_ENTERED", leftOn: null, class: { name: "Grade 7 West" } },
    });
    await expect(ask(BACK, { id: child(), c: west().id })).rejects.toThrow("is at the school");
    expect((await lifeOf(child()))!.nodes.map(({ kind, day }) => [kind, day])).toEqual([
      ["RE_ENTERED", "2026-09-07"],
      ["TRANSFERRED_OUT", "2026-09-04"],
      ["ADMITTED", "2026-09-07"],
    ]);
  });

  it("keeps a pregnancy or a marriage from everybody but leaders and the class teacher", async () => {
    await ask(LEAVE, { id: child(), status: "LEFT", reason: "PREGNANCY_OR_MARRIAGE", note: "Told by her aunt" });
    const guardian = await signIn(Role.guardian);
    const seen = async (token: string) =>
      (await lifeOf(child(), token))?.nodes.map(({ reason, note }) => [reason, note]);
    const told = [
      ["PREGNANCY_OR_MARRIAGE", "Told by her aunt"],
      [null, null],
    ];
    const untold = [
      [null, null],
      [null, null],
    ];
    expect(await seen(head)).toEqual(told);
    expect(await seen(guardian)).toEqual(untold);
    expect(await seen(await signIn(Role.bursar))).toBeUndefined();
    const audits = await emOf().execute("select detail from audit_event where school_id = ?", [school.id]);
    expect(JSON.stringify(audits)).not.toMatch(/pregnan|aunt/i);

    await ask(BACK, { id: child(), c: east().id });
    const teachers = east().teachers.map(({ login, password }) => app.signIn(login, password));
    const [classTeacher, subjectTeacher] = await Promise.all(teachers);
    expect((await seen(classTeacher!))!.slice(1)).toEqual(told);
    expect((await seen(subjectTeacher!))!.slice(1)).toEqual(untold);
    expect((await lifeOf(child(), guardian))!.nodes.map(({ by }) => by)).toEqual([null, null, null]);

    // A class teacher of another class, who comes to teach this one a subject, is no class teacher of hers.
    const [other] = west().teachers;
    const actor = { schoolId: school.id, userId: null };
    const teaching = { classId: east().id, userId: other!.userId, kind: TeachingKind.subject };
    await inTransaction(emOf(), (tx) => assignTeacher(tx, actor, clock.now(), teaching));
    expect((await seen(await app.signIn(other!.login, other!.password)))!.slice(1)).toEqual(untold);
  });
});
