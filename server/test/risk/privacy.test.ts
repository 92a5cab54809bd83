import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getNamedType, isInterfaceType, isObjectType } from "graphql";
import { afterAll, describe, expect, it } from "vitest";
import { AuditEvent } from "../../src/identity/audit-event.entity.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { buildApiSchema } from "../../src/schema.js";
import { assignTeacher } from "../../src/schools/assign-teacher.js";
import { unassignTeacher } from "../../src/schools/unassign-teacher.js";
import { Role } from "../../src/values/role.js";
import { aRiskApp } from "./a-risk-app.js";

let at = new Date("2026-09-07T06:00:00Z");
const clock = { now: () => at };

const { app, world, school, own, others, em, ask } = await aRiskApp("Faragha School", clock);
afterAll(() => app[Symbol.asyncDispose]());

/** Sign-ins end after a while. */
async function goOnAt(time: string): Promise<void> {
  at = new Date(time);
  for (const role of [Role.head, Role.deputy, Role.classTeacher, Role.subjectTeacher, Role.bursar]) {
    world.tokens[role] = (await world.spareToken(role))!;
  }
}

type Listed = { learners: { nodes: { id: string; dropoutRisk: { band: string } | null }[] } };
const risksSeenBy = async (token: string | null) => {
  const { learners } = await ask<Listed>(token, "{ learners { nodes { id dropoutRisk { band } } } }");
  return learners.nodes.filter(({ dropoutRisk }) => dropoutRisk !== null).map(({ id }) => Number(id));
};

describe("who sees a risk", () => {
  it("is the head, the deputy, and the class teacher of the class", async () => {
    const { tokens } = world;
    const all = [...own, ...others];
    const sees = async (role: keyof typeof tokens) => (await risksSeenBy(tokens[role])).toSorted((a, b) => a - b);
    expect([await sees(Role.head), await sees(Role.deputy), await sees(Role.classTeacher)]).toEqual([all, all, own]);
    for (const role of [Role.admin, Role.bursar, Role.subjectTeacher, "key"] as const) {
      expect([role, await sees(role)]).toEqual([role, []]);
    }
    const { myChildren } = await ask<{ myChildren: unknown[] }>(
      tokens[Role.guardian],
      "{ myChildren { dropoutRisk { band } siblings { dropoutRisk { band } } } }",
    );
    expect(myChildren).toEqual([{ dropoutRisk: null, siblings: [] }]);
  });

  it("is told in no other field of the API than those that ask who asks", () => {
    const schema = buildApiSchema();
    const told = ["DropoutRisk", "RiskCase", "RiskOverride", "RiskContact"];
    const ways = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields())
            .filter((field) => told.includes(getNamedType(field.type).name))
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(ways.toSorted()).toEqual([
      "DropoutRisk.openCase",
      "DropoutRisk.override",
      "DropoutRiskConnection.nodes",
      "Learner.dropoutRisk",
      "LearnerRisk.cases",
      "LearnerRisk.risk",
      "Mutation.addRiskContact",
      "Mutation.changeRiskCase",
      "Mutation.closeRiskCase",
      "Mutation.liftRiskOverride",
      "Mutation.openRiskCase",
      "Mutation.overrideRisk",
      "Mutation.reopenRiskCase",
      "Query.riskCase",
      "RiskCase.contacts",
      "RiskCase.risk",
      "RiskCaseConnection.nodes",
    ]);
  });

  it("sees it as a teacher only, who is a guardian too", async () => {
    const { services } = app.app;
    const teacher = school.person(Role.classTeacher);
    await em().execute("insert into membership (school_id, user_id, role) values (?, ?, ?)", [
      school.id,
      teacher.userId,
      Role.guardian,
    ]);
    const guardian = await em().execute<{ insertId: number }>(
      "insert into guardian (school_id, name, user_id) values (?, ?, ?)",
      [school.id, "A Teacher", teacher.userId],
      "run",
    );
    await em().execute(
      "insert into guardianship (school_id, learner_id, guardian_id, relation, priority) values (?, ?, ?, ?, ?)",
      [school.id, others[0]!, guardian.insertId, "Mother", 1],
    );
    const token = await app.signIn(teacher.login, teacher.password);
    const { myChildren } = await ask<{ myChildren: { id: string; dropoutRisk: unknown }[] }>(
      token,
      "{ myChildren { id dropoutRisk { band } } }",
    );
    expect(myChildren).toEqual([{ id: String(others[0]), dropoutRisk: null }]);
    expect(await risksSeenBy(token)).toEqual(own);

    // A teacher of a subject sees none, even in a class that they led before.
    const east = school.schoolClass("Grade 7 East").id;
    const actor = { schoolId: school.id, userId: null };
    const unassign = () =>
      inTransaction(em(), (tx) => unassignTeacher(tx, actor, at, { classId: east, userId: teacher.userId }));
    const assign = (kind: "class" | "subject") =>
      inTransaction(em(), (tx) => assignTeacher(tx, actor, at, { classId: east, userId: teacher.userId, kind }));
    await unassign();
    expect(await risksSeenBy(token)).toEqual([]);
    await assign("subject");
    expect(await risksSeenBy(token)).toEqual([]);
    await unassign();
    await assign("class");
    expect(await risksSeenBy(token)).toEqual(own);
    services.relay.kick();
  });
});

describe("risk stands in", () => {
  it("no file, no card, no message and nothing that phones pull", () => {
    const source = new URL("../../src/", import.meta.url);
    const files = readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/^risk[\\/.]/.test(file))
      .filter((file) => !["schema.ts", "database-schema.ts", join("jobs", "all-jobs.ts")].includes(file));
    const telling = files.filter((file) =>
      /risk_(score|case|contact|override)|\/risk\/(scores|cases)\//.test(readFileSync(new URL(file, source), "utf8")),
    );
    expect(files.length).toBeGreaterThan(500);
    expect(telling).toEqual([]);
  });

  it("no list that is exported, for anybody", async () => {
    const [learnerId] = own;
    const name = "UNLIKELYWORD";
    await ask(world.tokens[Role.head], "mutation ($input: RiskOverrideInput!) { overrideRisk(input: $input) { id } }", {
      input: { learnerId: String(learnerId), reason: "OTHER", note: name, until: "2026-09-08" },
    });
    for (const list of ["learners", "guardians", `classes/${school.schoolClass("Grade 7 East").id}`]) {
      const response = await fetch(`${app.url}/files/lists/${list}?format=csv`, {
        headers: { authorization: `Bearer ${world.tokens[Role.head]}` },
      });
      const text = await response.text();
      expect([list, text.includes(name), /risk|hatari/i.test(text)]).toEqual([list, false, false]);
    }
    await ask(world.tokens[Role.head], "mutation ($id: ID!) { liftRiskOverride(learnerId: $id) { id } }", {
      id: learnerId,
    });
  });
});

describe("looking is written down", () => {
  const RISK = "query ($id: ID!) { learnerRisk(learnerId: $id) { learnerName } }";
  const LOOKS = `query ($id: ID, $after: String) { riskLooks(learnerId: $id, first: 2, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } nodes { by what learnerId learnerName className at } } }`;
  type Look = { by: string; what: string; learnerId: string | null; learnerName: string | null; className: string };
  type Looks = {
    riskLooks: { totalCount: number; nodes: Look[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  };
  const count = () => em().count(AuditEvent, { action: "risk.looked" });

  it("once for each person and subject within an hour", async () => {
    await goOnAt("2026-09-07T09:00:00Z");
    const [first, second] = own;
    const { tokens } = world;
    const before = await count();
    await Promise.all(Array.from({ length: 5 }, () => ask(tokens[Role.head], RISK, { id: first })));
    await ask(tokens[Role.head], RISK, { id: second });
    await ask(tokens[Role.classTeacher], RISK, { id: first });
    expect((await count()) - before).toBe(3);
    await goOnAt("2026-09-07T09:59:59Z");
    await ask(tokens[Role.head], RISK, { id: first });
    expect((await count()) - before).toBe(3);
    await goOnAt("2026-09-07T10:00:01Z");
    await ask(tokens[Role.head], RISK, { id: first });
    await ask(tokens[Role.head], "query ($id: ID!) { learner(id: $id) { dropoutRisk { band } } }", { id: second });
    expect((await count()) - before).toBe(5);

    const lists = [
      "{ dropoutRisks { totalCount } }",
      "{ dropoutRisks(weekly: true) { totalCount } }",
      `{ dropoutRisks(classId: "${school.schoolClass("Grade 7 West").id}", bands: [HIGH]) { totalCount } }`,
      "{ riskCases { totalCount } }",
    ];
    for (const list of [...lists, ...lists]) await ask(tokens[Role.deputy], list);
    expect((await count()) - before).toBe(9);
    // Who is shown nothing has not looked.
    for (const role of [Role.bursar, Role.subjectTeacher, "key"] as const) {
      await app.graphql(tokens[role], RISK, { id: first as number });
      await risksSeenBy(tokens[role]);
    }
    expect((await count()) - before).toBe(9);
  });

  it("or the risk is not shown", async () => {
    const [, , third] = own;
    await em().execute("create trigger full before insert on audit_event begin select raise(abort, 'full'); end");
    const { data, errors } = await app.graphql(world.tokens[Role.head], RISK, { id: third as number });
    await em().execute("drop trigger full");
    expect([data, errors?.[0]?.extensions["code"]]).toEqual([null, "INTERNAL_SERVER_ERROR"]);
  });

  it("for the head and the deputy to read", async () => {
    const { tokens } = world;
    const { riskLooks: page } = await ask<Looks>(tokens[Role.deputy], LOOKS);
    expect(page.nodes.map(({ what, className }) => [what, className])).toEqual([
      ["CASES", null],
      ["LIST", "Grade 7 West"],
    ]);
    const { riskLooks: rest } = await ask<Looks>(tokens[Role.deputy], LOOKS, { after: page.pageInfo.endCursor });
    expect(rest.nodes.map(({ what, by }) => [what, by])).toEqual([
      ["WEEKLY", school.person(Role.deputy).name],
      ["LIST", school.person(Role.deputy).name],
    ]);
    const { riskLooks: ofOne } = await ask<Looks>(tokens[Role.head], LOOKS, { id: own[0] });
    expect(ofOne.nodes).toMatchObject([
      { by: school.person(Role.head).name, what: "LEARNER", learnerId: String(own[0]) },
      { by: school.person(Role.classTeacher).name, learnerName: "Learner 1 of Faragha School" },
    ]);
    // With those when all were asked for at six o'clock: by the head, the deputy and the class teacher.
    expect(ofOne.totalCount).toBe(6);
    expect((await app.graphql(tokens[Role.classTeacher], LOOKS)).errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  });

  it("of each learner where several are asked for at once", async () => {
    await goOnAt("2026-09-07T12:00:00Z");
    const looksOf = async (id: number) =>
      (await ask<Looks>(world.tokens[Role.head], LOOKS, { id })).riskLooks.totalCount;
    const all = [...own, ...others];
    const before = await Promise.all(all.map(looksOf));
    for (let nth = 0; nth < 2; nth++) await risksSeenBy(world.tokens[Role.deputy]);
    expect(await Promise.all(all.map(looksOf))).toEqual(before.map((looks) => looks + 1));
  });

  it("of who is answered with a risk for doing nothing, too", async () => {
    await goOnAt("2026-09-08T06:00:00Z");
    const before = await count();
    const text = "mutation ($id: ID!) { liftRiskOverride(learnerId: $id) { band } }";
    const id = own[0];
    expect(await ask(world.tokens[Role.deputy], text, { id })).toMatchObject({ liftRiskOverride: { band: "HIGH" } });
    expect(await count()).toBe(before + 1);
  });
});
