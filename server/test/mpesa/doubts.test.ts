import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createAttempt, type Wanted } from "../../src/mpesa/attempts/create-attempt.js";
import { payWithMpesa } from "../../src/mpesa/attempts/pay-with-mpesa.js";
import { callbackToken } from "../../src/mpesa/callback-token.js";
import { forgetNotices } from "../../src/mpesa/inbox/forget-notices.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { DeviceId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import type { Phone } from "../../src/values/phone.js";
import { Role } from "../../src/values/role.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import { engines } from "../engines.js";
import { addVoteHeads, invoice, write } from "../fees/a-ledger.js";
import { freshKey, freshPhone, Practice, SOON_MS } from "./practice.js";

const DECIDE = `mutation ($id: ID!, $learner: ID) {
  decideMpesaPayment(id: $id, decision: CREDIT, note: "Seen in the portal", learnerId: $learner) { state verifiedBy }
}`;
const DAY_MS = 86_400_000;

describe.each(engines)("payments in doubt, on %s", (engine) => {
  let practice: Practice;

  beforeAll(async () => {
    practice = await Practice.open(engine);
    await practice.registerC2b();
  });
  afterEach(async () => {
    practice.daraja.control.reset();
    await practice.checkBooks();
  });
  afterAll(() => practice[Symbol.asyncDispose]());

  const control = () => practice.daraja.control;
  const number = () => ({ shortcode: control().businesses[0]!.shortcode, prefix: null });
  const viewer = (): UserViewer => {
    const { userId, roles } = practice.guardian;
    return { kind: "user", schoolId: practice.school.id, userId, deviceId: 0 as DeviceId, roles: new Set(roles) };
  };
  const wantedWith = (key: string, changes: Partial<Wanted> = {}): Wanted => ({
    learnerId: practice.child,
    cents: 10_000 as Cents,
    phone: freshPhone() as Phone,
    key,
    ...changes,
  });
  const create = (tx: Em, wanted: Wanted) =>
    createAttempt(tx, viewer(), wanted, number(), callbackToken(), practice.clock.now());
  const approve = async (wire: string) => control().answer((await control().prompt(wire)).checkoutRequestId, "approve");
  const receiptOf = (wire: string) => control().transactions.findLast(({ phone }) => phone === wire)!.receipt;
  const rowsOfKey = (key: string) => practice.rows("select id from mpesa_attempt where `key` = ?", [key]);

  it("13: of double clicks that all got past the first look for their key, one makes the attempt and the others find it", async () => {
    const key = freshKey();
    const wanted = wantedWith(key);
    const made = await Promise.all(
      Array.from({ length: 5 }, () => inTransaction(practice.em, (tx) => create(tx, wanted))),
    );
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(made.map(({ attempt }) => attempt.id)).size).toBe(1);
    expect(await rowsOfKey(key)).toHaveLength(1);
  });

  it("13: a key that is being used for one child makes no second attempt for another", async () => {
    const key = freshKey();
    const other = wantedWith(key, { learnerId: practice.school.classes[0]!.learnerIds[1]! });
    let racing: Promise<unknown> = Promise.resolve();
    await inTransaction(practice.em, async (tx) => {
      await create(tx, wantedWith(key));
      racing = payWithMpesa(practice.booted.app.services, viewer(), other).catch((error: unknown) => error);
      // Time for the second to come as far as it can while the first is not committed.
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    expect(await racing).toMatchObject({ message: expect.stringContaining("used for another payment") as string });
    expect(await rowsOfKey(key)).toHaveLength(1);
    expect(control().pushes.filter(({ phone }) => `+${phone}` === other.phone)).toEqual([]);
  });

  it("4: of two prompts for one account and amount without callbacks, the payer's phone tells which was paid", async () => {
    control().set({ dropNotices: true, phone: "whole" });
    const before = await practice.creditedTo(practice.child);
    const [one, other] = [await practice.begin({ cents: 21_000 }), await practice.begin({ cents: 21_000 })];
    for (const { wire } of [other, one]) await approve(wire);
    practice.clock.moveOn(76);
    expect((await practice.until(one.id, "SUCCEEDED")).mpesaReceipt).toBe(receiptOf(one.wire));
    expect((await practice.until(other.id, "SUCCEEDED")).mpesaReceipt).toBe(receiptOf(other.wire));
    expect(await practice.creditedTo(practice.child)).toBe(before + 42_000);
  });

  it("4: where the phones are masked, both are credited to the learner, and a person says which prompt was which", async () => {
    control().set({ dropNotices: true, phone: "masked" });
    const before = await practice.creditedTo(practice.child);
    const both = [await practice.begin({ cents: 22_000 }), await practice.begin({ cents: 22_000 })];
    for (const { wire } of both) await approve(wire);
    practice.clock.moveOn(76);
    await vi.waitFor(async () => expect(await practice.creditedTo(practice.child)).toBe(before + 44_000), SOON_MS);
    for (const seconds of [46, 181, 601, 2_701, 7_201]) {
      const versions = await Promise.all(both.map(({ id }) => practice.attempt(id)));
      practice.clock.moveOn(seconds);
      await vi.waitFor(async () => {
        for (const [at, { id }] of both.entries()) {
          expect((await practice.attempt(id)).version).toBeGreaterThan(versions[at]!.version);
        }
      }, SOON_MS);
    }
    for (const { id } of both)
      expect(await practice.attempt(id)).toMatchObject({ state: "REVIEW", mpesaReceipt: null });
    for (const { wire } of both) expect(await practice.journalOf(receiptOf(wire))).toBe(1);
  }, 120_000);

  it("6: what the bursar has looked up and credits is one entry, the attempt is over, and the guardian is told", async () => {
    const told = await practice.follow(practice.guardian);
    const before = await practice.creditedTo(practice.child);
    control().set({ callbackAmount: 230 });
    const { id, wire } = await practice.begin({ cents: 24_000 });
    await approve(wire);
    await practice.until(id, "REVIEW");
    const receipt = receiptOf(wire);
    const [payment] = await practice.rows<{ id: number }>("select id from mpesa_payment where receipt = ?", [receipt]);
    const given = { id: String(payment!.id), learner: String(practice.child) };
    const refused = await practice.ask(practice.guardian, DECIDE, given);
    expect(refused.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
    const { data, errors } = await practice.ask(practice.school.person(Role.bursar), DECIDE, given);
    expect([data, errors]).toEqual([{ decideMpesaPayment: { state: "ALLOCATED", verifiedBy: "PERSON" } }, undefined]);
    expect(await practice.journalOf(receipt)).toBe(1);
    expect(await practice.creditedTo(practice.child)).toBe(before + 23_000);
    await practice.until(id, "SUCCEEDED");
    await vi.waitFor(() => expect(told.map(({ cents }) => cents)).toEqual([23_000]), SOON_MS);
    const again = await practice.ask(practice.school.person(Role.bursar), DECIDE, given);
    expect(again.errors?.[0]?.extensions["code"]).toBe("CONFLICT");
    expect(await practice.rows("select detail from audit_event where action = 'mpesa-payment.credit'")).toEqual([
      { detail: expect.stringContaining("Seen in the portal") as string },
    ]);
  });

  it("14: paid in part and then too much, an invoice is paid to the cent and the rest is ahead", async () => {
    const { orm } = practice.booted.app.services;
    const { id: schoolId } = practice.school;
    const learnerId = practice.school.classes[0]!.learnerIds[1]!;
    const bursar = { schoolId, userId: practice.school.person(Role.bursar).userId };
    const now = practice.clock.now();
    const [tuition, lunch] = await addVoteHeads(orm, schoolId, ["Tuition", "Lunch"]);
    const lines = [[tuition!, 60_050] as const, [lunch!, 20_000] as const];
    await write(orm, bursar, now, (ledger) => invoice(ledger, learnerId, lines, schoolDayAt(now)));
    const balances = async () => {
      const sql = `select account, sum(cents) as cents from journal_line
        where learner_id = ? and account in ('receivable', 'credit') group by account`;
      const found = await practice.rows<{ account: string; cents: number }>(sql, [learnerId]);
      return Object.fromEntries(found.map(({ account, cents }) => [account, Number(cents)]));
    };
    const pay = async (amount: number) => {
      const { shortcode } = number();
      const paid = await control().payBill({ shortcode, phone: freshPhone().slice(1), amount, account: "0002" });
      if (!paid.ok) throw new Error(paid.code);
      await vi.waitFor(async () => expect(await practice.journalOf(paid.payment.receipt)).toBe(1), SOON_MS);
    };
    expect(await balances()).toEqual({ receivable: 80_050 });
    await pay(500);
    expect(await balances()).toEqual({ receivable: 30_050 });
    await pay(400);
    expect(await balances()).toEqual({ receivable: 0, credit: -9_950 });
  });

  it("forgets notices that were taken in 400 days ago, not those put aside, and keeps what was paid by them", async () => {
    const { id, wire } = await practice.begin();
    await approve(wire);
    await practice.until(id, "SUCCEEDED");
    await control().deliver(practice.callbackOf(wire), "nonsense");
    await practice.settled();
    const [{ rows: payments } = { rows: 0 }] = await practice.rows<{ rows: number }>(
      "select count(*) as `rows` from mpesa_payment",
    );
    const ofAttempt = () =>
      practice.rows("select state from mpesa_notice where attempt_id = ? order by id", [Number(id)]);
    const age = async (days: number) => {
      const then = new Date(practice.clock.now().getTime() - days * DAY_MS);
      await runSql(practice.em, "update mpesa_notice set received_at = ? where attempt_id = ?", [then, Number(id)]);
      await forgetNotices(practice.booted.app.services);
    };
    await age(399);
    expect(await ofAttempt()).toEqual([{ state: "processed" }, { state: "quarantined" }]);
    await age(401);
    expect(await ofAttempt()).toEqual([{ state: "quarantined" }]);
    expect(await practice.rows("select count(*) as `rows` from mpesa_payment")).toEqual([{ rows: payments }]);
    expect(await practice.journalOf(receiptOf(wire))).toBe(1);
  });
});
