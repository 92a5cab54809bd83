import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Role } from "../../src/values/role.js";
import { type BootedApp, bootApp } from "../boot.js";
import { addBareSchool, addPerson, PASSWORD } from "../identity/people.js";

let app: BootedApp;
let token: string;

beforeAll(async () => {
  app = await bootApp();
  await addPerson(app, "+254700000001", [[await addBareSchool(app, "Ours"), Role.admin]]);
  token = await app.signIn("0700000001", PASSWORD);
});
afterAll(() => app[Symbol.asyncDispose]());

type Case = {
  name: string;
  body: Record<string, unknown>;
  headers?: Record<string, string>;
};

const LEARNERS = "query Some($n: Int!) { learners(first: $n) { nodes { id } } }";
const BOTH = "query One { viewer { user { name } } } query Two { school { name } }";
const cases: Case[] = [
  { name: "a query", body: { query: "{ viewer { user { name } roles } }" } },
  { name: "a named query with variables", body: { query: LEARNERS, variables: { n: 3 }, operationName: "Some" } },
  { name: "another operation's name", body: { query: LEARNERS, variables: { n: 3 }, operationName: "Other" } },
  { name: "the name of one of two operations", body: { query: BOTH, operationName: "Two" } },
  { name: "no name for two operations", body: { query: BOTH } },
  { name: "a variable of another type", body: { query: LEARNERS, variables: { n: "three" } } },
  { name: "a variable too large", body: { query: LEARNERS, variables: { n: 5000 } } },
  { name: "variables that are none", body: { query: LEARNERS, variables: [3] } },
  { name: "a field that is refused", body: { query: '{ viewer { deviceId } learner(id: "x") { id } }' } },
  {
    name: "a mutation that is refused",
    body: { query: 'mutation { addClass(grade: "G99", stream: "", year: 2026) { id } }' },
  },
  { name: "a document that is not valid", body: { query: "{ viewer { nothing } }" } },
  { name: "nobody signed in", body: { query: "{ viewer { user { id } } }" }, headers: { authorization: "" } },
  { name: "extensions", body: { query: "{ viewer { user { id } } }", extensions: { clientLibrary: { name: "x" } } } },
  {
    name: "a persisted query by hash",
    body: { query: "{ viewer { roles } }", extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
  },
  {
    name: "as Apollo Client accepts it",
    body: { query: "{ viewer { user { name } } }" },
    headers: { accept: "application/graphql-response+json,application/json;q=0.9" },
  },
  {
    name: "anything accepted",
    body: { query: "{ viewer { user { name } } }" },
    headers: { accept: "text/html, */*;q=0.8" },
  },
  { name: "nothing we have accepted", body: { query: "{ viewer { roles } }" }, headers: { accept: "text/html" } },
  { name: "JSON not accepted", body: { query: "{ viewer { roles } }" }, headers: { accept: "application/json;q=0" } },
];

async function ask({ body, headers }: Case) {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });
  const { date: _, connection: __, ...told } = Object.fromEntries(response.headers);
  return { status: response.status, headers: told, text: await response.text() };
}

describe("a document that was asked before is answered as the first time", () => {
  it.each(cases)("$name", async (each) => {
    const first = await ask(each);
    for (let time = 2; time <= 3; time++) expect(await ask(each)).toEqual(first);
  });

  it("and a mutation with a refused part is not executed again to tell so", async () => {
    const query = `mutation ($stream: String!) {
      first: addClass(grade: "G7", stream: $stream, year: 2026) { stream }
      second: addClass(grade: "G99", stream: $stream, year: 2026) { stream } }`;
    for (const stream of ["Red", "Blue", "Green"]) {
      const answer = await app.graphql<{ first: { stream: string } | null }>(token, query, { stream });
      expect(answer.errors).toHaveLength(1);
    }
    const { data } = await app.graphql<{ classes: { nodes: { stream: string }[] } }>(
      token,
      "{ classes { nodes { stream } } }",
    );
    expect(data?.classes.nodes.map(({ stream }) => stream).sort()).toEqual(["Blue", "Green", "Red"]);
  });
});
