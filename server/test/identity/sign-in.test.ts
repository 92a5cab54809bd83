import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SchoolId } from "../../src/values/ids.js";
import type { Phone } from "../../src/values/phone.js";
import { Role } from "../../src/values/role.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { addBareSchool, addPerson, newPhone, PASSWORD } from "./people.js";

const SIGN_IN = `mutation ($login: String!, $password: String!, $deviceId: ID, $schoolId: ID) {
  signIn(login: $login, password: $password, deviceLabel: "Phone", deviceId: $deviceId, schoolId: $schoolId, returnRefreshToken: true) {
    accessToken refreshToken deviceId viewer { roles deviceId user { name phone } schools { roles } }
  }
}`;
const REFRESH = `mutation ($refreshToken: String!) {
  refresh(refreshToken: $refreshToken) { accessToken refreshToken deviceId }
}`;

type Tokens = { accessToken: string; refreshToken: string; deviceId: string };

const signIn = async (app: BootedApp, login: string, extra: Record<string, unknown> = {}) => {
  const { data, errors } = await app.graphql<{ signIn: Tokens }>(null, SIGN_IN, {
    login,
    password: PASSWORD,
    ...extra,
  });
  if (!data) throw new Error(errors?.[0]?.message);
  return data.signIn;
};
const refresh = async (app: BootedApp, refreshToken: string) => {
  const { data, errors } = await app.graphql<{ refresh: Tokens }>(null, REFRESH, { refreshToken });
  return data ? data.refresh : (errors?.[0]?.extensions["code"] as string);
};
const mustRefresh = async (app: BootedApp, refreshToken: string): Promise<Tokens> => {
  const answer = await refresh(app, refreshToken);
  if (typeof answer === "string") throw new Error(answer);
  return answer;
};
const isSignedIn = async (app: BootedApp, token: string) =>
  (await app.graphql(token, "{ viewer { roles } }")).errors === undefined;

/** A clock that stands still until it is moved. */
function aClock() {
  let now = Date.parse("2026-11-23T05:30:00.000Z");
  return { now: () => new Date(now), forward: (seconds: number) => void (now += seconds * 1000) };
}

describe.each(engines)("signing in on %s", (engine) => {
  const clock = aClock();
  let app: BootedApp;
  let school: SchoolId;
  let phone: Phone;
  beforeAll(async () => {
    app = await bootApp({ engine, clock });
    school = await addBareSchool(app, "Ours");
  });
  beforeEach(async () => {
    phone = newPhone();
    await addPerson(app, phone, [[school, Role.head]]);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it("leaves a device without a name that does not say what it is, for screens to word", async () => {
    const { accessToken, deviceId } = await signIn(app, phone);
    const withoutLabel = `mutation { signIn(login: "${phone}", password: "${PASSWORD}") { deviceId } }`;
    await app.graphql(null, withoutLabel);
    const { data } = await app.graphql<{ devices: { nodes: { id: string; label: string }[] } }>(
      accessToken,
      "{ devices(first: 10) { nodes { id label } } }",
    );
    const labels = data!.devices.nodes.map(({ id, label }) => [id === deviceId, label]);
    expect(labels).toEqual(
      expect.arrayContaining([
        [true, "Phone"],
        [false, ""],
      ]),
    );
  });

  it("takes a phone number in any Kenyan form, or an e-mail in any case", async () => {
    await addPerson(app, "+254712345678", [[school, Role.head]], "head@school.ke");
    for (const login of ["0712345678", "+254 712 345 678", "712345678", "00254712345678", " HEAD@School.ke "]) {
      expect(await signIn(app, login)).toMatchObject({ viewer: { roles: ["HEAD"], user: { phone: "+254712345678" } } });
    }
  });

  it("gives an unknown login and a wrong password the same answer", async () => {
    const wrong = await app.graphql(null, SIGN_IN, { login: phone, password: "wrong" });
    const unknown = await app.graphql(null, SIGN_IN, { login: "0799999999", password: "wrong" });
    const nonsense = await app.graphql(null, SIGN_IN, { login: "nobody", password: "wrong" });
    expect(wrong.errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
    expect(unknown.errors).toEqual(wrong.errors);
    expect(nonsense.errors).toEqual(wrong.errors);
  });

  it("refreshes, rotates and finds out reuse", async () => {
    const first = await signIn(app, phone);
    const second = await mustRefresh(app, first.refreshToken);
    expect(second.deviceId).toBe(first.deviceId);
    expect(second.refreshToken).not.toBe(first.refreshToken);

    clock.forward(900);
    const third = await mustRefresh(app, second.refreshToken);
    expect(await isSignedIn(app, third.accessToken)).toBe(true);

    clock.forward(900);
    expect(await refresh(app, first.refreshToken)).toBe("UNAUTHENTICATED");
    expect(await refresh(app, third.refreshToken)).toBe("UNAUTHENTICATED");
    expect(await isSignedIn(app, third.accessToken)).toBe(false);
    const audit = await app.app.services.orm.em.fork().getConnection().execute("select action from audit_event");
    expect((audit as { action: string }[]).map(({ action }) => action)).toContain("refresh-token.reused");
  });

  it("gives the same successor to copies of one refresh, sent at once", async () => {
    const { refreshToken } = await signIn(app, phone);
    const copies = await Promise.all([1, 2, 3, 4].map(() => mustRefresh(app, refreshToken)));
    expect(new Set(copies.map((copy) => copy.refreshToken)).size).toBe(1);
    expect(await refresh(app, copies[0]!.refreshToken)).toMatchObject({ deviceId: copies[0]!.deviceId });
  });

  it("does not sign out whoever never got the answer, and finds out two holders of one token", async () => {
    const { refreshToken } = await signIn(app, phone);
    const lost = await mustRefresh(app, refreshToken);
    clock.forward(3 * 24 * 3600);
    const found = await mustRefresh(app, refreshToken);
    expect(found.refreshToken).not.toBe(lost.refreshToken);
    expect(await mustRefresh(app, refreshToken)).toMatchObject({ refreshToken: found.refreshToken });
    expect(await isSignedIn(app, found.accessToken)).toBe(true);

    // Had the answer reached a thief instead, their token would now give both away.
    expect(await refresh(app, lost.refreshToken)).toBe("UNAUTHENTICATED");
    expect(await refresh(app, found.refreshToken)).toBe("UNAUTHENTICATED");
  });

  it("keeps a device's id across sign-ins, but only for its own person", async () => {
    await addPerson(app, "+254712345679", [[school, Role.bursar]]);
    const first = await signIn(app, phone);
    const again = await signIn(app, phone, { deviceId: first.deviceId });
    expect(again.deviceId).toBe(first.deviceId);
    expect(await refresh(app, first.refreshToken)).toBe("UNAUTHENTICATED");
    expect(await refresh(app, again.refreshToken)).toMatchObject({ deviceId: first.deviceId });
    const other = await signIn(app, "0712345679", { deviceId: first.deviceId });
    expect(other.deviceId).not.toBe(first.deviceId);
  });
});

it("makes a login wait after ten wrong passwords, whichever way it is written, and then lets it in", async () => {
  const clock = aClock();
  await using app = await bootApp({ clock });
  const school = await addBareSchool(app, "Ours");
  await addPerson(app, "+254712345678", [[school, Role.head]]);
  for (const login of ["0712345678", "+254712345678"]) {
    for (let attempt = 1; attempt <= 5; attempt++) await app.graphql(null, SIGN_IN, { login, password: "wrong" });
  }
  const { errors } = await app.graphql(null, SIGN_IN, { login: "712 345 678", password: PASSWORD });
  expect(errors?.[0]?.extensions).toEqual({ code: "RATE_LIMITED", retryAfter: 900 });
  expect(errors?.[0]?.message).toBe("Too many attempts. Wait 15 minutes, then try again.");
  clock.forward(901);
  expect(await signIn(app, "0712345678")).toMatchObject({ viewer: { roles: ["HEAD"] } });
});

it("makes an address wait that tries many logins", async () => {
  await using app = await bootApp();
  const codes = new Set<unknown>();
  for (let attempt = 0; attempt < 205; attempt += 5) {
    const tries = [0, 1, 2, 3, 4].map((at) =>
      app.graphql(null, SIGN_IN, { login: `nobody${attempt + at}@school.ke`, password: "wrong" }),
    );
    for (const { errors } of await Promise.all(tries)) codes.add(errors?.[0]?.extensions["code"]);
  }
  expect([...codes]).toEqual(["UNAUTHENTICATED", "RATE_LIMITED"]);
}, 30_000);

it("refuses an access token after a quarter of an hour", async () => {
  const clock = aClock();
  await using app = await bootApp({ clock });
  const school = await addBareSchool(app, "Ours");
  await addPerson(app, "+254712345678", [[school, Role.head]]);
  const { accessToken } = await signIn(app, "0712345678");
  clock.forward(899);
  expect(await isSignedIn(app, accessToken)).toBe(true);
  clock.forward(1);
  expect(await isSignedIn(app, accessToken)).toBe(false);
});

it("accepts tokens of an earlier key until it is dropped", async () => {
  const old = { id: "old", secret: "o".repeat(40) };
  const next = { id: "next", secret: "n".repeat(40) };
  await using app = await bootApp({ config: { signingKeys: [old] } });
  const school = await addBareSchool(app, "Ours");
  await addPerson(app, "+254712345678", [[school, Role.head]]);
  const { accessToken, refreshToken } = await signIn(app, "0712345678");
  const { database } = app.app.services.config;

  const isSignedInWith = async (signingKeys: (typeof old)[]) => {
    await using other = await bootApp({ config: { signingKeys, database } });
    return await isSignedIn(other, accessToken);
  };
  expect(await isSignedInWith([next, old])).toBe(true);
  expect(await isSignedInWith([next])).toBe(false);
  await using rotated = await bootApp({ config: { signingKeys: [next], database } });
  expect(await isSignedIn(rotated, (await mustRefresh(rotated, refreshToken)).accessToken)).toBe(true);
});

it("keeps the refresh token of each device in a cookie of its own, out of scripts' reach", async () => {
  await using app = await bootApp();
  const school = await addBareSchool(app, "Ours");
  await addPerson(app, "+254712345678", [[school, Role.head]]);
  const send = (query: string, cookie?: string) =>
    fetch(`${app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(cookie && { cookie }) },
      body: JSON.stringify({ query }),
    });
  const signedIn = await send(
    `mutation { signIn(login: "0712345678", password: "${PASSWORD}") { deviceId refreshToken } }`,
  );
  const { data } = (await signedIn.json()) as { data: { signIn: { deviceId: string; refreshToken: null } } };
  expect(data.signIn.refreshToken).toBeNull();
  const cookie = signedIn.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(
    new RegExp(
      `^asili_refresh_${data.signIn.deviceId}=[\\w-]{43}; Max-Age=5184000; Path=/graphql; HttpOnly; SameSite=Strict$`,
    ),
  );
  const [pair] = cookie.split(";");
  const refreshed = await send(`mutation { refresh { deviceId refreshToken } }`, pair);
  expect(await refreshed.json()).toEqual({ data: { refresh: { deviceId: data.signIn.deviceId, refreshToken: null } } });
  expect(refreshed.headers.get("set-cookie")).toContain(`asili_refresh_${data.signIn.deviceId}=`);
  const ambiguous = await send(`mutation { refresh { deviceId } }`, `${pair}; asili_refresh_999=x`);
  expect(await ambiguous.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
});
