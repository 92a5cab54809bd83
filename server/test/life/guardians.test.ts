import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { OutboxEvent } from "../../src/events/outbox-event.entity.js";
import { Channel } from "../../src/fees/receipts/channel.js";
import { openLedger } from "../../src/fees/ledger/open-ledger.js";
import { postPayment } from "../../src/fees/receipts/post-payment.js";
import { SmsMessage } from "../../src/notify/sms/sms-message.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { SmsRecorder } from "../../src/platform/sms/sms-recorder.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { LearnerId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { Role } from "../../src/values/role.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const GUARDIANS = `guardians { guardian { id name phone secondPhone } relation priority contact custody seesRecords livesWith }`;
const ADD = `mutation ($id: ID!, $guardian: GuardianInput!) { addGuardian(learnerId: $id, guardian: $guardian) { ${GUARDIANS} } }`;
const UPDATE = `mutation ($id: ID!, $g: ID!, $guardian: GuardianInput!) {
  updateGuardian(learnerId: $id, guardianId: $g, guardian: $guardian) { ${GUARDIANS} }
}`;
const REMOVE = `mutation ($id: ID!, $g: ID!) { removeGuardian(learnerId: $id, guardianId: $g) { ${GUARDIANS} } }`;
const ORDER = `mutation ($id: ID!, $g: [ID!]!) { orderGuardians(learnerId: $id, guardianIds: $g) { ${GUARDIANS} } }`;
const READ = `query ($id: ID!) { learner(id: $id) { ${GUARDIANS} siblings { id } } }`;
const CHILDREN = "{ myChildren { id } }";
const SAVE = `mutation { saveNotifySettings(input: { paymentSms: ALWAYS, capCents: 500000, quietFrom: 1200, quietTo: 390 }) { capCents } }`;

type Row = {
  guardian: { id: string; name: string; phone: string | null };
  priority: number;
  contact: string | null;
  custody: string | null;
};

describe.each(engines)("guardians of a learner on %s", (engine) => {
  let at = new Date("2026-09-07T09:00:00Z");
  const clock = { now: () => at };
  const sms = new SmsRecorder(() => at);
  let app: BootedApp;
  let school: TestSchool;
  let head: string;
  let bursar: string;
  let parent: string;
  let child: number;
  let sister: number;
  let payments = 0;

  beforeAll(async () => {
    app = await bootApp({ engine, clock, sms });
  });
  beforeEach(async () => {
    at = new Date("2026-09-07T09:00:00Z");
    school = await aSchool(app.app.services)
      .withClass("G7", "East")
      .withLearners(3)
      .withGuardian(2)
      .withTeacher("class")
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .build();
    const signIn = (role: Role) => app.signIn(school.person(role).login, school.person(role).password);
    [head, bursar, parent] = [await signIn(Role.head), await signIn(Role.bursar), await signIn(Role.guardian)];
    [child, sister] = school.classes[0]!.learnerIds as unknown as [number, number];
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const ask = async <Data = never>(token: string, text: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = await app.graphql<Data>(token, text, variables as Record<string, unknown>);
    if (!data || errors) throw new Error(errors?.[0]?.message);
    return data;
  };
  const guardiansOf = async (id: number, token = head): Promise<Row[]> =>
    (await ask<{ learner: { guardians: Row[] } }>(token, READ, { id })).learner.guardians;
  const add = (id: number, guardian: object) => ask<{ addGuardian: { guardians: Row[] } }>(head, ADD, { id, guardian });
  const rule = async (id: number, rules: object) => {
    const [first] = await guardiansOf(id);
    const { name, phone, id: g } = first!.guardian;
    await ask(head, UPDATE, { id, g, guardian: { name, phone, relation: "Mother", ...rules } });
  };
  const children = async (token = parent) =>
    (await ask<{ myChildren: { id: string }[] }>(token, CHILDREN)).myChildren.map(({ id }) => Number(id));
  const messages = async () => {
    const em = app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    return em.find(SmsMessage, {}, { orderBy: { id: "asc" } });
  };
  const pay = async (learnerId: number) => {
    const { services } = app.app;
    const em = services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    await inTransaction(em, async (tx) =>
      postPayment(await openLedger(tx, { schoolId: school.id, userId: null }, at), {
        channel: Channel.cash,
        reference: `P${++payments}`,
        cents: 50_000 as Cents,
        payer: null,
        day: schoolDayAt(at),
        paidAt: at,
        shares: [{ learnerId: learnerId as LearnerId, cents: 50_000 as Cents }],
      }),
    );
    services.relay.kick();
    await vi.waitFor(async () => expect(await services.orm.em.fork().count(OutboxEvent)).toBe(0), 30_000);
  };

  it("are added in order, share one record by their phone, and are told apart from what others may see", async () => {
    const [mother] = await guardiansOf(child);
    const phone = school.person(Role.guardian).login;
    const other = school.classes[0]!.learnerIds[2]!;
    await expect(add(other, { name: "Somebody Else", phone })).rejects.toThrow(
      `The number of Somebody Else is ${mother!.guardian.name}’s here`,
    );
    await expect(add(other, { name: "Mrs.", phone })).rejects.toThrow("The number of Mrs. is");
    expect(await guardiansOf(other)).toEqual([]);
    const added = await add(other, { name: mother!.guardian.name.toUpperCase(), phone });
    expect(added.addGuardian.guardians.map(({ guardian }) => guardian.id)).toEqual([mother!.guardian.id]);
    const { addGuardian } = await add(child, {
      name: "Baba  Amina",
      phone: "0798 000 111",
      custody: "NONE",
      livesWith: false,
    });
    expect(addGuardian.guardians.map(({ guardian, priority, custody }) => [guardian.name, priority, custody])).toEqual([
      [mother!.guardian.name, 1, "UNKNOWN"],
      ["Baba Amina", 2, "NONE"],
    ]);
    await expect(add(child, { name: "Again", phone: "+254798000111" })).rejects.toThrow("Baba Amina has that number");
    await expect(add(child, { name: "Bad", phone: "12345" })).rejects.toThrow("no Kenyan mobile number");
    await expect(add(child, { name: " " })).rejects.toThrow("guardian’s name");

    const asSeen = await guardiansOf(child, parent);
    expect(asSeen.map(({ guardian, contact, custody }) => [guardian.phone, contact, custody])).toEqual([
      [phone, null, null],
      [null, null, null],
    ]);
    expect((await guardiansOf(child, bursar)).map(({ contact, custody }) => [contact, custody])).toEqual([
      ["ALWAYS", null],
      ["ALWAYS", null],
    ]);
  });

  it("are at most eight, ordered by the school, and taken off one by one", async () => {
    for (let number = 2; number <= 8; number++) await add(child, { name: `Guardian ${number}` });
    await expect(add(child, { name: "Ninth" })).rejects.toThrow("at most 8");
    const rows = await guardiansOf(child);
    const ids = rows.map(({ guardian }) => guardian.id).toReversed();
    await ask(head, ORDER, { id: child, g: ids });
    expect((await guardiansOf(child)).map(({ guardian }) => guardian.id)).toEqual(ids);
    await expect(ask(head, ORDER, { id: child, g: ids.slice(1) })).rejects.toThrow("changed meanwhile");
    await expect(ask(head, ORDER, { id: child, g: [...ids.slice(1), ids[1]] })).rejects.toThrow("changed meanwhile");
    await ask(head, REMOVE, { id: child, g: ids[0] });
    const left = await guardiansOf(child);
    expect(left.map(({ guardian, priority }) => [guardian.id, priority])).toEqual(
      ids.slice(1).map((id, index) => [id, index + 1]),
    );
    await expect(ask(head, REMOVE, { id: child, g: ids[0] })).rejects.toThrow("not a guardian");
  });

  it("make brothers and sisters of those who share one", async () => {
    const siblings = async (id: number, token = head) =>
      (await ask<{ learner: { siblings: { id: string }[] } }>(token, READ, { id })).learner.siblings.map((one) =>
        Number(one.id),
      );
    expect(await siblings(child)).toEqual([sister]);
    expect(await siblings(sister, parent)).toEqual([child]);
    await rule(child, { seesRecords: false });
    expect(await siblings(sister, parent)).toEqual([]);
    expect(await siblings(child)).toEqual([sister]);
  });

  it.each([{ seesRecords: false }, { contact: "NEVER" }])("see nothing of a child under %o", async (rules) => {
    await pay(child);
    expect(await children()).toEqual([child, sister]);
    await rule(child, rules);
    expect(await children()).toEqual([sister]);

    const safe = "query ($id: ID!) { learner(id: $id) { name } learnerLife(learnerId: $id) { totalCount } }";
    expect(await ask(parent, safe, { id: child })).toEqual({ learner: null, learnerLife: null });
    const receipts = "query { receipts { totalCount } }";
    expect(await ask(parent, receipts)).toEqual({ receipts: { totalCount: 0 } });
    const refused = async (text: string) =>
      (await app.graphql(parent, text, { id: child })).errors?.[0]?.extensions["code"];
    const prompt = `mutation ($id: ID!) { payWithMpesa(learnerId: $id, cents: 100, phone: "0712345678", key: "k") { id } }`;
    expect(await refused(prompt)).toBe("NOT_FOUND");
    for (const file of [`/files/fees/statements/${child}`]) {
      const answer = await fetch(app.url + file, { headers: { authorization: `Bearer ${parent}` } });
      expect(answer.status).toBe(404);
    }
  });

  it.each([{ seesRecords: false }, { contact: "NEVER" }, { contact: "EMERGENCIES" }])(
    "are sent nothing under %o; the next who may be told is",
    async (rules) => {
      await ask(bursar, SAVE);
      await pay(child);
      expect((await messages()).map(({ phone }) => phone)).toEqual([school.person(Role.guardian).login]);
      await rule(child, rules);
      await pay(child);
      expect(await messages()).toHaveLength(1);
      await add(child, { name: "Auntie", phone: "0798 222 333" });
      await pay(child);
      expect((await messages()).map(({ phone }) => phone)).toEqual([
        school.person(Role.guardian).login,
        "+254798222333",
      ]);
    },
  );

  it("are written to in the order the school says", async () => {
    await ask(bursar, SAVE);
    const { addGuardian } = await add(child, { name: "Auntie", phone: "0798 444 555" });
    await pay(child);
    const [mother, auntie] = addGuardian.guardians.map(({ guardian }) => guardian.id);
    await ask(head, ORDER, { id: child, g: [auntie, mother] });
    await pay(child);
    const told = (await messages()).map(({ phone }) => phone);
    expect(told).toEqual([school.person(Role.guardian).login, "+254798444555"]);
  });

  it("are not sent what waited when the rule came", async () => {
    await ask(bursar, SAVE);
    at = new Date("2026-09-07T19:00:00Z");
    await pay(child);
    expect((await messages()).map(({ state }) => state)).toEqual(["queued"]);
    head = await app.signIn(school.person(Role.head).login, school.person(Role.head).password);
    await rule(child, { contact: "NEVER" });
    at = new Date("2026-09-08T09:00:00Z");
    await vi.waitFor(async () => {
      app.app.services.courier.kick();
      expect((await messages()).map(({ state }) => state)).toEqual(["failed"]);
    }, 30_000);
    expect(sms.messages.filter(({ phone }) => phone === school.person(Role.guardian).login)).toEqual([]);
  });

  it("lose their sight of the children with their number: the old SIM opens nothing", async () => {
    expect(await children()).toEqual([child, sister]);
    const [mother] = await guardiansOf(child);
    const guardian = { name: mother!.guardian.name, phone: "0799 123 456", relation: "Mother" };
    await ask(head, UPDATE, { id: child, g: mother!.guardian.id, guardian });
    expect(await children()).toEqual([]);
    const taken = { name: "Baba", phone: "0799 123 456" };
    const { addGuardian } = await add(child, { name: "Baba" });
    const g = addGuardian.guardians[1]!.guardian.id;
    await expect(ask(head, UPDATE, { id: child, g, guardian: taken })).rejects.toThrow("has that number");
  });
});
