import type { Services } from "../../src/context.js";
import { InvoiceKind } from "../../src/fees/invoices/invoice.entity.js";
import { type NewInvoice, writeInvoices } from "../../src/fees/invoices/write-invoices.js";
import { evenOut } from "../../src/fees/ledger/even-out.js";
import { type Ledger, openLedger } from "../../src/fees/ledger/open-ledger.js";
import { Channel } from "../../src/fees/receipts/channel.js";
import { postPayment } from "../../src/fees/receipts/post-payment.js";
import { saveVoteHead } from "../../src/fees/setup/save-vote-head.js";
import { chunksOf } from "../../src/platform/chunks-of.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { Actor } from "../../src/schools/actor.js";
import type { LearnerId, TermId, VoteHeadId } from "../../src/values/ids.js";
import { type Cents, NO_MONEY } from "../../src/values/money.js";
import { Role } from "../../src/values/role.js";
import { addDays, type SchoolDay } from "../../src/values/school-day.js";
import { Random } from "../../src/platform/random.js";
import { aSchool, type TestSchool } from "../../test/a-school.js";

/** In the middle of the last of nine terms. */
export const NOW = new Date("2026-09-21T06:00:00Z");

const TERMS = [2024, 2025, 2026].flatMap((year) => [
  { year, number: 1, starts: `${year}-01-06`, ends: `${year}-04-03` },
  { year, number: 2, starts: `${year}-04-27`, ends: `${year}-07-31` },
  { year, number: 3, starts: `${year}-08-24`, ends: `${year}-10-23` },
]);
const CLASS_SIZE = 50;
const PAYMENTS_A_TRANSACTION = 500;
const HEADS = ["Tuition", "Boarding", "Lunch", "Activity", "RMI", "LT&T", "EWC", "Personal emoluments"];

/**
 * A school of so many learners with three years of fees behind it: every term an invoice of six vote heads for each,
 * paid in one to three parts, of one in five not wholly.
 */
export async function buildFeesSchool(services: Services, learners: number): Promise<TestSchool> {
  let builder = aSchool(services).withStaff(Role.bursar);
  for (const { starts, ends, number, year } of TERMS) builder = builder.withTerm(starts, ends, number, year);
  for (let nth = 0; nth < learners / CLASS_SIZE; nth++) {
    builder = builder.withClass(nth % 2 === 0 ? "G7" : "G8", `S${nth}`).withLearners(CLASS_SIZE);
  }
  const school = await builder.build();
  const em = services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: school.id });
  const actor: Actor = { schoolId: school.id, userId: null };
  const ids = school.classes.flatMap(({ learnerIds }) => learnerIds);
  const heads = await inTransaction(em, async (tx) => {
    const made: VoteHeadId[] = [];
    for (const name of HEADS) made.push((await saveVoteHead(tx, actor, NOW, { id: null, name })).id);
    return made;
  });
  const random = new Random(7);
  for (const [nth, term] of TERMS.entries()) {
    const day = term.starts as SchoolDay;
    await inTransaction(em, async (tx) => {
      const ledger = await openLedger(tx, actor, NOW);
      const made = ids.map((learnerId) => invoiceOf(learnerId, school.termIds[nth]!, day, heads.slice(0, 6)));
      await writeInvoices(ledger, made);
      await evenOut(ledger, ids, day, `term:${nth}`);
    });
    const payments = ids.flatMap((learnerId) => paymentsOf(random, learnerId, day));
    for (const chunk of chunksOf(payments, PAYMENTS_A_TRANSACTION)) {
      await inTransaction(em, async (tx) => {
        const ledger = await openLedger(tx, actor, NOW);
        for (const [index, payment] of chunk.entries())
          await pay(ledger, payment, `${ledger.numbers.receipts}-${index}`);
      });
    }
  }
  return school;
}

function invoiceOf(learnerId: LearnerId, termId: TermId, day: SchoolDay, heads: readonly VoteHeadId[]): NewInvoice {
  const lines = heads.map((voteHeadId, index) => {
    return { voteHeadId, cents: (1_000_00 * (index + 1)) as Cents, discountCents: NO_MONEY };
  });
  const plain = { runId: null, structureId: null, childOrder: null, discountPercent: null };
  return { kind: InvoiceKind.term, learnerId, termId, memo: "Term", ...plain, day, dueDay: addDays(day, 14), lines };
}

type Paid = { learnerId: LearnerId; cents: Cents; day: SchoolDay };

function paymentsOf(random: Random, learnerId: LearnerId, day: SchoolDay): Paid[] {
  const parts = random.between(1, 3);
  const whole = random.chance(0.2) ? 15_000_00 : 21_000_00;
  return Array.from({ length: parts }, (_, index) => {
    return { learnerId, cents: Math.floor(whole / parts) as Cents, day: addDays(day, 5 + 12 * index) };
  });
}

const pay = (ledger: Ledger, { learnerId, cents, day }: Paid, reference: string) =>
  postPayment(ledger, {
    channel: Channel.mpesa,
    reference,
    cents,
    payer: null,
    day,
    paidAt: new Date(`${day}T08:00:00Z`),
    shares: [{ learnerId, cents }],
  });
