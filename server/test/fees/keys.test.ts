import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankCash } from "../../src/fees/banking/bank-cash.js";
import { refundCredit } from "../../src/fees/credit/refund-credit.js";
import { transferCredit } from "../../src/fees/credit/transfer-credit.js";
import type { Ledger } from "../../src/fees/ledger/open-ledger.js";
import { readRequestKey } from "../../src/fees/read-request-key.js";
import { type PaymentByHand, recordPayment } from "../../src/fees/receipts/record-payment.js";
import { allocateSuspense } from "../../src/fees/suspense/allocate-suspense.js";
import { refundSuspense } from "../../src/fees/suspense/refund-suspense.js";
import type { UserId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";
import { write } from "./a-ledger.js";

const NOW = new Date("2026-09-07T06:00:00Z");
const day = schoolDayAt(NOW);
const kes = (shillings: number) => (shillings * 100) as Cents;
const key = readRequestKey;

describe.each(engines)("keys of what is done with money on %s", (engine) => {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  let school: TestSchool;

  beforeAll(async () => {
    database = await openFreshDatabase(engine);
    school = await aSchool({ orm: database.orm, clock: { now: () => NOW } })
      .withClass("G7")
      .withLearners(2)
      .build();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  const inBooks = <Result>(work: (ledger: Ledger) => Promise<Result>) =>
    write(database.orm, { schoolId: school.id, userId: 1 as UserId }, NOW, work);
  const learner = (at: number) => school.classes[0]!.learnerIds[at]!;
  const cash = (wanted: Partial<PaymentByHand> & Pick<PaymentByHand, "key" | "cents">): PaymentByHand => ({
    channel: "cash",
    reference: null,
    payer: null,
    narration: null,
    goods: null,
    quantity: null,
    day,
    shares: [],
    ...wanted,
  });

  it("a payment whose key is another's reference is refused, not taken for the other", async () => {
    const first = cash({ key: key("first-payment"), cents: kes(500), reference: "CASHBOOK17" });
    await inBooks((ledger) => recordPayment(ledger, first));
    const second = cash({ key: key("CASHBOOK17"), cents: kes(9_000) });
    await expect(inBooks((ledger) => recordPayment(ledger, second))).rejects.toThrow(/Receipt \d+ was written/);
  });

  it("a key that was used for another amount is refused, whatever was done with it", async () => {
    const shares = [{ learnerId: learner(0), cents: kes(5_000) }];
    const paid = cash({ key: key("paid-ahead"), cents: kes(20_000), shares });
    const { receiptId } = await inBooks((ledger) => recordPayment(ledger, paid));
    const reason = "Wrong school";
    const [from, to] = [learner(0), learner(1)];
    const verbs: ((ledger: Ledger, cents: Cents) => Promise<void>)[] = [
      (ledger, cents) => bankCash(ledger, { key: key("banked-once"), cents, day, reference: "Slip 1" }),
      (ledger, cents) => transferCredit(ledger, { key: key("moved-once"), from, to, cents, reason }),
      (ledger, cents) => refundCredit(ledger, { key: key("given-back"), learnerId: from, cents, from: "bank", reason }),
      (ledger, cents) => refundSuspense(ledger, { key: key("sent-back"), receiptId, cents, from: "bank", reason }),
      (ledger, cents) =>
        allocateSuspense(ledger, { key: key("allocated"), receiptId, shares: [{ learnerId: to, cents }] }),
    ];
    for (const verb of verbs) {
      await inBooks((ledger) => verb(ledger, kes(100)));
      await inBooks((ledger) => verb(ledger, kes(100)));
      await expect(inBooks((ledger) => verb(ledger, kes(200)))).rejects.toThrow("key was used for another amount");
    }
  });
});
