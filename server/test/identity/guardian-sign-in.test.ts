import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Logger } from "../../src/platform/logger.js";
import type { Em } from "../../src/platform/orm.js";
import { SmsRecorder } from "../../src/platform/sms/sms-recorder.js";
import type { SmsSender } from "../../src/platform/sms/sms-sender.js";
import { Guardian } from "../../src/schools/guardian.entity.js";
import { Guardianship } from "../../src/schools/guardianship.entity.js";
import type { Phone } from "../../src/values/phone.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { addPerson, newPhone } from "./people.js";

const ASK = "mutation ($phone: String!, $language: Language!) { sendSignInCode(phone: $phone, language: $language) }";
const ENTER = `mutation ($phone: String!, $code: String!, $schoolId: ID) {
  signInWithCode(phone: $phone, code: $code, schoolId: $schoolId, deviceLabel: "Phone", returnRefreshToken: true) {
    accessToken refreshToken viewer { roles user { name } schools { school { name } roles } }
  }
}`;

/** A busy machine is no finding. */
const SOON_MS = 30_000;

type Entered = {
  accessToken: string;
  refreshToken: string;
  viewer: { roles: string[]; user: { name: string }; schools: { school: { name: string } }[] };
};

describe.each(engines)("signing in by a code on %s", (engine) => {
  const clock = aClock();
  const sms = new SmsRecorder(() => clock.now());
  const logged: string[] = [];
  let app: BootedApp;
  let ours: TestSchool;
  let theirs: TestSchool;
  let phone: Phone;

  beforeAll(async () => {
    app = await bootApp({ engine, clock, sms, logger: keepIn(logged) });
    ours = await aSchool(app.app.services).named("Upendo Junior").withClass("G7", "East").withLearners(2).build();
    theirs = await aSchool(app.app.services).named("Amani Academy").withClass("G4").withLearners(1).build();
  });
  beforeEach(() => {
    phone = newPhone();
    clock.forward(25 * 3600);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const ask = (to: string, language = "EN") => app.graphql(null, ASK, { phone: to, language });
  const enter = (code: string, extra: object = {}) =>
    app.graphql<{ signInWithCode: Entered }>(null, ENTER, { phone, code, ...extra });
  const messagesTo = (to: Phone) => sms.messages.filter((message) => message.phone === to).map(({ text }) => text);
  const codeFor = async (to: Phone) => {
    const before = messagesTo(to).length;
    expect((await ask(to)).errors).toBeUndefined();
    await vi.waitFor(() => expect(messagesTo(to).length).toBeGreaterThan(before), SOON_MS);
    return messagesTo(to)[0]!.slice(0, 6);
  };
  const parent = async (school: TestSchool, name: string) => {
    const em = app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const guardianId = await em.insert(Guardian, { schoolId: school.id, name, phone, userId: null });
    const learnerId = school.classes[0]!.learnerIds[0]!;
    await em.insert(Guardianship, { schoolId: school.id, learnerId, guardianId, relation: "mother", priority: 1 });
  };
  const codeOf = (answer: Awaited<ReturnType<typeof enter>>) => answer.errors?.[0]?.extensions["code"];
  const another = (code: string) => (code === "000000" ? "000001" : "000000");

  it("lets a guardian in, in every school that knows their phone, to their own children only", async () => {
    await parent(ours, "Mary Wanjiku");
    await parent(theirs, "Mary W.");
    const { data } = await enter(await codeFor(phone), { schoolId: theirs.id });
    expect(data!.signInWithCode.viewer).toMatchObject({ roles: ["GUARDIAN"], user: { name: "Mary Wanjiku" } });
    expect(data!.signInWithCode.viewer.schools.map(({ school }) => school.name)).toEqual([ours.name, theirs.name]);
    const children = await app.graphql(data!.signInWithCode.accessToken, "{ myChildren { name } }");
    expect(children.data).toEqual({ myChildren: [{ name: "Learner 1" }] });
    const all = await app.graphql(data!.signInWithCode.accessToken, "{ learners { totalCount } }");
    expect(all.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  });

  it("takes a code once, and of two at once only the first", async () => {
    await parent(ours, "Grace Auma");
    const code = await codeFor(phone);
    const answers = await Promise.all([enter(code), enter(code)]);
    expect(answers.map((answer) => codeOf(answer) ?? "in").toSorted()).toEqual(["UNAUTHENTICATED", "in"]);
    expect(codeOf(await enter(code))).toBe("UNAUTHENTICATED");
  });

  it("wants a new code after five wrong ones, and after ten minutes", async () => {
    await parent(ours, "Grace Auma");
    const code = await codeFor(phone);
    for (let tries = 0; tries < 5; tries++) expect(codeOf(await enter(another(code)))).toBe("UNAUTHENTICATED");
    expect(codeOf(await enter(code))).toBe("UNAUTHENTICATED");
    const late = await codeFor(phone);
    clock.forward(601);
    expect(codeOf(await enter(late))).toBe("UNAUTHENTICATED");
    expect((await enter(await codeFor(phone))).data).toBeTruthy();
  });

  it("lets the last code count alone", async () => {
    await parent(ours, "Grace Auma");
    const first = await codeFor(phone);
    const second = await codeFor(phone);
    if (first !== second) expect(codeOf(await enter(first))).toBe("UNAUTHENTICATED");
    expect((await enter(second)).data).toBeTruthy();
  });

  it("sends three codes in a quarter of an hour, ten a day", async () => {
    await parent(ours, "Grace Auma");
    for (let asked = 0; asked < 3; asked++) await codeFor(phone);
    expect((await ask(phone)).errors?.[0]?.extensions).toMatchObject({ code: "RATE_LIMITED", retryAfter: 900 });
    for (let quarter = 0; quarter < 3; quarter++) {
      clock.forward(901);
      for (let asked = 0; asked < 3; asked++) if (messagesTo(phone).length < 10) await codeFor(phone);
    }
    expect(messagesTo(phone)).toHaveLength(10);
    clock.forward(901);
    expect((await ask(phone)).errors?.[0]?.extensions["code"]).toBe("RATE_LIMITED");
  });

  it("tells nobody whether a school knows a phone, and sends strangers nothing", async () => {
    const unknown = await ask(phone);
    expect([unknown.data, unknown.errors]).toEqual([{ sendSignInCode: true }, undefined]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(messagesTo(phone)).toEqual([]);
    expect(codeOf(await enter("123456"))).toBe("UNAUTHENTICATED");
  });

  it("sends staff to their password, whose sign-in opens more than a text message may", async () => {
    await addPerson(app, phone, [[ours.id, Role.head]]);
    await parent(ours, "The head as a mother");
    await ask(phone, "SW");
    await vi.waitFor(() => expect(messagesTo(phone)).toHaveLength(1), SOON_MS);
    expect(messagesTo(phone)[0]).toContain("nenosiri");
    expect(messagesTo(phone)[0]).not.toMatch(/\d{6}/);
  });

  it("leaves a guardian who became staff after the code was sent outside", async () => {
    await parent(ours, "Grace Auma");
    const code = await codeFor(phone);
    await addPerson(app, phone, [[ours.id, Role.bursar]]);
    expect(codeOf(await enter(code))).toBe("UNAUTHENTICATED");
  });

  it("writes neither a code nor a phone number into the log", async () => {
    await parent(ours, "Grace Auma");
    // In all that is logged by now any six digits may stand by chance.
    logged.length = 0;
    const code = await codeFor(phone);
    await enter(another(code));
    await enter(code);
    const bare = phone.slice(4);
    expect(logged.filter((line) => line.includes(bare) || line.includes(code))).toEqual([]);
  });

  it("shows where no provider is set up what would have been sent", async () => {
    await parent(ours, "Grace Auma");
    const code = await codeFor(phone);
    expect(await (await fetch(`${app.url}/practice/messages`)).text()).toContain(code);
  });
});

it("sign-in codes: where nothing can send messages it is said at once", async () => {
  await using app = await bootApp();
  const { errors } = await app.graphql(null, ASK, { phone: "0712345678", language: "EN" });
  expect(errors?.[0]?.extensions["code"]).toBe("CONFLICT");
  expect((await app.graphql(null, "{ takesSignInCodes }")).data).toEqual({ takesSignInCodes: false });
});

it("sign-in codes: the log of a provider that fails holds neither number nor code", async () => {
  const logged: string[] = [];
  const broken: SmsSender = { name: "broken", send: () => Promise.reject(new Error("down")) };
  await using app = await bootApp({ sms: broken, logger: keepIn(logged) });
  const school = await aSchool(app.app.services).withClass("G7").withLearners(1).build();
  const phone = newPhone();
  const em = app.app.services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: school.id });
  await em.insert(Guardian, { schoolId: school.id, name: "Mary", phone, userId: null });
  await app.graphql(null, ASK, { phone, language: "EN" });
  await vi.waitFor(() => expect(logged.join()).toContain("a sign-in code could not be sent"), SOON_MS);
  expect(logged.join()).not.toContain(phone.slice(4));
});

function keepIn(logged: string[]): Logger {
  const keep = (...said: unknown[]) =>
    void logged.push(JSON.stringify(said, (_key, value: unknown) => (value instanceof Error ? value.stack : value)));
  return { debug: keep, info: keep, warn: keep, error: keep, fatal: keep };
}

function aClock() {
  let now = Date.parse("2026-09-07T06:00:00Z");
  return { now: () => new Date(now), forward: (seconds: number) => void (now += seconds * 1000) };
}
