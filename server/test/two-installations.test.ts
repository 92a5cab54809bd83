import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Em } from "../src/platform/orm.js";
import { openLandmarkStore } from "../src/sync/restore/landmark.js";
import { Role } from "../src/values/role.js";
import { aSchool, type TestSchool } from "./a-school.js";
import { type BootedApp, bootApp, freshRedisUrl } from "./boot.js";
import { redisUrl } from "./engines.js";

/** Two schools' servers, each on a database of its own, in which the same ids name other people. */
describe.skipIf(!redisUrl)("two installations that share a Redis", () => {
  let kilimo: BootedApp;
  let baraka: BootedApp;
  let school: TestSchool;
  let other: TestSchool;

  beforeAll(async () => {
    const redis = freshRedisUrl(redisUrl!);
    kilimo = await bootApp({ redis });
    baraka = await bootApp({ redis });
    school = await aSchool(kilimo.app.services).withStaff(Role.head).build();
    other = await aSchool(baraka.app.services).withStaff(Role.bursar).build();
  });
  afterAll(async () => {
    await kilimo[Symbol.asyncDispose]();
    await baraka[Symbol.asyncDispose]();
  });

  const signIn = (app: BootedApp, { people: [person] }: TestSchool) => app.signIn(person!.login, person!.password);
  const rolesAt = async (app: BootedApp, token: string) =>
    (await app.graphql(token, "{ viewer { user { id } roles } }")).data;

  it("keep what each knows of its own people", async () => {
    const [id] = school.people.map(({ userId }) => String(userId));
    expect(other.people.map(({ userId }) => String(userId))).toEqual([id]);
    const head = await signIn(kilimo, school);
    const bursar = await signIn(baraka, other);
    expect(await rolesAt(kilimo, head)).toEqual({ viewer: { user: { id }, roles: ["HEAD"] } });
    expect(await rolesAt(baraka, bursar)).toEqual({ viewer: { user: { id }, roles: ["BURSAR"] } });
  });

  it("do not hear each other", async () => {
    const here = kilimo.app.services.pubSub.subscribe(["poke:1"]);
    await here.listening;
    await baraka.app.services.pubSub.publish("poke:1", { head: 1 });
    await kilimo.app.services.pubSub.publish("poke:1", { head: 2 });
    expect((await here.next()).value).toEqual({ head: 2 });
    await here.return?.();
  });

  it("keep marks of how far each has come, also behind one address, where each has a machine of its own", async () => {
    const marks = await Promise.all(
      [kilimo, baraka].map(({ app: { services } }) => {
        const database = { dialect: "mysql", url: "mysql://asili@mysql:3306/asili" } as const;
        return openLandmarkStore({ ...services, config: { ...services.config, database } });
      }),
    );
    await marks[0]!.write(5);
    await marks[1]!.write(9);
    expect(await Promise.all(marks.map((each) => each.read()))).toEqual([5, 9]);
  });

  it("have names of their own", async () => {
    const names = await Promise.all(
      [kilimo, baraka].map(({ app: { services } }) =>
        (services.orm.em.fork() as Em).execute<{ value: string }[]>(
          "select value from meta where `key` = 'installation'",
        ),
      ),
    );
    const [[one], [two]] = names as [[{ value: string }], [{ value: string }]];
    expect(one.value).toMatch(/^[\w-]{12}$/);
    expect(one.value).not.toBe(two.value);
  });
});
