import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseConfig } from "../src/config.js";
import { Role } from "../src/values/role.js";
import { aSchool } from "./a-school.js";
import { bootApp } from "./boot.js";

const root = new URL("../../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), "utf8");
const pages = ["README.md", "docs/going-live.md", "docs/shared-phones.md", "docs/sync-guarantees.md", "docs/wire.md"]
  .map(read)
  .join("\n");

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
  for (const test of tests) expect(existsSync(new URL(test, root)), test).toBe(true);
  const benches = [...pages.matchAll(/\bnpm run bench -- (\w+)/g)].map((match) => match[1]!);
  expect(new Set(benches)).toEqual(new Set(["save", "server", "sync", "writers"]));
  for (const bench of benches) {
    const places = ["server", "client"].map((half) => new URL(`${half}/bench/${bench}.ts`, root));
    expect(
      places.some((place) => existsSync(place)),
      bench,
    ).toBe(true);
  }
});

it("names every setting, and no other", () => {
  const table = /## Settings([^]*?)\n## /.exec(read("README.md"))?.[1] ?? "";
  const named = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap((row) => [...row[1]!.matchAll(/`(\w+)`/g)]);
  const wrong = Object.fromEntries(named.map(([, name]) => [name!, "\0"]));
  const parsed = parseConfig(wrong);
  const known = new Set(parsed.ok ? [] : parsed.problems.map((problem) => problem.split(" ")[0]));
  const anyText = ["HOST", "DATA_DIR"];
  expect(Object.keys(wrong).filter((name) => !known.has(name) && !anyText.includes(name))).toEqual([]);
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
