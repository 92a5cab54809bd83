import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWorkbook } from "../../src/platform/spreadsheet/read-workbook.js";
import { AuditEvent } from "../../src/identity/audit-event.entity.js";
import { Role } from "../../src/values/role.js";
import { type Actor, ACTORS, aWorld, type World } from "../api/world.js";
import { type BootedApp, bootApp } from "../boot.js";

const clock = { now: () => new Date("2026-09-07T06:00:00Z") };
let app: BootedApp;
let ours: World;
let theirs: World;

beforeAll(async () => {
  app = await bootApp({ clock });
  ours = await aWorld(app, "Upendo Junior School");
  theirs = await aWorld(app, "Amani Academy");
});
afterAll(() => app[Symbol.asyncDispose]());

const LEADERS = [Role.admin, Role.head, Role.deputy, "key"] as const;
const OFFICE = [...LEADERS, Role.bursar] as const;
const TEACHERS = [Role.classTeacher, Role.subjectTeacher] as const;

type Case = { path: (world: World) => string; allowed: readonly Actor[]; elsewhere?: 404; shows?: string };
const east = (path: string) => (world: World) => `${path}/${world.school.schoolClass("Grade 7 East").id}`;
const west = (path: string) => (world: World) => `${path}/${world.school.schoolClass("Grade 7 West").id}`;
const scores = (name: string) => (world: World) =>
  `scores/${world.school.schoolClass(name).id}?term=${world.school.termIds[0]}`;
const cases: [name: string, Case][] = [
  ["learners", { path: () => "lists/learners", allowed: OFFICE, shows: "Learner 1 of" }],
  ["guardians", { path: () => "lists/guardians", allowed: OFFICE, shows: "Mother" }],
  ["staff", { path: () => "lists/staff", allowed: OFFICE, shows: "Bursar" }],
  [
    "a class one teaches",
    { path: east("lists/class"), allowed: [...OFFICE, ...TEACHERS], elsewhere: 404, shows: "Learner 1 of" },
  ],
  ["a class one does not teach", { path: west("lists/class"), allowed: OFFICE, elsewhere: 404, shows: "Learner 4 of" }],
  [
    "a taught class's scores",
    { path: scores("Grade 7 East"), allowed: [...LEADERS, ...TEACHERS], elsewhere: 404, shows: "Learner 1 of" },
  ],
  ["another class's scores", { path: scores("Grade 7 West"), allowed: LEADERS, elsewhere: 404, shows: "Learner 4 of" }],
  ["a template", { path: () => "lists/templates/learners", allowed: LEADERS }],
];

const get = (as: World, actor: Actor, path: string) =>
  fetch(`${app.url}/files/${path}`, {
    headers: as.tokens[actor] === null ? {} : { authorization: `Bearer ${as.tokens[actor]}` },
  });

describe.each(cases)("the list of %s", (_name, { path, allowed, elsewhere, shows = "" }) => {
  it.each(ACTORS)("asked for by %s", async (actor) => {
    const answer = await get(ours, actor, path(ours));
    const text = await answer.text();
    const mayAsk = [...TEACHERS, Role.bursar] as readonly Actor[];
    const barred = elsewhere === 404 && mayAsk.includes(actor) ? 404 : 403;
    expect(answer.status).toBe(allowed.includes(actor) ? 200 : actor === "nobody" ? 401 : barred);
    if (answer.status === 200) expect(text).toContain(shows);
    for (const mark of theirs.marks) expect(text).not.toContain(mark);
  });

  it.each(ACTORS)("of another school asked for by %s", async (actor) => {
    const answer = await get(theirs, actor, path(ours));
    const text = await answer.text();
    for (const mark of ours.marks) expect(text).not.toContain(mark);
    if (elsewhere) expect(answer.status).not.toBe(200);
  });
});

it("a bursar's list of learners keeps dates of birth and national ids out, a leader's has them", async () => {
  const headOf = async (actor: Actor) => (await (await get(ours, actor, "lists/learners")).text()).split("\r\n")[0];
  expect(await headOf(Role.head)).toContain("Date of birth,UPI,Birth certificate,Assessment number");
  expect(await headOf(Role.bursar)).not.toMatch(/birth|UPI|Assessment/i);
});

it("a list is the same as CSV and as a workbook, in either language", async () => {
  const csv = await (await get(ours, Role.head, "lists/guardians?lang=sw")).text();
  const answer = await get(ours, Role.head, "lists/guardians?format=xlsx&lang=sw");
  expect(answer.headers.get("content-type")).toMatch(/spreadsheetml/);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="guardians-2026-09-07.xlsx"');
  const rows = await readWorkbook(await buffer(answer.body as never));
  expect(rows.map(({ cells }) => cells.join(","))).toEqual(
    csv
      .replace("\uFEFF", "")
      .trim()
      .replaceAll(/,+(?=\r\n|$)/g, "")
      .split("\r\n"),
  );
  expect(rows[0]?.cells).toEqual([
    "Namba ya usajili",
    "Mwanafunzi",
    "Darasa",
    "Jina la mzazi",
    "Simu",
    "Simu ya pili",
    "Uhusiano",
    "Kipaumbele",
    "Kanuni ya mawasiliano",
    "Haki ya malezi",
    "Aone kumbukumbu",
    "Anaishi naye",
  ]);
  expect((await get(ours, Role.head, "lists/guardians?format=pdf")).status).toBe(400);
});

it("a list of staff is accepted and undone by the head and administrators alone", async () => {
  const list = Buffer.from("Name,Phone,Roles\nSpare Colleague,0110 000 999,Bursar\n").toString("base64");
  const check = 'mutation ($file: FileContent!) { checkRoster(file: $file, fileName: "s.csv", kind: STAFF) { id } }';
  const { data } = await app.graphql<{ checkRoster: { id: string } }>(ours.tokens.head, check, { file: list });
  const on = async (actor: Actor, what: string) => {
    const text = `mutation ($id: ID!) { ${what} { status signIns { name login temporaryPassword } } }`;
    return (await app.graphql(ours.tokens[actor], text, { id: data!.checkRoster.id })) as never as {
      data: Record<string, { status: string; signIns: { login: string; temporaryPassword: string }[] }> | null;
      errors?: { extensions: { code: string } }[];
    };
  };
  expect((await on(Role.deputy, "acceptRoster(id: $id)")).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  const [signIn] = (await on(Role.admin, "acceptRoster(id: $id)")).data!["acceptRoster"]!.signIns;
  expect(await app.signIn(signIn!.login, signIn!.temporaryPassword)).toEqual(expect.any(String));
  expect((await on(Role.head, "acceptRoster(id: $id)")).data!["acceptRoster"]!.signIns).toEqual([]);
  expect((await on(Role.deputy, "undoImport(id: $id)")).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  const { status } = (await on(Role.head, "undoImport(id: $id)")).data!["undoImport"]!;
  expect(status).toBe("APPLIED");
});

it.each(["learners", "guardians", "staff"])(
  "the list of %s that was exported changes nothing when it is imported",
  async (kind) => {
    const text = `mutation ($file: FileContent!) {
    checkRoster(file: $file, fileName: "list", kind: ${kind.toUpperCase()}) {
      faults { nodes { code } }
      summary { rows unchanged faultyRows newLearners changedLearners newGuardians changedGuardians newStaff changedStaff }
    }
  }`;
    for (const query of ["format=xlsx&lang=sw", "format=csv"]) {
      const bytes = await buffer((await get(theirs, Role.head, `lists/${kind}?${query}`)).body as never);
      const { data } = await app.graphql<{ checkRoster: { summary: Record<string, number>; faults: object } }>(
        theirs.tokens.head,
        text,
        { file: bytes.toString("base64") },
      );
      const { rows, unchanged, ...rest } = data!.checkRoster.summary;
      expect(rows).toBeGreaterThan(0);
      expect([unchanged, rest, data!.checkRoster.faults]).toEqual([
        rows,
        Object.fromEntries(Object.keys(rest).map((key) => [key, 0])),
        { nodes: [] },
      ]);
    }
  },
);

it("who took a list away is in the audit, and an empty list is nothing to note", async () => {
  const em = app.app.services.orm.em.fork();
  em.setFilterParams("school", { schoolId: ours.school.id });
  const count = () => em.count(AuditEvent, { action: "list.exported" });
  const before = await count();
  await (await get(ours, "key", "lists/staff")).text();
  await (await get(ours, Role.head, "lists/templates/staff")).text();
  await (await get(ours, Role.guardian, "lists/staff")).text();
  expect(await count()).toBe(before + 1);
});

it("a term's scores have a column an assessment: marks as numbers, absent in letters", async () => {
  const { id } = theirs.school.schoolClass("Grade 7 West");
  const add = `mutation ($c: ID!) {
    addAssessment(input: { classId: $c, subject: "Mathematics", name: "Opener", kind: MID_TERM, maximum: 50, day: "2026-09-07" }) { id }
  }`;
  const { data } = await app.graphql<{ addAssessment: { id: string } }>(theirs.tokens.head, add, { c: id });
  const push =
    "mutation ($ops: [Operation!]!) { push(v: 1, now: 1788760800, ops: $ops) { verdicts { outcome code } } }";
  await app.graphql(theirs.tokens.head, push, {
    ops: [`7001 s ${id} ${data!.addAssessment.id} 1 (45.5)A 0 1788760800`],
  });
  const text = await (await get(theirs, Role.head, `scores/${id}?term=${theirs.school.termIds[0]}`)).text();
  const [head, ...rows] = text.trim().split("\r\n");
  expect([head, ...rows.map((row) => row.replace(/,Learner.*?,/, ","))]).toEqual([
    "Admission number,Name,Sex,Mathematics: Opener /50",
    "0004,F,45.5",
    "0005,M,AB",
  ]);
});
