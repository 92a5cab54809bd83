import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SchoolId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import { announceAccessChange } from "../../src/identity/announce-access-change.js";
import { publishAllColleagues } from "../../src/identity/publish-all-colleagues.js";
import { User } from "../../src/identity/user.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { addBareSchool, addPerson, newPhone, PASSWORD } from "./people.js";

const code = (answer: { errors: { extensions: Record<string, unknown> }[] | undefined }) =>
  answer.errors?.[0]?.extensions["code"];
const isSignedIn = async (app: BootedApp, token: string) =>
  (await app.graphql(token, "{ school { id } }")).errors === undefined;

const ADD = `mutation ($input: AddStaffInput!) {
  addStaff(input: $input) { staff { id name phone email roles } temporaryPassword }
}`;
type Added = { addStaff: { staff: { id: string; name: string; roles: string[] }; temporaryPassword: string | null } };
const SET = "mutation ($userId: ID!, $roles: [Role!]!) { setStaffRoles(userId: $userId, roles: $roles) { id roles } }";

/** Two schools, each with a head and an administrator. */
async function twoSchools(app: BootedApp) {
  const ours = await addBareSchool(app, "Ours");
  const theirs = await addBareSchool(app, "Theirs");
  const join = async (school: SchoolId, role: Role) => {
    const phone = newPhone();
    await addPerson(app, phone, [[school, role]]);
    return { phone, token: await app.signIn(phone, PASSWORD) };
  };
  return {
    ours,
    theirs,
    head: await join(ours, Role.head),
    admin: await join(ours, Role.admin),
    theirHead: await join(theirs, Role.head),
    theirAdmin: await join(theirs, Role.admin),
  };
}

describe.each(engines)("a school's people on %s", (engine) => {
  let app: BootedApp;
  beforeAll(async () => void (app = await bootApp({ engine })));
  afterAll(() => app[Symbol.asyncDispose]());

  const namesOnPhones = async (school: SchoolId) => {
    const em = app.app.services.orm.em.fork() as Em;
    const sql =
      "select c.line from `change` c join scope_head h on h.id = c.scope_id where h.name = ? and c.item like ?";
    const rows = await runSql<{ line: string }>(em, sql, [`school:${school}`, "u%"]);
    return rows.map(({ line }) => line).filter((line) => line !== "");
  };

  it("are named on every phone of the school from when they come until they leave, guardians never", async () => {
    const { ours, head, admin } = await twoSchools(app);
    await addPerson(app, newPhone(), [[ours, Role.guardian]]);
    const add = (name: string) =>
      app.graphql<Added>(head.token, ADD, { input: { name, phone: newPhone(), roles: ["BURSAR"] } });
    const [one] = await Promise.all([add("Njeri Kamau"), add("Otieno Were")]);
    const office = [head, admin].map(({ phone }) => `Person ${phone}`);
    expect((await namesOnPhones(ours)).toSorted()).toEqual(["Njeri Kamau", "Otieno Were", ...office].toSorted());

    await app.graphql(head.token, SET, { userId: one.data!.addStaff.staff.id, roles: [] });
    const em = app.app.services.orm.em.fork();
    await em.nativeUpdate(User, { name: "Otieno Were" }, { name: "Otieno Were Oduor" });
    await publishAllColleagues(app.app.services);
    expect((await namesOnPhones(ours)).toSorted()).toEqual(["Otieno Were Oduor", ...office].toSorted());
  });

  it("keep an administrator when two take each other's role away at once", async () => {
    for (let round = 0; round < 5; round++) {
      const school = await addBareSchool(app, "Ours");
      const [one, other] = [newPhone(), newPhone()];
      const ids = [
        await addPerson(app, one, [[school, Role.admin]]),
        await addPerson(app, other, [[school, Role.admin]]),
      ];
      const [first, second] = [await app.signIn(one, PASSWORD), await app.signIn(other, PASSWORD)];
      const roles = ["HEAD"];
      await Promise.all([
        app.graphql(first, SET, { userId: ids[1], roles }),
        app.graphql(second, SET, { userId: ids[0], roles }),
      ]);
      const em = app.app.services.orm.em.fork() as Em;
      const left = await runSql(em, "select user_id from membership where school_id = ? and role = 'admin'", [school]);
      expect(left).toHaveLength(1);
    }
  });

  it("are added with a temporary password, or with the one they have at another school", async () => {
    const { head, theirAdmin } = await twoSchools(app);
    const phone = newPhone();
    const input = {
      name: "  Wanjikũ   wa Kamau ",
      phone: phone.replace("+254", "0"),
      email: `W${phone}@School.ke`,
      roles: ["CLASS_TEACHER"],
    };
    const { data } = await app.graphql<Added>(head.token, ADD, { input });
    expect(data?.addStaff).toEqual({
      staff: {
        id: expect.any(String) as string,
        name: "Wanjikũ wa Kamau",
        phone,
        email: `w${phone}@school.ke`,
        roles: ["CLASS_TEACHER"],
      },
      temporaryPassword: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/) as string,
    });
    const token = await app.signIn(`w${phone}@school.ke`, data!.addStaff.temporaryPassword!);

    const again = await app.graphql<Added>(theirAdmin.token, ADD, {
      input: { name: "WANJIKU Njoroge", phone, roles: ["BURSAR"] },
    });
    expect(again.data?.addStaff).toMatchObject({ staff: { name: "Wanjikũ wa Kamau" }, temporaryPassword: null });
    const { data: viewer } = await app.graphql(token, "{ viewer { roles schools { roles school { name } } } }");
    expect(viewer).toEqual({
      viewer: {
        roles: ["CLASS_TEACHER"],
        schools: [
          { roles: ["CLASS_TEACHER"], school: { name: "Ours" } },
          { roles: ["BURSAR"], school: { name: "Theirs" } },
        ],
      },
    });
    expect(code(await app.graphql(head.token, ADD, { input }))).toBe("CONFLICT");
  });

  it("are not found out by their number from another school", async () => {
    const { head, theirAdmin } = await twoSchools(app);
    const [phone, email] = [newPhone(), "wanjiku.kamau@school.ke"];
    const wanjiku = { name: "Wanjikũ wa Kamau", phone, email, roles: ["BURSAR"] };
    await app.graphql(head.token, ADD, { input: wanjiku });
    for (const name of ["Somebody", "Mr", "W", "!"]) {
      for (const login of [{ phone }, { email }]) {
        const { data, errors } = await app.graphql(theirAdmin.token, ADD, {
          input: { name, ...login, roles: ["BURSAR"] },
        });
        expect([data, code({ errors })]).toEqual([null, "CONFLICT"]);
        expect(errors![0]!.message).toMatch(/Ask the person for the name they use in Asili/);
        expect(errors![0]!.message).not.toMatch(/Wanjik|Kamau|Ours/);
      }
    }
    const list = "{ staff { totalCount } }";
    expect((await app.graphql(theirAdmin.token, list)).data).toEqual({ staff: { totalCount: 2 } });
    const added = await app.graphql<Added>(theirAdmin.token, ADD, {
      input: { name: "kamau", phone, roles: ["BURSAR"] },
    });
    expect(added.data?.addStaff.staff.name).toBe(wanjiku.name);
  });

  it("gain and lose roles from the very next request", async () => {
    const { ours, admin, theirAdmin } = await twoSchools(app);
    const phone = newPhone();
    const id = String(await addPerson(app, phone, [[ours, Role.classTeacher]]));
    const token = await app.signIn(phone, PASSWORD);
    expect(code(await app.graphql(token, "{ staff { totalCount } }"))).toBe("FORBIDDEN");
    expect((await app.graphql(admin.token, SET, { userId: id, roles: ["DEPUTY", "BURSAR"] })).data).toEqual({
      setStaffRoles: { id, roles: ["DEPUTY", "BURSAR"] },
    });
    expect((await app.graphql(token, "{ staff { totalCount } }")).data).toEqual({ staff: { totalCount: 3 } });

    expect(code(await app.graphql(theirAdmin.token, SET, { userId: id, roles: ["ADMIN"] }))).toBe("NOT_FOUND");
    await app.graphql(admin.token, SET, { userId: id, roles: [] });
    expect(code(await app.graphql(token, "{ school { id } }"))).toBe("UNAUTHENTICATED");
  });

  it("always include an administrator", async () => {
    const { admin } = await twoSchools(app);
    const { data } = await app.graphql<{ viewer: { user: { id: string } } }>(admin.token, "{ viewer { user { id } } }");
    const userId = data!.viewer.user.id;
    expect(code(await app.graphql(admin.token, SET, { userId, roles: ["HEAD"] }))).toBe("CONFLICT");
    expect(code(await app.graphql(admin.token, SET, { userId, roles: ["HEAD", "ADMIN"] }))).toBeUndefined();
  });

  it("are made administrators, and unmade, by administrators alone", async () => {
    const { ours, head, admin } = await twoSchools(app);
    const input = { name: "Otieno Were", phone: newPhone(), roles: ["ADMIN"] };
    const added = await app.graphql(head.token, ADD, { input });
    expect([code(added), added.errors?.[0]?.message]).toEqual([
      "FORBIDDEN",
      expect.stringMatching(/^Only an administrator/),
    ]);
    const other = String(await addPerson(app, newPhone(), [[ours, Role.admin]]));
    const bursar = String(await addPerson(app, newPhone(), [[ours, Role.bursar]]));
    const set = async (token: string, userId: string, roles: string[]) =>
      code(await app.graphql(token, SET, { userId, roles }));
    expect(await set(head.token, bursar, ["BURSAR", "ADMIN"])).toBe("FORBIDDEN");
    expect(await set(head.token, other, ["BURSAR"])).toBe("FORBIDDEN");
    expect(await set(head.token, other, [])).toBe("FORBIDDEN");
    expect(await set(head.token, other, ["ADMIN", "DEPUTY"])).toBeUndefined();
    expect(await set(admin.token, bursar, ["BURSAR", "ADMIN"])).toBeUndefined();
    expect(await set(admin.token, other, ["BURSAR"])).toBeUndefined();
  });

  it("are listed in pages, by name, without guardians and without other schools' people", async () => {
    const { ours, head } = await twoSchools(app);
    for (let n = 1; n <= 5; n++) await addPerson(app, newPhone(), [[ours, Role.subjectTeacher]]);
    await addPerson(app, newPhone(), [[ours, Role.guardian]]);
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: {
        staff: { totalCount: number; nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      } = (
        await app.graphql<never>(
          head.token,
          "query ($after: String) { staff(first: 3, after: $after) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }",
          { after },
        )
      ).data!;
      expect(page.staff.totalCount).toBe(7);
      names.push(...page.staff.nodes.map(({ name }) => name));
      after = page.staff.pageInfo.hasNextPage ? page.staff.pageInfo.endCursor : null;
    } while (after !== null);
    expect(names).toHaveLength(7);
    expect(names).toEqual(names.toSorted());
    expect(code(await app.graphql(head.token, '{ staff(after: "nonsense") { totalCount } }'))).toBe("BAD_USER_INPUT");
  });

  it("see and revoke their own devices, and an administrator the school's", async () => {
    const { ours, admin, theirAdmin } = await twoSchools(app);
    const phone = newPhone();
    await addPerson(app, phone, [[ours, Role.classTeacher]]);
    const first = await app.signIn(phone, PASSWORD);
    const second = await app.signIn(phone, PASSWORD);
    const list = "{ devices { totalCount nodes { id current owner { phone } revokedAt } } }";
    type Devices = {
      devices: { totalCount: number; nodes: { id: string; current: boolean; owner: { phone: string } }[] };
    };
    const own = (await app.graphql<Devices>(second, list)).data!.devices;
    expect(own.nodes.map(({ current, owner }) => [current, owner.phone])).toEqual([
      [true, phone],
      [false, phone],
    ]);
    expect((await app.graphql<Devices>(admin.token, list)).data!.devices.totalCount).toBe(4);
    expect((await app.graphql<Devices>(theirAdmin.token, list)).data!.devices.totalCount).toBe(2);

    const revoke = "mutation ($id: ID!) { revokeDevice(id: $id) { id revokedAt } }";
    const [secondId, firstId] = own.nodes.map(({ id }) => id);
    expect(code(await app.graphql(theirAdmin.token, revoke, { id: firstId }))).toBe("NOT_FOUND");
    expect((await app.graphql(second, revoke, { id: firstId })).errors).toBeUndefined();
    expect(await isSignedIn(app, first)).toBe(false);
    expect(await isSignedIn(app, second)).toBe(true);
    expect((await app.graphql(admin.token, revoke, { id: secondId })).errors).toBeUndefined();
    expect(await isSignedIn(app, second)).toBe(false);
  });

  it("let another system in with a key that only reads, until it is revoked", async () => {
    const { admin, head, theirAdmin } = await twoSchools(app);
    const create = 'mutation { createApiKey(name: "Timetable") { secret apiKey { id prefix lastUsedAt } } }';
    type Created = { createApiKey: { secret: string; apiKey: { id: string; prefix: string } } };
    expect(code(await app.graphql(head.token, create))).toBe("FORBIDDEN");
    const { secret, apiKey } = (await app.graphql<Created>(admin.token, create)).data!.createApiKey;
    expect(secret.startsWith(apiKey.prefix)).toBe(true);

    expect((await app.graphql(secret, "{ school { name } staff { totalCount } }")).data).toEqual({
      school: { name: "Ours" },
      staff: { totalCount: 2 },
    });
    expect(code(await app.graphql(secret, "{ viewer { roles } }"))).toBe("FORBIDDEN");
    expect(code(await app.graphql(secret, create))).toBe("FORBIDDEN");
    const stored = await app.app.services.orm.em.fork().getConnection().execute("select * from api_key");
    expect(JSON.stringify(stored)).not.toContain(secret.slice(apiKey.prefix.length));

    type Keys = { apiKeys: { nodes: { lastUsedAt: string | null; revokedAt: string | null }[] } };
    const list = "{ apiKeys { nodes { lastUsedAt revokedAt } } }";
    expect((await app.graphql<Keys>(admin.token, list)).data!.apiKeys.nodes).toEqual([
      { lastUsedAt: expect.any(String) as string, revokedAt: null },
    ]);
    expect((await app.graphql<Keys>(theirAdmin.token, list)).data!.apiKeys.nodes).toEqual([]);

    const revoke = "mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }";
    expect(code(await app.graphql(theirAdmin.token, revoke, { id: apiKey.id }))).toBe("NOT_FOUND");
    expect((await app.graphql(admin.token, revoke, { id: apiKey.id })).errors).toBeUndefined();
    expect(code(await app.graphql(secret, "{ school { name } }"))).toBe("UNAUTHENTICATED");
  });

  it("change their password, which signs out their other devices", async () => {
    const { phone, token: here } = (await twoSchools(app)).head;
    const there = await app.signIn(phone, PASSWORD);
    const change = "mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) }";
    for (const [current, next] of [
      ["wrong", "new password"],
      [PASSWORD, "short"],
      [PASSWORD, PASSWORD],
      [PASSWORD, phone.replace("+254", "0")],
    ]) {
      expect(code(await app.graphql(here, change, { current, next }))).toBe("BAD_USER_INPUT");
    }
    expect((await app.graphql(here, change, { current: PASSWORD, next: "new password" })).data).toEqual({
      changePassword: true,
    });
    expect([await isSignedIn(app, here), await isSignedIn(app, there)]).toEqual([true, false]);
    await expect(app.signIn(phone, PASSWORD)).rejects.toThrow("do not go together");
    await app.signIn(phone, "new password");
  });

  it("go to another of their schools, and see only that one", async () => {
    const { ours, theirs } = await twoSchools(app);
    const phone = newPhone();
    await addPerson(app, phone, [
      [ours, Role.bursar],
      [theirs, Role.head],
    ]);
    const token = await app.signIn(phone, PASSWORD);
    const go = `mutation ($id: ID!) { switchSchool(schoolId: $id) { accessToken viewer { roles school { name } } } }`;
    const { data } = await app.graphql<{ switchSchool: { accessToken: string } }>(token, go, { id: String(theirs) });
    expect(data?.switchSchool).toMatchObject({ viewer: { roles: ["HEAD"], school: { name: "Theirs" } } });
    const { data: seen } = await app.graphql(
      data!.switchSchool.accessToken,
      "{ school { name } staff { totalCount } }",
    );
    expect(seen).toEqual({ school: { name: "Theirs" }, staff: { totalCount: 3 } });
    const elsewhere = await addBareSchool(app, "Elsewhere");
    expect(code(await app.graphql(data!.switchSchool.accessToken, go, { id: String(elsewhere) }))).toBe("FORBIDDEN");
  });

  it("are signed out at once", async () => {
    const { token } = (await twoSchools(app)).head;
    expect((await app.graphql(token, "mutation { signOut }")).data).toEqual({ signOut: true });
    expect(await isSignedIn(app, token)).toBe(false);
  });

  it("are shut out at once when their account is disabled", async () => {
    const { phone, token } = (await twoSchools(app)).head;
    const em = app.app.services.orm.em.fork();
    const user = await em.findOneOrFail(User, { phone });
    user.disabledAt = new Date();
    await em.flush();
    await announceAccessChange(app.app.services, user.id);
    expect(await isSignedIn(app, token)).toBe(false);
    await expect(app.signIn(phone, PASSWORD)).rejects.toThrow("do not go together");
  });
});
