import { afterAll, beforeAll, beforeEach, expect, vi } from "vitest";
import { OutboxEvent } from "../../src/events/outbox-event.entity.js";
import { Channel } from "../../src/fees/receipts/channel.js";
import { postPayment } from "../../src/fees/receipts/post-payment.js";
import { openLedger } from "../../src/fees/ledger/open-ledger.js";
import type { Em } from "../../src/platform/orm.js";
import { SmsRecorder } from "../../src/platform/sms/sms-recorder.js";
import type { SmsOutcome, SmsSender } from "../../src/platform/sms/sms-sender.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { Guardian } from "../../src/schools/guardian.entity.js";
import { Guardianship } from "../../src/schools/guardianship.entity.js";
import type { LearnerId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import type { Phone } from "../../src/values/phone.js";
import { Role } from "../../src/values/role.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { PushService } from "./push-service.js";
import type { EngineName } from "../engines.js";

const SAVE = `mutation ($input: NotifySettingsInput!) { saveNotifySettings(input: $input) { capCents spentCents payTo } }`;
export const SUBSCRIBE = `mutation ($endpoint: String!, $p256dh: String!, $auth: String!) {
  savePushSubscription(endpoint: $endpoint, p256dh: $p256dh, auth: $auth)
}`;
const MESSAGES = `query ($state: SmsState) {
  smsMessages(state: $state, first: 200) { totalCount nodes { kind text guardianName learnerName state why cents } }
}`;
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

/** A server with a school whose messages can be looked at; each test has a school of its own. */
export function aMessagingSchool(engine: EngineName) {
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

  return {
    clock,
    get sms() {
      return sms;
    },
    get push() {
      return push;
    },
    get app() {
      return app;
    },
    get school() {
      return school;
    },
    get head() {
      return head;
    },
    get bursar() {
      return bursar;
    },
    signInAs,
    emOf,
    child,
    kick,
    list,
    save,
    pay,
    isTold,
    parentOf,
    subscribe,
  };
}

/** A busy machine is no finding. */
export const soon = (holds: () => unknown) => vi.waitFor(holds, { timeout: 30_000, interval: 50 });

function aClock() {
  let now = 0;
  return {
    now: () => new Date(now),
    set: (text: string) => void (now = Date.parse(text)),
    forward: (seconds: number) => void (now += seconds * 1000),
  };
}
