import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Role } from "../src/values/role.js";
import { aSchool, type TestSchool } from "./a-school.js";
import { type BootedApp, bootApp, type GraphqlAnswer } from "./boot.js";

const now = new Date("2026-09-07T06:00:00Z");
const clock = { now: () => now };

/** Everybody who may ask: the roles, another school's head, an integrator's key, and a stranger. */
type Asker = Role | "head of another school" | "key" | "stranger";

let booted: BootedApp;
let ours: TestSchool;
let theirs: TestSchool;
const tokens = new Map<Asker, string | null>();

const file = (text: string) => Buffer.from(text).toString("base64");

async function ask(asker: Asker, query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer> {
  return booted.graphql(tokens.get(asker) ?? null, query, variables);
}

/** What the asker got: the data, or the code of the refusal. */
async function answerTo(asker: Asker, query: string, variables?: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await ask(asker, query, variables);
  return errors ? errors[0]?.extensions["code"] : data;
}

const build = () =>
  aSchool(booted.app.services)
    .withTerm("2026-08-24", "2026-10-23", 3)
    .withClosure("Mashujaa Day", "2026-10-20")
    .withClass("G7", "East")
    .withLearners(3)
    .withTeacher("class", "Achieng Odhiambo")
    .withGuardian()
    .withClass("G8")
    .withLearners(2)
    .withTeacher("subject", "Barasa Wafula")
    .withStaff(Role.admin)
    .withStaff(Role.head)
    .withStaff(Role.deputy)
    .withStaff(Role.bursar)
    .build();

beforeAll(async () => {
  booted = await bootApp({ clock });
  [ours, theirs] = [await build(), await build()];
  for (const role of Object.values(Role)) {
    const { login, password } = ours.person(role);
    tokens.set(role, await booted.signIn(login, password));
  }
  const { login, password } = theirs.person(Role.head);
  tokens.set("head of another school", await booted.signIn(login, password));
  const made = await ask(Role.admin, 'mutation { createApiKey(name: "County") { secret } }');
  tokens.set("key", (made.data as { createApiKey: { secret: string } }).createApiKey.secret);
  tokens.set("stranger", null);
});
afterAll(() => booted[Symbol.asyncDispose]());

const LEADERS: Asker[] = [Role.admin, Role.head, Role.deputy];
const ASKERS: Asker[] = [...Object.values(Role), "head of another school", "key", "stranger"];
const refusal = (asker: Asker) => (asker === "stranger" ? "UNAUTHENTICATED" : "FORBIDDEN");

describe("what one may read of a school", () => {
  it("is its name and calendar, for everybody in it", async () => {
    const query =
      "{ school { id weekdays terms { number starts ends } currentTerm { number } closures { name starts ends } } }";
    for (const asker of ASKERS) {
      const school = {
        id: String(asker === "head of another school" ? theirs.id : ours.id),
        weekdays: "12345",
        terms: [{ number: 3, starts: "2026-08-24", ends: "2026-10-23" }],
        currentTerm: { number: 3 },
        closures: [{ name: "Mashujaa Day", starts: "2026-10-20", ends: "2026-10-20" }],
      };
      expect(await answerTo(asker, query), asker).toEqual(asker === "stranger" ? refusal(asker) : { school });
    }
  });

  it("is the school of the viewer and of each of their memberships", async () => {
    const query = "{ viewer { school { name } schools { school { name } roles } } }";
    expect(await answerTo(Role.head, query)).toEqual({
      viewer: { school: { name: ours.name }, schools: [{ school: { name: ours.name }, roles: ["HEAD"] }] },
    });
  });

  it("is all classes for the office, their own for teachers, none for guardians", async () => {
    const query = "{ classes { totalCount nodes { name learnerCount learners { totalCount } } } }";
    const [seven, eight] = [
      { name: "Grade 7 East", learnerCount: 3, learners: { totalCount: 3 } },
      { name: "Grade 8", learnerCount: 2, learners: { totalCount: 2 } },
    ];
    for (const asker of ASKERS) {
      const nodes = asker === Role.classTeacher ? [seven] : asker === Role.subjectTeacher ? [eight] : [seven, eight];
      const isShut = asker === Role.guardian || asker === "stranger";
      const answer = await answerTo(asker, query);
      expect(answer, asker).toEqual(isShut ? refusal(asker) : { classes: { totalCount: nodes.length, nodes } });
    }
  });

  it("is a class by its id only where the list has it", async () => {
    const query =
      "query ($id: ID!) { class(id: $id) { name classTeacher { name } teachers { kind staff { name roles } } } }";
    const id = ours.classes[0]!.id;
    const found = {
      name: "Grade 7 East",
      classTeacher: { name: "Achieng Odhiambo" },
      teachers: [{ kind: "CLASS", staff: { name: "Achieng Odhiambo", roles: ["CLASS_TEACHER"] } }],
    };
    const sees: Asker[] = [...LEADERS, Role.bursar, Role.classTeacher, "key"];
    for (const asker of ASKERS) {
      const answer = await answerTo(asker, query, { id });
      const isShut = asker === Role.guardian || asker === "stranger";
      expect(answer, asker).toEqual(isShut ? refusal(asker) : { class: sees.includes(asker) ? found : null });
    }
  });

  it("is learners by the same rule, and a guardian's own children alone", async () => {
    const ownChild = ours.classes[0]!.learnerIds[0]!;
    const other = ours.classes[1]!.learnerIds[0]!;
    const query = "query ($id: ID!) { learner(id: $id) { admissionNumber guardians { guardian { name } } } }";
    const seesChild: Asker[] = [...LEADERS, Role.bursar, Role.classTeacher, Role.guardian, "key"];
    const seesOther: Asker[] = [...LEADERS, Role.bursar, Role.subjectTeacher, "key"];
    const guardian = ours.person(Role.guardian).name;
    for (const asker of ASKERS) {
      const child = { admissionNumber: "0001", guardians: [{ guardian: { name: guardian } }] };
      const shut = asker === "stranger" && refusal(asker);
      expect(await answerTo(asker, query, { id: ownChild }), asker).toEqual(
        shut || { learner: seesChild.includes(asker) ? child : null },
      );
      const second = { admissionNumber: "0004", guardians: [] };
      expect(await answerTo(asker, query, { id: other }), asker).toEqual(
        shut || { learner: seesOther.includes(asker) ? second : null },
      );
    }
    const children = "{ myChildren { admissionNumber class { name learners { totalCount } } } }";
    expect(await answerTo(Role.guardian, children)).toEqual({
      myChildren: [{ admissionNumber: "0001", class: { name: "Grade 7 East", learners: { totalCount: 1 } } }],
    });
    for (const asker of ASKERS.filter((each) => each !== Role.guardian))
      expect(await answerTo(asker, children), asker).toBe(refusal(asker));
  });

  it("is learners by name, page by page", async () => {
    const query =
      "query ($after: String, $search: String, $classId: ID) { learners(first: 2, after: $after, search: $search, classId: $classId) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }";
    type Page = {
      learners: {
        totalCount: number;
        nodes: { name: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const names: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { learners } = (await ask(Role.head, query, { after })).data as Page;
      names.push(...learners.nodes.map(({ name }) => name));
      expect(learners.totalCount).toBe(5);
      ({ endCursor: after, hasNextPage: more } = learners.pageInfo);
    }
    expect(names).toEqual(["Learner 1", "Learner 2", "Learner 3", "Learner 4", "Learner 5"]);

    const found = async (search: string) =>
      ((await ask(Role.head, query, { search })).data as Page).learners.nodes.map(({ name }) => name);
    expect(await found("LEARNER 4")).toEqual(["Learner 4"]);
    expect(await found("0005")).toEqual(["Learner 5"]);
    expect(await found("earner")).toEqual([]);
    expect(await found("' or 1=1 --")).toEqual([]);
    const { learners } = (await ask(Role.head, query, { classId: ours.classes[1]!.id })).data as Page;
    expect(learners.nodes.map(({ name }) => name)).toEqual(["Learner 4", "Learner 5"]);
    expect(await answerTo(Role.head, query, { after: "nonsense" })).toBe("BAD_USER_INPUT");
    expect(await answerTo(Role.guardian, query)).toBe("FORBIDDEN");
  });

  it("leaves a learner's record to those who need it", async () => {
    const em = booted.app.services.orm.em.fork();
    await em
      .getConnection()
      .execute("update learner set birth_date = '2013-05-06', upi = 'A1' where id = ?", [
        ours.classes[0]!.learnerIds[0]!,
      ]);
    const query = "query ($id: ID!) { learner(id: $id) { birthDate upi } }";
    for (const asker of [...LEADERS, Role.classTeacher, Role.guardian, "key"] as Asker[]) {
      const answer = await answerTo(asker, query, { id: ours.classes[0]!.learnerIds[0]! });
      expect(answer, asker).toEqual({ learner: { birthDate: "2013-05-06", upi: "A1" } });
    }
    const answer = await answerTo(Role.bursar, query, { id: ours.classes[0]!.learnerIds[0]! });
    expect(answer).toEqual({ learner: { birthDate: null, upi: null } });
  });
});

describe("what one may change in a school", () => {
  it("is its calendar and its classes, for those who lead it", async () => {
    const changes: [mutation: string, variables?: Record<string, unknown>][] = [
      ['mutation { saveTerm(year: 2027, number: 1, starts: "2027-01-04", ends: "2027-04-01") { number } }'],
      ['mutation { saveClosure(name: "Flood", starts: "2026-09-08", ends: "2026-09-09") { name } }'],
      ['mutation { addClass(grade: "PP1", stream: "", year: 2026) { name } }'],
      [
        'mutation ($file: FileContent!) { checkRoster(file: $file, fileName: "list.csv") { status } }',
        { file: file("adm,name,class\n9,A,G7\n") },
      ],
      ['mutation { acceptRoster(id: "99") { status } }'],
      [
        "mutation ($classId: ID!, $userId: ID!) { assignTeacher(classId: $classId, userId: $userId, kind: SUBJECT) { name } }",
        teaching(),
      ],
      [
        "mutation ($classId: ID!, $userId: ID!) { unassignTeacher(classId: $classId, userId: $userId) { name } }",
        teaching(),
      ],
      ['query { rosterImport(id: "99") { id } }'],
      ["query { rosterImports { totalCount } }"],
    ];
    const allowed = ["NOT_FOUND", "CONFLICT"];
    for (const [operation, variables] of changes) {
      for (const asker of ASKERS) {
        const answer = await answerTo(asker, operation, variables);
        const may = LEADERS.includes(asker) || asker === "head of another school";
        if (may)
          expect(
            typeof answer === "object" || allowed.includes(String(answer)),
            `${asker}: ${operation} ${String(answer)}`,
          ).toBe(true);
        else expect(answer, `${asker}: ${operation}`).toBe(refusal(asker));
      }
    }
  });

  const teaching = () => ({
    classId: String(ours.classes[1]!.id),
    userId: String(ours.person(Role.classTeacher).userId),
  });

  it("ends at the school's wall", async () => {
    const assign =
      "mutation ($classId: ID!, $userId: ID!) { assignTeacher(classId: $classId, userId: $userId, kind: SUBJECT) { name } }";
    const strangers = String(theirs.person(Role.classTeacher).userId);
    expect(await answerTo("head of another school", assign, teaching())).toBe("NOT_FOUND");
    expect(await answerTo(Role.head, assign, { classId: String(ours.classes[0]!.id), userId: strangers })).toBe(
      "BAD_USER_INPUT",
    );
    const check = 'mutation ($file: FileContent!) { checkRoster(file: $file, fileName: "list.csv") { id } }';
    const checked = (await ask(Role.head, check, { file: file("adm,name,class\n10,Wanjirũ,G7 East\n") })).data as {
      checkRoster: { id: string };
    };
    const { id } = checked.checkRoster;
    expect(
      await answerTo("head of another school", "query ($id: ID!) { rosterImport(id: $id) { id } }", { id }),
    ).toEqual({ rosterImport: null });
    expect(
      await answerTo("head of another school", "mutation ($id: ID!) { acceptRoster(id: $id) { id } }", { id }),
    ).toBe("NOT_FOUND");
  });

  it("is told in words when it cannot be", async () => {
    const refusals: [mutation: string, says: RegExp][] = [
      [
        'mutation { saveTerm(year: 2026, number: 4, starts: "2026-10-20", ends: "2026-11-20") { id } }',
        /overlap term 3 of 2026/,
      ],
      [
        'mutation { saveTerm(year: 2026, number: 3, starts: "2026-11-20", ends: "2026-11-27") { id } }',
        /Term 3 of 2026 is there already/,
      ],
      [
        'mutation { saveTerm(year: 2026, number: 4, starts: "2026-12-20", ends: "2026-11-20") { id } }',
        /ends on or after/,
      ],
      [
        'mutation { saveTerm(id: "999", year: 2028, number: 1, starts: "2028-01-03", ends: "2028-04-01") { id } }',
        /no such term/,
      ],
      ['mutation { addClass(grade: "G13", stream: "", year: 2026) { id } }', /PP1, PP2, G1 to G12 or F1 to F4/],
      ['mutation { addClass(grade: "g7", stream: "EAST", year: 2026) { id } }', /Grade 7 EAST is there already/],
      ['mutation { saveClosure(name: "Break", starts: "2026-10-20", ends: "2026-10-24") { id } }', /within one term/],
      [
        'mutation { saveClosure(name: "For ever", starts: "2020-01-01", ends: "2039-01-01") { id } }',
        /within one term/,
      ],
      [
        'mutation { saveClosure(id: "999", name: "Flood", starts: "2026-09-08", ends: "2026-09-08") { id } }',
        /no such closure/,
      ],
      ['mutation { removeClosure(id: "999") { id } }', /no such closure/],
      [
        'mutation { saveClosure(name: "|", starts: "2026-09-08", ends: "2026-09-09") { id } }',
        /why the school is closed/,
      ],
      ['mutation { checkRoster(file: "?", fileName: "x") { id } }', /base64/],
      ['mutation { checkRoster(file: "UEsDBBQABgA=", fileName: "list.xlsx") { id } }', /workbook is damaged/],
    ];
    for (const [mutation, says] of refusals)
      expect((await ask(Role.head, mutation)).errors?.[0]?.message, mutation).toMatch(says);
  });

  it("is a class list: checked, accepted once, its report kept in both languages", async () => {
    const check = `mutation ($file: FileContent!) { checkRoster(file: $file, fileName: "Darasa.csv") { id status summary { rows newLearners faultyRows newClasses }
      faults(first: 1) { totalCount nodes { line column severity code message messageKiswahili value } pageInfo { hasNextPage endCursor } } } }`;
    const list = file(
      "Namba ya usajili;Jina;Darasa\n20;Wanjirũ Ng'ang'a;Darasa la 9\n21;;G9\n22;Otieno;Kidato cha 9\n",
    );
    const { checkRoster } = (await ask(Role.admin, check, { file: list })).data as { checkRoster: { id: string } };
    expect(checkRoster).toMatchObject({
      status: "CHECKED",
      summary: { rows: 3, newLearners: 1, faultyRows: 2, newClasses: ["Grade 9"] },
      faults: {
        totalCount: 2,
        nodes: [
          {
            line: 3,
            column: "Jina",
            severity: "ERROR",
            code: "NAME_MISSING",
            message: "The learner’s name is missing. Write it.",
            messageKiswahili: "Jina la mwanafunzi halipo. Liandike.",
            value: null,
          },
        ],
        pageInfo: { hasNextPage: true },
      },
    });
    const accept = "mutation ($id: ID!) { acceptRoster(id: $id) { status changes { totalCount } } }";
    for (const asker of [Role.head, Role.admin]) {
      expect(await answerTo(asker, accept, { id: checkRoster.id })).toEqual({
        acceptRoster: { status: "APPLIED", changes: { totalCount: 0 } },
      });
    }
    expect(
      await answerTo(Role.head, '{ learners(search: "wanjiru nganga") { nodes { name class { name } } } }'),
    ).toEqual({
      learners: { nodes: [{ name: "Wanjirũ Ng'ang'a", class: { name: "Grade 9" } }] },
    });
  });

  it("conflicts when the records have changed since a list was checked", async () => {
    const check = 'mutation ($file: FileContent!) { checkRoster(file: $file, fileName: "a.csv") { id } }';
    const first = (await ask(Role.head, check, { file: file("adm,name,class\n30,Chebet,G9\n") })).data as {
      checkRoster: { id: string };
    };
    const second = (await ask(Role.head, check, { file: file("adm,name,class\n30,Chebet Rono,G9\n") })).data as {
      checkRoster: { id: string };
    };
    const accept = "mutation ($id: ID!) { acceptRoster(id: $id) { status } }";
    expect(await answerTo(Role.head, accept, { id: second.checkRoster.id })).toEqual({
      acceptRoster: { status: "APPLIED" },
    });
    expect(await answerTo(Role.head, accept, { id: first.checkRoster.id })).toBe("CONFLICT");
    const renewed =
      "query ($id: ID!) { rosterImport(id: $id) { status changes { nodes { name fields { field from to } } } } }";
    expect(await answerTo(Role.head, renewed, { id: first.checkRoster.id })).toEqual({
      rosterImport: {
        status: "CHECKED",
        changes: { nodes: [{ name: "Chebet", fields: [{ field: "name", from: "Chebet Rono", to: "Chebet" }] }] },
      },
    });
  });
});

/** Not the relay's, which looks for events whenever it likes. */
const isOwn = (query: string) => !query.includes("outbox_event");

describe("a page of the school", () => {
  it("costs as many queries for many classes and learners as for few", async () => {
    const count = async (query: string) => {
      const { orm } = booted.app.services;
      const logger = orm.config.getLogger();
      let queries = 0;
      const before = logger.logQuery.bind(logger);
      logger.setDebugMode(["query"]);
      Object.assign(logger, { logQuery: ({ query }: { query: string }) => void (queries += isOwn(query) ? 1 : 0) });
      try {
        expect((await ask(Role.head, query)).errors).toBeUndefined();
      } finally {
        Object.assign(logger, { logQuery: before });
        logger.setDebugMode(false);
      }
      return queries;
    };
    const page = (first: number) =>
      `{ classes(first: ${first}) { nodes { learnerCount classTeacher { name } learners(first: ${first}) { nodes { class { name } guardians { guardian { name } } } } } } }`;
    await count(page(3));
    const few = await count(page(3));
    expect(await count(page(20))).toBe(few);
    expect(few).toBeGreaterThan(3);
    expect(few).toBeLessThan(15);
  });
});
