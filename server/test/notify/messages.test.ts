import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { OutboxEvent } from "../../src/events/outbox-event.entity.js";
import { recordEvents } from "../../src/events/outbox.js";
import { Channel } from "../../src/fees/receipts/channel.js";
import { postPayment } from "../../src/fees/receipts/post-payment.js";
import { InvoiceLine } from "../../src/fees/invoices/invoice-line.entity.js";
import { Invoice, InvoiceKind } from "../../src/fees/invoices/invoice.entity.js";
import { postEntry } from "../../src/fees/ledger/post-entry.js";
import { openLedger } from "../../src/fees/ledger/open-ledger.js";
import { paymentsTopic } from "../../src/fees/live/fees-topics.js";
import { giveUpWaiting } from "../../src/notify/sms/give-up-waiting.js";
import { SmsMessage } from "../../src/notify/sms/sms-message.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { SmsRecorder } from "../../src/platform/sms/sms-recorder.js";
import type { SmsOutcome, SmsSender } from "../../src/platform/sms/sms-sender.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { Guardian } from "../../src/schools/guardian.entity.js";
import { Guardianship } from "../../src/schools/guardianship.entity.js";
import type { JournalEntryId, LearnerId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import type { Phone } from "../../src/values/phone.js";
import { Role } from "../../src/values/role.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { PushService } from "./push-service.js";

const SAVE = `mutation ($input: NotifySettingsInput!) { saveNotifySettings(input: $input) { capCents spentCents payTo } }`;
const SUBSCRIBE = `mutation ($endpoint: String!, $p256dh: String!, $auth: String!) {
  savePushSubscription(endpoint: $endpoint, p256dh: $p256dh, auth: $auth)
}`;
const MESSAGES = `query ($state: SmsState) {
  smsMessages(state: $state, first: 200) { totalCount nodes { kind text guardianName learnerName state why cents } }
}`;
const REMIND = `mutation ($ids: [ID!]!) { remindOfArrears(learnerIds: $ids) { queued left { learnerId why } } }`;
const SETTINGS = { paymentSms: "ALWAYS", capCents: 500_000, quietFrom: 1200, quietTo: 390, payTo: "Paybill 247247" };

type Listed = { smsMessages: { totalCount: number; nodes: Record<string, unknown>[] } };

/** A provider that does what it is told, and otherwise keeps messages. */
class Provider implements SmsSender {
  readonly name = "practice";
  readonly recorder: SmsRecorder;
  next: SmsOutcome | Promise<SmsOutcome> | null = null;

  constructor(now: () => Date) {
    this.recorder = new SmsRecorder(now);
  }

  async send(phone: Phone, text: string): Promise<SmsOutcome> {
    const { next } = this;
    if (next === null) return this.recorder.send(phone, text);
    this.next = null;
    return next;
  }
}

describe.each(engines)("messages to guardians on %s", (engine) => {
  const clock = aClock();
  let sms: Provider;
  let push: PushService;
  let app: BootedApp;
  let school: TestSchool;
  let head: string;
  let bursar: string;
  let parents: number;

  beforeAll(async () => {
    sms = new Provider(() => clock.now());
    push = await PushService.open();
    app = await bootApp({ engine, clock, sms, config: { pushHost: push.host } });
    parents = 0;
  });
  beforeEach(async () => {
    clock.set("2026-09-07T09:00:00Z");
    school = await aSchool(app.app.services)
      .withClass("G7", "East")
      .withLearners(3)
      .withGuardian()
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .build();
    [head, bursar] = await Promise.all([signInAs(Role.head), signInAs(Role.bursar)]);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await push[Symbol.asyncDispose]();
  });

  const signInAs = (role: Role) => app.signIn(school.person(role).login, school.person(role).password);
  const emOf = () => {
    const em = app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    return em;
  };
  const child = () => school.classes[0]!.learnerIds[0]!;
  const kick = () => {
    app.app.services.relay.kick();
    app.app.services.courier.kick();
  };
  const list = async (state: string | null = null) => {
    // Hours may have passed.
    const token = await signInAs(Role.head);
    const { data, errors } = await app.graphql<Listed>(token, MESSAGES, { state });
    if (!data) throw new Error(errors?.[0]?.message);
    return data.smsMessages.nodes;
  };
  const save = (change: object) => app.graphql(head, SAVE, { input: { ...SETTINGS, ...change } });
  let payments = 0;
  const pay = async (cents: number, learnerId: LearnerId = child()) => {
    const now = clock.now();
    const { receiptId } = await inTransaction(emOf(), async (tx) =>
      postPayment(await openLedger(tx, { schoolId: school.id, userId: null }, now), {
        channel: Channel.cash,
        reference: `C${++payments}`,
        cents: cents as Cents,
        payer: null,
        day: schoolDayAt(now),
        paidAt: now,
        shares: [{ learnerId, cents: cents as Cents }],
      }),
    );
    kick();
    return receiptId;
  };
  const isTold = async () => {
    await soon(async () => expect(await app.app.services.orm.em.fork().count(OutboxEvent)).toBe(0));
  };
  const parentOf = async (learnerId: LearnerId, priority: number) => {
    const phone = `+25411${String(++parents).padStart(7, "0")}` as Phone;
    const guardianId = await emOf().insert(Guardian, { schoolId: school.id, name: "Baba", phone, userId: null });
    await emOf().insert(Guardianship, { schoolId: school.id, learnerId, guardianId, relation: "father", priority });
    return phone;
  };
  const subscribe = async (token: string) => {
    const browser = push.addBrowser();
    const { data } = await app.graphql(token, SUBSCRIBE, browser);
    expect(data).toEqual({ savePushSubscription: true });
    return browser;
  };

  it("confirm a payment to the first guardian by text message, once however often it is told", async () => {
    const receiptId = await pay(125_000);
    await soon(async () => expect(await list("SENT")).toHaveLength(1));
    const payload = { eventId: `receipt:${receiptId}:${child()}`, receiptId, learnerId: child(), cents: 125_000 };
    const again = [{ topic: paymentsTopic(child()), payload }];
    await inTransaction(emOf(), (tx) => recordEvents(tx, clock.now(), again));
    kick();
    await isTold();
    const [message, ...more] = await list();
    expect(more).toEqual([]);
    expect(message).toMatchObject({ kind: "PAYMENT", learnerName: "Learner 1", state: "SENT", cents: 80 });
    expect(message!["text"]).toBe(
      `${school.name}: KES 1,250 received for Learner. Receipt 1. Paid ahead KES 1,250. Thank you.`,
    );
    expect(sms.recorder.messages[0]).toMatchObject({ phone: school.person(Role.guardian).login });
  });

  it("go as a notice to whoever has the app, and then to nobody by text message", async () => {
    const browser = await subscribe(await signInAs(Role.guardian));
    await pay(50_000);
    await soon(() => expect(browser.shown).toHaveLength(1));
    await isTold();
    expect(browser.shown[0]).toMatchObject({ title: "Payment received", url: `/fees/${child()}` });
    expect(browser.shown[0]!["body"]).toContain("KES 500 received for Learner");
    expect(await list()).toEqual([]);
    expect(push.refusals).toEqual([]);
  });

  it("go as a notice to nobody who has signed out on that device", async () => {
    const token = await signInAs(Role.guardian);
    const browser = await subscribe(token);
    await app.graphql(token, "mutation { signOut }");
    await pay(50_000);
    await isTold();
    await soon(async () => expect(await list()).toHaveLength(1));
    expect(browser.shown).toEqual([]);
  });

  it("try a notice again when the browser's maker is busy, and forget a browser that is gone", async () => {
    const browser = await subscribe(await signInAs(Role.guardian));
    push.answers.push(503);
    await pay(50_000);
    await isTold();
    await soon(() => expect(push.answers).toEqual([]));
    await soon(() => {
      // The first try may not be written down yet: it is due a minute after that.
      clock.forward(61);
      kick();
      expect(browser.shown).toHaveLength(1);
    });
    push.answers.push(410);
    await pay(60_000);
    await soon(() => expect(push.answers).toEqual([]));
    await isTold();
    await soon(async () => {
      await pay(70_000);
      await isTold();
      expect((await list()).length).toBeGreaterThan(0);
    });
    expect(browser.shown).toHaveLength(1);
  });

  it("tell those who lead a learner that one needs a look, once a day, after the quiet hours, and neither who nor why", async () => {
    const { services } = app.app;
    const night = await aSchool(services)
      .withClass("G7", "East")
      .withLearners(2)
      .withTeacher("class")
      .withTeacher("subject")
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .withClass("G7", "West")
      .withLearners(1)
      .build();
    const browserOf = async (role: Role) => {
      const { login, password } = night.person(role);
      return subscribe(await app.signIn(login, password));
    };
    const [inCharge, teacher] = [await browserOf(Role.head), await browserOf(Role.classTeacher)];
    const others = [await browserOf(Role.subjectTeacher), await browserOf(Role.bursar)];
    const enter = async (learnerId: LearnerId) => {
      const event = {
        topic: `risk:${night.id}`,
        payload: { eventId: `risk-${learnerId}`, learnerId, probability: 0.4 },
      };
      await inTransaction(emOf(), (tx) => recordEvents(tx, clock.now(), [event]));
      kick();
      await isTold();
    };
    const [east, west] = night.classes as [(typeof night.classes)[0], (typeof night.classes)[0]];
    // Two o'clock in Kenya.
    clock.set("2026-09-07T23:00:00Z");
    for (const learnerId of east.learnerIds) await enter(learnerId);
    clock.set("2026-09-08T03:29:00Z");
    services.courier.kick();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([inCharge.shown, teacher.shown]).toEqual([[], []]);
    clock.set("2026-09-08T03:31:00Z");
    services.courier.kick();
    await soon(() => expect([inCharge.shown.length, teacher.shown.length]).toEqual([1, 1]));
    const [notice] = teacher.shown;
    expect(notice).toMatchObject({ title: "Asili", url: "/risk" });
    expect(notice!["body"]).toBe(`${night.name}: a learner of yours needs a look this week. Open Asili to see whom.`);
    const onScreen = `${notice!["title"]} ${notice!["body"]}`.replace(night.name, "");
    expect(onScreen).not.toMatch(/Learner \d|risk|leav|drop|band|%/i);

    clock.set("2026-09-08T09:00:00Z");
    await enter(west.learnerIds[0]!);
    await enter(east.learnerIds[0]!);
    clock.set("2026-09-09T09:00:00Z");
    await enter(west.learnerIds[0]!);
    await soon(() => expect(inCharge.shown).toHaveLength(2));
    expect([teacher, ...others].map(({ shown }) => shown.length)).toEqual([1, 0, 0]);
  });

  it("send notices only to makers of browsers", async () => {
    const token = await signInAs(Role.guardian);
    const browser = push.addBrowser();
    for (const endpoint of [
      "http://169.254.169.254/latest",
      "https://example.org/push",
      "https://fcm.googleapis.com.evil.ke/x",
    ]) {
      const { errors } = await app.graphql(token, SUBSCRIBE, { ...browser, endpoint });
      expect(errors?.[0]?.extensions["code"], endpoint).toBe("BAD_USER_INPUT");
    }
  });

  it("wait for the end of quiet hours", async () => {
    clock.set("2026-09-07T18:00:00Z");
    await pay(50_000);
    await isTold();
    await soon(async () => expect(await list("QUEUED")).toHaveLength(1));
    clock.set("2026-09-08T03:29:00Z");
    kick();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await list("SENT")).toEqual([]);
    clock.set("2026-09-08T03:30:00Z");
    await soon(async () => {
      kick();
      expect(await list("SENT")).toHaveLength(1);
    });
  });

  it("stop at what the school will spend in a month, and go on when that is raised", async () => {
    await save({ capCents: 200 });
    for (let paid = 0; paid < 4; paid++) await pay(10_000);
    await isTold();
    await soon(async () => expect(await list("QUEUED")).toEqual([]));
    // 80 cents each, expected to cost 100: 0, 80 + 100 = 180 and then 160 + 100 = 260.
    expect((await list("SENT")).length).toBe(2);
    expect((await list("CAPPED")).length).toBe(2);
    const { data } = await save({ capCents: 1000 });
    expect(data).toMatchObject({ saveNotifySettings: { capCents: 1000, spentCents: 160 } });
    await soon(async () => expect(await list("SENT")).toHaveLength(4));
  });

  it("are sent to nobody where the school does not want it", async () => {
    await save({ paymentSms: "NEVER" });
    await pay(10_000);
    await isTold();
    expect(await list()).toEqual([]);
  });

  it("are never sent again when nobody knows whether they went", async () => {
    const answer = Promise.withResolvers<SmsOutcome>();
    sms.next = answer.promise;
    await pay(10_000);
    await soon(async () => expect(await list("SENDING")).toHaveLength(1));
    clock.forward(11 * 60);
    // As another process does, when this one is held up.
    await giveUpWaiting(emOf(), clock.now());
    const [message] = await list();
    expect(message).toMatchObject({ state: "UNKNOWN", why: "the server stopped while it was sent" });
    answer.resolve({ kind: "sent", providerId: "late", cents: 90 as Cents });
    await soon(async () => expect(await list("SENT")).toMatchObject([{ cents: 90, why: null }]));
  });

  it("tell what the provider reports, and what it refuses", async () => {
    sms.next = { kind: "refused", why: "403 InvalidPhoneNumber" };
    await pay(10_000);
    await soon(async () => expect(await list("FAILED")).toHaveLength(1));
    await pay(20_000);
    await soon(async () => expect(await list("SENT")).toHaveLength(1));
    const { providerId } = (await emOf().findOneOrFail(SmsMessage, { state: "sent" }))!;
    const path = `/messages/reports/${app.app.services.tokens.derive("sms-reports")[0]}`;
    const report = (where: string, status: string) =>
      fetch(`${app.url}${where}`, { method: "POST", body: new URLSearchParams({ id: providerId!, status }) });
    expect((await report("/messages/reports/guessed", "Success")).status).toBe(404);
    expect(await list("DELIVERED")).toEqual([]);
    expect((await report(path, "Success")).status).toBe(200);
    await report(path, "Buffered");
    await report(path, "Failed");
    expect(await list("DELIVERED")).toHaveLength(1);
  });

  it("say nothing of a payment that was taken back meanwhile", async () => {
    const now = clock.now();
    await inTransaction(emOf(), async (tx) => {
      const ledger = await openLedger(tx, { schoolId: school.id, userId: null }, now);
      const payment = {
        channel: Channel.cash,
        reference: "R",
        cents: 100 as Cents,
        payer: null,
        day: schoolDayAt(now),
      };
      const shares = [{ learnerId: child(), cents: 100 as Cents }];
      await postPayment(ledger, { ...payment, paidAt: now, shares });
      await tx.execute("update receipt set reversed_at = ? where school_id = ?", [now, school.id]);
    });
    kick();
    await isTold();
    expect(await list()).toEqual([]);
  });

  it("remind of what is owed, the first guardian with a phone, once a day", async () => {
    const [owing, even, alone] = school.classes[0]!.learnerIds as [LearnerId, LearnerId, LearnerId];
    for (const learnerId of [owing, alone]) await owe(learnerId, 300_000);
    const second = await parentOf(owing, 2);
    await parentOf(even, 1);
    await save({});
    const ids = [owing, even, alone].map(String);
    const { data } = await app.graphql(bursar, REMIND, { ids });
    expect(data).toEqual({
      remindOfArrears: {
        queued: 1,
        left: [
          { learnerId: String(even), why: "EVEN" },
          { learnerId: String(alone), why: "NO_PHONE" },
        ],
      },
    });
    await soon(async () => expect(await list("SENT")).toHaveLength(1));
    const { phone, text } = sms.recorder.messages[0]!;
    expect(phone).toBe(school.person(Role.guardian).login);
    expect(phone).not.toBe(second);
    expect(text).toContain("fees of KES 3,000 for Learner are not paid");
    expect(text).toContain("Pay by M-Pesa: Paybill 247247, account 0001.");
    const again = await app.graphql(bursar, REMIND, { ids: [String(owing)] });
    expect(again.data).toEqual({ remindOfArrears: { queued: 0, left: [{ learnerId: String(owing), why: "TODAY" }] } });
  });

  it("remind the next guardian where the first may not be told, and nobody where none may", async () => {
    const [owing, alsoOwing] = school.classes[0]!.learnerIds as [LearnerId, LearnerId];
    await owe(owing, 300_000);
    await owe(alsoOwing, 200_000);
    await parentOf(owing, 0);
    await parentOf(alsoOwing, 0);
    const barred = { contact: "emergencies" } as const;
    await emOf().nativeUpdate(Guardianship, { schoolId: school.id, priority: 0 }, barred);
    const { data } = await app.graphql(head, REMIND, { ids: [owing, alsoOwing] });
    const left = [{ learnerId: String(alsoOwing), why: "NO_PHONE" }];
    expect(data).toEqual({ remindOfArrears: { queued: 1, left } });
    await soon(async () => expect(await list("SENT")).toHaveLength(1));
    expect(sms.recorder.messages[0]).toMatchObject({ phone: school.person(Role.guardian).login });
  });

  it("remind nobody of another school's learners", async () => {
    const other = await aSchool(app.app.services).withClass("G4").withLearners(1).build();
    const { errors } = await app.graphql(bursar, REMIND, { ids: [String(other.classes[0]!.learnerIds[0])] });
    expect(errors?.[0]?.extensions["code"]).toBe("NOT_FOUND");
  });

  /** A charge of a learner, by the journal alone. */
  async function owe(learnerId: LearnerId, cents: number): Promise<void> {
    const now = clock.now();
    await inTransaction(emOf(), async (tx) => {
      const ledger = await openLedger(tx, { schoolId: school.id, userId: null }, now);
      const day = schoolDayAt(now);
      const invoice = {
        schoolId: school.id,
        number: Number(learnerId),
        kind: InvoiceKind.charge,
        learnerId,
        termId: null,
        runId: null,
      };
      const invoiceId = await tx.insert(Invoice, {
        ...invoice,
        day,
        dueDay: day,
        entryId: 0 as JournalEntryId,
        reversedAt: null,
      });
      const invoiceLineId = await tx.insert(InvoiceLine, {
        schoolId: school.id,
        invoiceId,
        voteHeadId: null,
        cents: cents as Cents,
      });
      const lines = [
        { account: "receivable", learnerId, invoiceLineId, cents },
        { account: "income", cents: -cents },
      ];
      await postEntry(ledger, { kind: "invoice", day, memo: "", key: `charge:${learnerId}`, lines } as never);
    });
  }
});

/** A busy machine is no finding. */
const soon = (holds: () => unknown) => vi.waitFor(holds, { timeout: 15_000, interval: 50 });

function aClock() {
  let now = 0;
  return {
    now: () => new Date(now),
    set: (text: string) => void (now = Date.parse(text)),
    forward: (seconds: number) => void (now += seconds * 1000),
  };
}
