import { describe, expect, it } from "vitest";
import { recordEvents } from "../../src/events/outbox.js";
import { Channel } from "../../src/fees/receipts/channel.js";
import { postPayment } from "../../src/fees/receipts/post-payment.js";
import { openLedger } from "../../src/fees/ledger/open-ledger.js";
import { paymentsTopic } from "../../src/fees/live/fees-topics.js";
import { giveUpWaiting } from "../../src/notify/sms/give-up-waiting.js";
import { SmsMessage } from "../../src/notify/sms/sms-message.entity.js";
import type { SmsOutcome } from "../../src/platform/sms/sms-sender.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { Cents } from "../../src/values/money.js";
import { Role } from "../../src/values/role.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import { engines } from "../engines.js";
import { aMessagingSchool, soon } from "./a-messaging-school.js";

describe.each(engines)("messages to guardians on %s", (engine) => {
  const the = aMessagingSchool(engine);

  it("confirm a payment to the first guardian by text message, once however often it is told", async () => {
    const receiptId = await the.pay(125_000);
    await soon(async () => expect(await the.list("SENT")).toHaveLength(1));
    const payload = {
      eventId: `receipt:${receiptId}:${the.child()}`,
      receiptId,
      learnerId: the.child(),
      cents: 125_000,
    };
    const again = [{ topic: paymentsTopic(the.child()), payload }];
    await inTransaction(the.emOf(), (tx) => recordEvents(tx, the.clock.now(), again));
    the.kick();
    await the.isTold();
    const [message, ...more] = await the.list();
    expect(more).toEqual([]);
    expect(message).toMatchObject({ kind: "PAYMENT", learnerName: "Learner 1", state: "SENT", cents: 80 });
    expect(message!["text"]).toBe(
      `${the.school.name}: KES 1,250 received for Learner. Receipt 1. Paid ahead KES 1,250. Thank you.`,
    );
    expect(the.sms.recorder.messages[0]).toMatchObject({ phone: the.school.person(Role.guardian).login });
  });

  it("wait for the end of quiet hours", async () => {
    the.clock.set("2026-09-07T18:00:00Z");
    await the.pay(50_000);
    await the.isTold();
    await soon(async () => expect(await the.list("QUEUED")).toHaveLength(1));
    the.clock.set("2026-09-08T03:29:00Z");
    the.kick();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await the.list("SENT")).toEqual([]);
    the.clock.set("2026-09-08T03:30:00Z");
    await soon(async () => {
      the.kick();
      expect(await the.list("SENT")).toHaveLength(1);
    });
  });

  it("stop at what the school will spend in a month, and go on when that is raised", async () => {
    await the.save({ capCents: 200 });
    for (let paid = 0; paid < 4; paid++) await the.pay(10_000);
    await the.isTold();
    await soon(async () => expect(await the.list("QUEUED")).toEqual([]));
    // 80 cents each, expected to cost 100: 0, 80 + 100 = 180 and then 160 + 100 = 260.
    expect((await the.list("SENT")).length).toBe(2);
    expect((await the.list("CAPPED")).length).toBe(2);
    const { data } = await the.save({ capCents: 1000 });
    expect(data).toMatchObject({ saveNotifySettings: { capCents: 1000, spentCents: 160 } });
    await soon(async () => expect(await the.list("SENT")).toHaveLength(4));
  });

  it("are sent to nobody where the school does not want it", async () => {
    await the.save({ paymentSms: "NEVER" });
    await the.pay(10_000);
    await the.isTold();
    expect(await the.list()).toEqual([]);
  });

  it("are never sent again when nobody knows whether they went", async () => {
    const answer = Promise.withResolvers<SmsOutcome>();
    the.sms.next = answer.promise;
    await the.pay(10_000);
    await soon(async () => expect(await the.list("SENDING")).toHaveLength(1));
    the.clock.forward(11 * 60);
    // As another process does, when this one is held up.
    await giveUpWaiting(the.emOf(), the.clock.now());
    const [message] = await the.list();
    expect(message).toMatchObject({ state: "UNKNOWN", why: "the server stopped while it was sent" });
    answer.resolve({ kind: "sent", providerId: "late", cents: 90 as Cents });
    await soon(async () => expect(await the.list("SENT")).toMatchObject([{ cents: 90, why: null }]));
  });

  it("tell what the provider reports, and what it refuses", async () => {
    the.sms.next = { kind: "refused", why: "403 InvalidPhoneNumber" };
    await the.pay(10_000);
    await soon(async () => expect(await the.list("FAILED")).toHaveLength(1));
    await the.pay(20_000);
    await soon(async () => expect(await the.list("SENT")).toHaveLength(1));
    const { providerId } = (await the.emOf().findOneOrFail(SmsMessage, { state: "sent" }))!;
    const path = `/messages/reports/${the.app.app.services.tokens.derive("sms-reports")[0]}`;
    const report = (where: string, status: string) =>
      fetch(`${the.app.url}${where}`, { method: "POST", body: new URLSearchParams({ id: providerId!, status }) });
    expect((await report("/messages/reports/guessed", "Success")).status).toBe(404);
    expect(await the.list("DELIVERED")).toEqual([]);
    expect((await report(path, "Success")).status).toBe(200);
    await report(path, "Buffered");
    await report(path, "Failed");
    expect(await the.list("DELIVERED")).toHaveLength(1);
  });

  it("say nothing of a payment that was taken back meanwhile", async () => {
    const now = the.clock.now();
    await inTransaction(the.emOf(), async (tx) => {
      const ledger = await openLedger(tx, { schoolId: the.school.id, userId: null }, now);
      const payment = {
        channel: Channel.cash,
        reference: "R",
        cents: 100 as Cents,
        payer: null,
        day: schoolDayAt(now),
      };
      const shares = [{ learnerId: the.child(), cents: 100 as Cents }];
      await postPayment(ledger, { ...payment, paidAt: now, shares });
      await tx.execute("update receipt set reversed_at = ? where school_id = ?", [now, the.school.id]);
    });
    the.kick();
    await the.isTold();
    expect(await the.list()).toEqual([]);
  });
});
