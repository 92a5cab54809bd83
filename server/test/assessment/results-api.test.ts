import { afterAll, beforeAll, expect, it } from "vitest";
import { addAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { Membership } from "../../src/identity/membership.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { Guardian } from "../../src/schools/guardian.entity.js";
import { Guardianship } from "../../src/schools/guardianship.entity.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool, type TestClass, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";

const clock = { now: () => new Date("2026-09-07T06:00:00Z") };
let app: BootedApp;
let school: TestSchool;
let east: TestClass;

beforeAll(async () => {
  app = await bootApp({ clock });
  school = await aSchool(app.app.services)
    .withClass("G7", "East")
    .withLearners(5)
    .withStaff(Role.head)
    .withClass("G7", "West")
    .withLearners(1)
    .withTeacher("class")
    .build();
  [east] = school.classes as [TestClass];
  const wanted = { classId: east.id, subject: "English", name: "Opener", kind: AssessmentKind.opener, maximum: 50 };
  await inTransaction(em(), (tx) =>
    addAssessment(tx, { schoolId: school.id, userId: null }, clock.now(), {
      ...wanted,
      day: "2026-09-07" as SchoolDay,
    }),
  );
});
afterAll(() => app[Symbol.asyncDispose]());

function em(): Em {
  const fork = app.app.services.orm.em.fork() as Em;
  fork.setFilterParams("school", { schoolId: school.id });
  return fork;
}

async function ask<Data>(role: Role, text: string, variables: Record<string, unknown>): Promise<Data> {
  const { login, password } = school.person(role);
  const { data, errors } = await app.graphql<Data>(await app.signIn(login, password), text, variables);
  expect(errors).toBeUndefined();
  return data!;
}

it("a class's learners come page by page, everybody once", async () => {
  const text = `query ($c: ID!, $t: ID!, $after: String) {
    classResults(classId: $c, termId: $t) {
      learners(first: 2, after: $after) { totalCount nodes { learner { id } } pageInfo { endCursor hasNextPage } }
    }
  }`;
  type Page = {
    totalCount: number;
    nodes: { learner: { id: string } }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
  const read = async (after: string | null): Promise<Page> => {
    const variables = { c: east.id, t: school.termIds[0], after };
    return (await ask<{ classResults: { learners: Page } }>(Role.head, text, variables)).classResults.learners;
  };
  const pages = [await read(null)];
  while (pages.at(-1)!.pageInfo.hasNextPage) pages.push(await read(pages.at(-1)!.pageInfo.endCursor));
  const seen = pages.map(({ nodes }) => nodes.map(({ learner }) => learner.id));
  expect(pages.map(({ totalCount }) => totalCount)).toEqual([5, 5, 5]);
  expect(seen.map((page) => page.length)).toEqual([2, 2, 1]);
  expect(seen.flat()).toEqual(east.learnerIds.map(String));
});

it("a teacher sees no results of their own child in a class that they do not teach", async () => {
  const { userId, name, login: phone } = school.person(Role.classTeacher);
  const [learnerId] = east.learnerIds;
  await em().insert(Membership, { schoolId: school.id, userId, role: Role.guardian });
  const guardianId = await em().insert(Guardian, { schoolId: school.id, name, phone, userId });
  await em().insert(Guardianship, {
    schoolId: school.id,
    learnerId: learnerId!,
    guardianId,
    relation: "Father",
    priority: 1,
  });
  const text = `query ($id: ID!) { learner(id: $id) { id } learnerResults(learnerId: $id) { class { id } } }`;
  const answer = await ask<object>(Role.classTeacher, text, { id: learnerId });
  expect(answer).toEqual({ learner: { id: String(learnerId) }, learnerResults: null });
});

it.each([0, 13])("%i terms are not to be had", async (last) => {
  const { login, password } = school.person(Role.head);
  const text = "query ($id: ID!, $last: Int!) { learnerResults(learnerId: $id, last: $last) { class { id } } }";
  const { errors } = await app.graphql(await app.signIn(login, password), text, { id: east.learnerIds[0], last });
  expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
});
