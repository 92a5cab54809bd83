import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { Meta } from "../src/platform/meta.entity.js";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import { Role } from "../src/values/role.js";
import { aSchool, type TestSchool } from "./a-school.js";
import { type BootedApp, bootApp, freshRedisUrl } from "./boot.js";
import { engines, freshDatabaseUrl, redisUrl } from "./engines.js";
import { listening } from "./listening.js";

const servers = redisUrl ? engines.filter((engine) => engine !== "sqlite") : [];
const signingKeys = [{ id: "shared", secret: "s".repeat(40) }];
/** A Monday in the middle of a term. */
const clock = { now: () => new Date("2026-09-07T06:00:00Z") };

/** A busy machine is no finding. */
const LONG = { timeout: 180_000 };

const covered = servers.length > 0 ? servers : (["mysql"] as const);

describe.skipIf(servers.length === 0).each(covered)("two processes on %s, with Redis between them", (engine) => {
  let a: BootedApp;
  let b: BootedApp;
  let school: TestSchool;
  const open: ReturnType<typeof createClient>[] = [];

  beforeAll(async () => {
    const database = parseDatabaseUrl(freshDatabaseUrl(engine))!;
    const redis = freshRedisUrl(redisUrl!);
    // Both at once on a database that does not exist yet.
    [a, b] = (await Promise.all([1, 2].map(() => bootApp({ clock, redis, config: { database, signingKeys } })))) as [
      BootedApp,
      BootedApp,
    ];
    school = await aSchool(a.app.services)
      .withClass("G7", "East")
      .withLearners(5)
      .withTeacher()
      .withStaff(Role.head)
      .build();
  });
  afterAll(async () => {
    for (const client of open) await client.dispose();
    const { orm } = a.app.services;
    await orm.schema.dropDatabase(orm.config.get("dbName") as string);
    await a[Symbol.asyncDispose]();
    await b[Symbol.asyncDispose]();
  });

  const signIn = (app: BootedApp, role: Role) => app.signIn(school.person(role).login, school.person(role).password);

  async function follow(app: BootedApp, token: string, query: string) {
    const events: unknown[] = [];
    const closed: number[] = [];
    const client = createClient({
      url: `${app.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { accessToken: token },
      shouldRetry: () => false,
      on: { closed: (event) => closed.push((event as { code: number }).code) },
    });
    open.push(client);
    const begun = listening(app.app.services.pubSub);
    client.subscribe({ query }, { next: (event) => events.push(event), error: () => {}, complete: () => {} });
    await begun;
    return { events, closed };
  }

  it("start together: tables are made once, and both live in one epoch", async () => {
    const epochs = await Promise.all(
      [a, b].map(({ app }) => app.services.orm.em.fork().findOneOrFail(Meta, { key: "epoch" })),
    );
    expect(epochs[0]!.value).toMatch(/^[0-9a-z]{1,4}$/);
    expect(epochs[1]!.value).toBe(epochs[0]!.value);
  });

  it("know each other's sign-ins, and end them together", async () => {
    const token = await signIn(a, Role.head);
    const { closed } = await follow(b, token, "subscription { poke { scope } }");
    expect((await b.graphql(token, "{ school { name } }")).data).toEqual({ school: { name: school.name } });
    await a.graphql(token, "mutation { signOut }");
    expect((await b.graphql(token, "{ school { name } }")).errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
    await vi.waitFor(() => expect(closed).toEqual([4403]), 30_000);
  });

  it(
    "let somebody in on each of five phones at once, though one reads their access while the next is added",
    LONG,
    async () => {
      const refused: unknown[] = [];
      for (let round = 0; round < 8; round++) {
        const phones = [a, b, a, b, a];
        const tokens = await Promise.all(
          phones.map(async (app) => {
            const token = await signIn(app, Role.head);
            for (let asks = 0; asks < 3; asks++)
              refused.push((await app.graphql(token, "{ viewer { roles } }")).errors);
            return token;
          }),
        );
        for (const token of tokens) refused.push((await b.graphql(token, "{ viewer { roles } }")).errors);
      }
      expect(refused.filter(Boolean)).toEqual([]);
    },
  );

  it("tell on one what was recorded on the other", async () => {
    const teacher = await signIn(a, Role.classTeacher);
    const head = await signIn(b, Role.head);
    const { events } = await follow(b, head, "subscription { poke { scope head } }");
    const { id } = school.schoolClass("Grade 7 East");
    const { data } = await a.graphql(
      teacher,
      "mutation ($ops: [Operation!]!) { push(v: 1, now: 1788760800, ops: $ops) { verdicts { outcome code } } }",
      { ops: [`1 r ${id} 260907m 1 PA2 0 1788760800`] },
    );
    expect(data).toEqual({ push: { verdicts: [{ outcome: "APPLIED", code: null }] } });
    await vi.waitFor(() => expect(events.length).toBeGreaterThan(0), 30_000);
    expect(events[0]).toEqual({
      data: { poke: { scope: expect.any(Number) as number, head: expect.any(Number) as number } },
    });
  });

  it("count attempts to sign in together", async () => {
    const ask = (app: BootedApp) =>
      app.graphql(null, `mutation { signIn(login: "0711111111", password: "wrong") { deviceId } }`);
    for (let attempt = 0; attempt < 5; attempt++) await Promise.all([ask(a), ask(b)]);
    expect((await ask(b)).errors?.[0]?.extensions["code"]).toBe("RATE_LIMITED");
  });
});
