import fc from "fast-check";
import { expect } from "vitest";
import { addCharge } from "../../src/fees/invoices/add-charge.js";
import { postInvoiceRun } from "../../src/fees/invoices/post-invoice-run.js";
import { reverseInvoice } from "../../src/fees/invoices/reverse-invoice.js";
import { reverseInvoiceRun } from "../../src/fees/invoices/reverse-invoice-run.js";
import { openLedger } from "../../src/fees/ledger/open-ledger.js";
import { setOpeningBalances } from "../../src/fees/opening/set-opening-balances.js";
import { Channel } from "../../src/fees/receipts/channel.js";
import { findPayment, postPayment } from "../../src/fees/receipts/post-payment.js";
import { reverseReceipt } from "../../src/fees/reversals/reverse-receipt.js";
import { decideWaiver } from "../../src/fees/waivers/decide-waiver.js";
import { requestWaiver } from "../../src/fees/waivers/request-waiver.js";
import { reverseWaiver } from "../../src/fees/waivers/reverse-waiver.js";
import { WaiverStatus } from "../../src/fees/waivers/waiver-status.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { InvoiceId, InvoiceRunId, LearnerId, WaiverId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { addDays, type SchoolDay } from "../../src/values/school-day.js";
import { type FeeWorld, NOW, SECOND_CHILD, SIBLING_PERCENT, TODAY } from "./fee-world.js";

/**
 * Something that is done to a school's books and to the model of them. A verb is added by adding it to `FEE_VERBS`:
 * `play` does both, and says what it expects where it is refused.
 */
type FeeVerb<Given> = {
  readonly name: string;
  readonly weight: number;
  readonly given: fc.Arbitrary<Given>;
  play(world: FeeWorld, given: Given): Promise<void>;
};
const verb = <Given>(made: FeeVerb<Given>): FeeVerb<Given> => made;

const some = fc.nat(1_000);
const cents = fc.oneof(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom(100, 5_000, 80_000, 110_000));
const daysAgo = fc.nat(40);
const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length]!;
const dayBefore = (days: number): SchoolDay => addDays(TODAY, -days);

const refused = async (work: Promise<unknown>, words: RegExp) => {
  await expect(work).rejects.toThrow(words);
};

const charge = verb({
  name: "charge",
  weight: 5,
  given: fc.record({ learner: some, head: some, heads: fc.integer({ min: 1, max: 3 }), cents, daysAgo }),
  async play(world, given) {
    const learnerId = pick(world.learners, given.learner);
    const from = given.head % (world.heads.length - given.heads + 1);
    const items = world.heads.slice(from, from + given.heads).map((voteHeadId, index) => {
      return { voteHeadId, cents: (given.cents + index) as Cents };
    });
    const day = dayBefore(given.daysAgo);
    const wanted = { key: `c${world.next()}`, learnerId, termId: null, memo: "Charge", items, day, dueDay: null };
    const id = await inTransaction(world.em, (tx) => addCharge(tx, world.bursar, NOW, wanted));
    const again = await inTransaction(world.em, (tx) => addCharge(tx, world.bursar, NOW, wanted));
    expect(again).toBe(id);
    const asked = items.map(({ voteHeadId, cents: much }) => ({ head: voteHeadId, cents: much, discount: 0 }));
    world.expected.invoice(learnerId, id, day, asked);
    world.invoices.push({ id, learner: learnerId, runId: null });
  },
});

const run = verb({
  name: "run",
  weight: 2,
  given: fc.record({ structure: fc.option(some), daysAgo }),
  async play(world, given) {
    const chosen = given.structure === null ? world.structures : [pick(world.structures, given.structure)];
    const due = world.learners.flatMap((learner, place) =>
      chosen
        .filter(({ grades }) => grades.includes(place < 3 ? "G7" : "G8"))
        .map((structure) => ({ learner, place, structure })),
    );
    const standing = await readTermInvoices(world);
    const open = due.filter(({ learner, structure }) => !standing.has(`${learner} ${structure.id}`));
    const day = dayBefore(given.daysAgo);
    const structureIds = given.structure === null ? null : chosen.map(({ id }) => id);
    const scope = { termId: world.school.termIds[0]!, structureIds, classIds: null, learnerIds: null };
    const wanted = { ...scope, key: `r${world.next()}`, day, dueDay: null };
    const post = () => inTransaction(world.em, (tx) => postInvoiceRun(tx, world.bursar, NOW, wanted));
    if (open.length === 0) return refused(post(), /nobody left to invoice/);
    const made = await post();
    expect((await post()).id).toBe(made.id);
    expect(made.invoices).toBe(open.length);
    const ids = await readTermInvoices(world);
    for (const { learner, place, structure } of open.toSorted(byStructure)) {
      const id = ids.get(`${learner} ${structure.id}`)!;
      const items = structure.items.map(({ voteHeadId, cents: much }) => {
        const isLowered = place === SECOND_CHILD && voteHeadId === world.heads[0];
        return { head: voteHeadId, cents: much, discount: isLowered ? (much * SIBLING_PERCENT) / 100 : 0 };
      });
      world.expected.invoice(learner, id, day, items);
      world.invoices.push({ id, learner, runId: made.id });
    }
    world.runs.push(made.id);
  },
});

/** The structures were read latest first, and so invoiced. */
const byStructure = (one: { structure: { id: number } }, other: { structure: { id: number } }) =>
  other.structure.id - one.structure.id;

async function readTermInvoices({ em, school }: FeeWorld): Promise<Map<string, number>> {
  const rows = await runSql<{ id: number; learner: number; structure: number }>(
    em,
    `select id, learner_id as learner, structure_id as structure from invoice
     where school_id = ? and structure_id is not null and reversed_at is null`,
    [school.id],
  );
  const keys = rows.map(({ learner, structure }) => `${learner} ${structure}`);
  // Nobody is ever invoiced twice for a term by one structure.
  expect(new Set(keys).size).toBe(keys.length);
  return new Map(rows.map(({ id }, index) => [keys[index]!, id]));
}

const pay = verb({
  name: "pay",
  weight: 8,
  given: fc.record({ first: some, others: fc.nat(2), cents, unnamed: fc.constantFrom(0, 0, 0, 777), daysAgo }),
  async play(world, given) {
    const reference = `P${world.next()}`;
    const learners = Array.from({ length: given.others + 1 }, (_, index) => pick(world.learners, given.first + index));
    const shares = learners.map((learnerId, index) => ({ learnerId, cents: (given.cents + index) as Cents }));
    const total = (shares.reduce((sum, share) => sum + share.cents, 0) + given.unnamed) as Cents;
    const channel = given.others === 0 ? Channel.mpesa : Channel.cash;
    const day = dayBefore(given.daysAgo);
    const payment = { channel, reference, cents: total, payer: null, day, paidAt: NOW, shares };
    const post = () =>
      inTransaction(world.em, async (tx) => postPayment(await openLedger(tx, world.bursar, NOW), payment));
    expect([(await post()).isNew, (await post()).isNew]).toEqual([true, false]);
    world.expected.pay(
      reference,
      shares.map(({ learnerId, cents: share }) => ({ learner: learnerId, cents: share })),
      total,
    );
    world.payments.push(`${channel} ${reference}`);
  },
});

const takeBackPayment = verb({
  name: "take back payment",
  weight: 3,
  given: some,
  async play(world, at) {
    if (world.payments.length === 0) return;
    const named = pick(world.payments, at);
    world.payments.splice(world.payments.indexOf(named), 1);
    const [channel, reference] = named.split(" ") as [Channel, string];
    await inTransaction(world.em, async (tx) => {
      const ledger = await openLedger(tx, world.head, NOW);
      const { receiptId } = (await findPayment(ledger, channel, reference))!;
      await reverseReceipt(ledger, receiptId, TODAY, "Bounced");
    });
    world.expected.takeBackPayment(reference);
  },
});

const waive = verb({
  name: "waive",
  weight: 3,
  given: fc.record({ learner: some, head: fc.option(some), cents }),
  async play(world, given) {
    const learnerId = pick(world.learners, given.learner);
    const voteHeadId = given.head === null ? null : pick(world.heads, given.head);
    const much = given.cents as Cents;
    const wanted = { key: `w${world.next()}`, learnerId, voteHeadId, cents: much, reason: "Hardship" };
    const grant = async () => {
      const { id, status } = await inTransaction(world.em, (tx) => requestWaiver(tx, world.bursar, NOW, wanted));
      if (status === WaiverStatus.granted) return id;
      const self = inTransaction(world.em, (tx) => decideWaiver(tx, world.bursar, NOW, { id, grant: true }));
      await refused(self, /second person/);
      return (await inTransaction(world.em, (tx) => decideWaiver(tx, world.head, NOW, { id, grant: true }))).id;
    };
    if (!world.expected.owes(learnerId, voteHeadId, much)) return refused(grant(), /is owed/);
    const id = await grant();
    world.expected.waive(learnerId, id, voteHeadId, much);
    world.waivers.push(id);
  },
});

const takeBackWaiver = verb({
  name: "take back waiver",
  weight: 2,
  given: some,
  async play(world, at) {
    if (world.waivers.length === 0) return;
    const id = pick(world.waivers, at);
    world.waivers.splice(world.waivers.indexOf(id), 1);
    const wanted = { id: id as WaiverId, reason: "Mistake" };
    await inTransaction(world.em, (tx) => reverseWaiver(tx, world.bursar, NOW, wanted));
    world.expected.takeBackWaiver(id);
  },
});

const takeBackInvoice = verb({
  name: "take back invoice",
  weight: 2,
  given: some,
  async play(world, at) {
    if (world.invoices.length === 0) return;
    const invoice = pick(world.invoices, at);
    const wanted = { id: invoice.id as InvoiceId, reason: "Mistake" };
    const reverse = () => inTransaction(world.em, (tx) => reverseInvoice(tx, world.bursar, NOW, wanted));
    if (world.expected.isWaived([invoice.id])) return refused(reverse(), /waiver/);
    await reverse();
    await reverse();
    world.invoices.splice(world.invoices.indexOf(invoice), 1);
    world.expected.takeBackInvoices(invoice.learner, [invoice.id]);
  },
});

const takeBackRun = verb({
  name: "take back run",
  weight: 1,
  given: some,
  async play(world, at) {
    if (world.runs.length === 0) return;
    const id = pick(world.runs, at);
    const standing = world.invoices.filter(({ runId }) => runId === id);
    const wanted = { id: id as InvoiceRunId, reason: "Mistake" };
    const reverse = () => inTransaction(world.em, (tx) => reverseInvoiceRun(tx, world.bursar, NOW, wanted));
    if (world.expected.isWaived(standing.map((invoice) => invoice.id))) return refused(reverse(), /waiver/);
    await reverse();
    world.runs.splice(world.runs.indexOf(id), 1);
    for (const invoice of standing) world.invoices.splice(world.invoices.indexOf(invoice), 1);
    for (const learner of world.learners) {
      const own = standing.filter((invoice) => invoice.learner === learner);
      const ids = own.map((invoice) => invoice.id);
      if (own.length > 0) world.expected.takeBackInvoices(learner, ids);
    }
  },
});

const open = verb({
  name: "open",
  weight: 2,
  given: fc.record({
    learner: some,
    cents: fc.oneof(
      fc.constant(0),
      cents,
      cents.map((much) => -much),
    ),
  }),
  async play(world, given) {
    const learnerId = pick(world.learners, given.learner);
    const before = world.openings.get(learnerId) ?? { cents: 0, invoiceId: null };
    const day = dayBefore(60);
    const set = () =>
      inTransaction(world.em, async (tx) => {
        const ledger = await openLedger(tx, world.bursar, NOW);
        return setOpeningBalances(ledger, [{ learnerId, cents: given.cents as Cents }], day);
      });
    if (before.cents === given.cents) return expect(await set()).toBe(0);
    if (before.invoiceId !== null && world.expected.isWaived([before.invoiceId])) return refused(set(), /waiver/);
    expect([await set(), await set()]).toEqual([1, 0]);
    if (before.invoiceId !== null) world.expected.takeBackInvoices(learnerId, [before.invoiceId]);
    const invoiceId = given.cents > 0 ? await openingInvoice(world, learnerId) : null;
    if (before.cents < 0) world.expected.bringCredit(learnerId, before.cents + Math.max(-given.cents, 0));
    else if (given.cents < 0) world.expected.bringCredit(learnerId, -given.cents);
    if (invoiceId !== null) {
      world.expected.invoice(learnerId, invoiceId, day, [{ head: null, cents: given.cents, discount: 0 }]);
    }
    world.openings.set(learnerId, { cents: given.cents, invoiceId });
  },
});

async function openingInvoice({ em }: FeeWorld, learnerId: LearnerId): Promise<number> {
  const sql = "select invoice_id as id from opening_balance where learner_id = ?";
  return (await runSql<{ id: number }>(em, sql, [learnerId]))[0]!.id;
}

const FEE_VERBS = [charge, run, pay, takeBackPayment, waive, takeBackWaiver, takeBackInvoice, takeBackRun, open].map(
  (made) => made as FeeVerb<unknown>,
);

export type FeeStep = { readonly name: string; readonly given: unknown };

export const feeStep: fc.Arbitrary<FeeStep> = fc.oneof(
  ...FEE_VERBS.map(({ name, weight, given }) => ({
    weight,
    arbitrary: given.map((value) => ({ name, given: value })),
  })),
);

export async function playStep(world: FeeWorld, { name, given }: FeeStep): Promise<void> {
  await FEE_VERBS.find((each) => each.name === name)!.play(world, given);
}
