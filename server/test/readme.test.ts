import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import { Role } from "../src/values/role.js";
import { aSchool } from "./a-school.js";
import { bootApp } from "./boot.js";

const root = new URL("../../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), "utf8");
const pages = ["README.md", ...globSync("docs/*.md", { cwd: root })].map(read).join("\n");

const SETTINGS = [...read("server/src/config.ts").matchAll(/^ {4}([A-Z]\w+): /gm)].map((match) => match[1]!);

it("names only commands that there are", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...pages.matchAll(/\bnpm (?:run )?([a-z][\w-]*)/g)].map((match) => match[1]!);
  expect(named).toContain("start");
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it("links only to files that there are", () => {
  const links = [...read("README.md").matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1]!);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(() => readFileSync(new URL(link, root))).not.toThrow();
});

it("names only tests and measurements that there are", () => {
  const tests = [...pages.matchAll(/\bnpm run vitest -- ([\w./-]+)/g)].map((match) => match[1]!);
  expect(tests.length).toBeGreaterThan(10);
  for (const test of tests) expect(globSync(`${test}{,*.test.ts}`, { cwd: root }), test).not.toEqual([]);
  const named = [...pages.matchAll(/\bnpm run bench -- ([\w-]+)/g)].map((match) => match[1]!);
  const benches = globSync("{server,client}/bench/*.ts", { cwd: root }).map((file) => basename(file, ".ts"));
  expect([...new Set(named)].toSorted()).toEqual(benches.toSorted());
});

it("names every setting, and no other", () => {
  expect(SETTINGS).toContain("MPESA_FILE");
  const table = /## Settings([^]*?)\n## /.exec(read("README.md"))?.[1] ?? "";
  const named = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap((row) => [...row[1]!.matchAll(/`(\w+)`/g)]);
  expect(named.map((match) => match[1]!).toSorted()).toEqual(SETTINGS.toSorted());
});

it("hands every setting to the containers, and practises in none", () => {
  const compose = read("docker-compose.yml");
  const handed = [...(compose + read("Dockerfile")).matchAll(/^ {4,6}([A-Z]\w+)[:=]/gm)].map((match) => match[1]!);
  // A container listens on whatever address it has.
  expect(SETTINGS.filter((name) => name !== "HOST" && !handed.includes(name))).toEqual([]);
  expect(compose).toMatch(/^ {4}DEMO: "no"$/m);
});

it("shows integrators a request that is answered", async () => {
  await using app = await bootApp({ clock: { now: () => new Date("2026-09-07T06:00:00Z") } });
  const school = await aSchool(app.app.services).withClass("G7", "East").withLearners(3).withStaff(Role.admin).build();
  const admin = await app.signIn(school.person(Role.admin).login, school.person(Role.admin).password);
  const made = await app.graphql<{ createApiKey: { secret: string } }>(
    admin,
    'mutation { createApiKey(name: "County dashboard") { secret } }',
  );
  const body = /-d '(\{.*\})'/.exec(read("README.md"))?.[1] ?? "";
  const { query } = JSON.parse(body) as { query: string };
  const { data, errors } = await app.graphql(made.data!.createApiKey.secret, query);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ schoolToday: { classes: [{ class: { name: "Grade 7 East" } }] } });
});
