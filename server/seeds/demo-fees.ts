import { InvoiceKind } from "../src/fees/invoices/invoice.entity.js";
import { postInvoiceRun } from "../src/fees/invoices/post-invoice-run.js";
import { addCharge } from "../src/fees/invoices/add-charge.js";
import { openLedger } from "../src/fees/ledger/open-ledger.js";
import { Channel } from "../src/fees/receipts/channel.js";
import { postPayment } from "../src/fees/receipts/post-payment.js";
import type { FeeItem } from "../src/fees/setup/read-fee-structures.js";
import { saveFeeSettings } from "../src/fees/setup/save-fee-settings.js";
import { saveFeeStructure } from "../src/fees/setup/save-fee-structure.js";
import { saveVoteHead } from "../src/fees/setup/save-vote-head.js";
import { setTermTarget } from "../src/fees/setup/set-term-target.js";
import type { Em } from "../src/platform/orm.js";
import { runSql } from "../src/platform/sql.js";
import type { Actor } from "../src/schools/actor.js";
import { setResidence } from "../src/schools/set-residence.js";
import type { TermDates } from "../src/schools/term-of-day.js";
import type { Grade } from "../src/values/grade.js";
import type { LearnerId, VoteHeadId } from "../src/values/ids.js";
import type { Cents } from "../src/values/money.js";
import { Residence } from "../src/values/residence.js";
import { addDays, type SchoolDay } from "../src/values/school-day.js";
import type { Random } from "./random.js";

const HEADS = ["Tuition", "Boarding", "Lunch", "Activity", "RMI", "LT&T", "EWC"] as const;
type Head = (typeof HEADS)[number];

type DemoStructure = { name: string; grades: Grade[]; residence: Residence; shillings: Partial<Record<Head, number>> };

const JUNIOR: Grade[] = ["G7", "G8", "G9"];
const SENIOR: Grade[] = ["G10", "F3", "F4"];
const COMMON = { Activity: 600, RMI: 900, "LT&T": 800, EWC: 1_200 };

/** What a Kenyan day and boarding school asks for a term. */
const STRUCTURES: DemoStructure[] = [
  {
    name: "Junior, day",
    grades: JUNIOR,
    residence: Residence.day,
    shillings: { Tuition: 4_500, Lunch: 3_600, ...COMMON },
  },
  {
    name: "Junior, boarding",
    grades: JUNIOR,
    residence: Residence.boarding,
    shillings: { Tuition: 4_500, Boarding: 14_000, ...COMMON },
  },
  {
    name: "Senior, day",
    grades: SENIOR,
    residence: Residence.day,
    shillings: { Tuition: 6_500, Lunch: 3_900, ...COMMON },
  },
  {
    name: "Senior, boarding",
    grades: SENIOR,
    residence: Residence.boarding,
    shillings: { Tuition: 6_500, Boarding: 16_500, ...COMMON },
  },
];
const BOARDERS = 0.3;

/**
 * Gives the demo school fees: structures for day and boarding, an invoice run for each term that has begun, and payments
 * by M-Pesa, bank and cash as they would have come: most in full, many in part, some not at all, a few ahead.
 */
export async function giveDemoFees(
  tx: Em,
  actor: Actor,
  today: SchoolDay,
  { random, terms }: { random: Random; terms: readonly TermDates[] },
): Promise<void> {
  const begun = terms.filter(({ starts }) => starts <= today).slice(-3);
  if (begun.length === 0) return;
  const opened = noonOf(begun[0]!.starts);
  const heads = await addHeads(tx, actor, opened);
  const learners = await housed(tx, actor, opened, random);
  const settings = {
    dueDays: 21,
    siblingPercents: [5, 10],
    siblingVoteHeads: [heads.get("Tuition")!],
    waiverLimit: 2_000_00 as Cents,
  };
  await saveFeeSettings(tx, actor, opened, settings, true);
  for (const term of begun) {
    const now = noonOf(term.starts);
    for (const { shillings, ...structure } of STRUCTURES) {
      const items = itemsOf(heads, shillings);
      await saveFeeStructure(tx, actor, now, { ...structure, id: null, termId: term.id, items });
    }
    const everybody = { structureIds: null, classIds: null, learnerIds: null, day: null, dueDay: null };
    await postInvoiceRun(tx, actor, now, { key: `demo-term-${term.id}`, termId: term.id, ...everybody });
    await setTermTarget(tx, actor, now, { termId: term.id, cents: 6_000_000_00 as Cents });
    await payTerm(tx, actor, today, { random, learners, term });
  }
  const items = [{ voteHeadId: heads.get("Activity")!, cents: 350_00 as Cents }];
  const window = { key: "demo-window", learnerId: learners[3]!, termId: null, memo: "Broken window", items };
  await addCharge(tx, actor, noonOf(today), { ...window, day: null, dueDay: null });
}

const noonOf = (day: SchoolDay) => new Date(`${day}T09:00:00Z`);

async function addHeads(tx: Em, actor: Actor, now: Date): Promise<ReadonlyMap<Head, VoteHeadId>> {
  const heads = new Map<Head, VoteHeadId>();
  for (const name of HEADS) heads.set(name, (await saveVoteHead(tx, actor, now, { id: null, name })).id);
  return heads;
}

const itemsOf = (heads: ReadonlyMap<Head, VoteHeadId>, shillings: DemoStructure["shillings"]): FeeItem[] =>
  HEADS.flatMap((head) => {
    const asked = shillings[head];
    return asked ? [{ voteHeadId: heads.get(head)!, cents: (asked * 100) as Cents }] : [];
  });

/** Everybody of the school, of whom some sleep there. */
async function housed(tx: Em, actor: Actor, now: Date, random: Random): Promise<LearnerId[]> {
  const sql = "select id from learner where school_id = ? order by id";
  const learners = (await runSql<{ id: LearnerId }>(tx, sql, [actor.schoolId])).map(({ id }) => id);
  const boarders = learners.filter(() => random.chance(BOARDERS));
  await setResidence(tx, actor, now, { learnerIds: boarders, residence: Residence.boarding });
  return learners;
}

type Paying = { random: Random; learners: readonly LearnerId[]; term: TermDates };

async function payTerm(tx: Em, actor: Actor, today: SchoolDay, { random, learners, term }: Paying): Promise<void> {
  const asked = await readAsked(tx, actor, term);
  for (const [nth, learnerId] of learners.entries()) {
    const whole = asked.get(learnerId) ?? 0;
    const share = random.pick([1, 1, 1, 0.6, 0.5, 0.35, 0, 1.1]);
    const parts = share > 0.5 ? random.between(1, 2) : 1;
    const cents = (Math.floor((whole * share) / parts / 100_00) * 100_00) as Cents;
    for (let part = 0; part < parts && cents > 0; part++) {
      const day = addDays(term.starts, random.between(0, 40) + 15 * part);
      if (day > today) continue;
      const channel = random.pick([Channel.mpesa, Channel.mpesa, Channel.mpesa, Channel.bank, Channel.cash]);
      const ledger = await openLedger(tx, actor, noonOf(day));
      const reference = `DEMO${term.id}${String(nth).padStart(4, "0")}${part}`;
      const said = { channel, reference, cents, payer: null, day, paidAt: noonOf(day) };
      await postPayment(ledger, { ...said, shares: [{ learnerId, cents }] });
    }
  }
}

async function readAsked(tx: Em, { schoolId }: Actor, term: TermDates): Promise<ReadonlyMap<LearnerId, number>> {
  const rows = await runSql<{ learnerId: LearnerId; cents: number }>(
    tx,
    `select i.learner_id as learnerId, sum(l.cents - l.discount_cents) as cents from invoice i
     join invoice_line l on l.invoice_id = i.id where i.school_id = ? and i.term_id = ? and i.kind = ? group by i.learner_id`,
    [schoolId, term.id, InvoiceKind.term],
  );
  return new Map(rows.map(({ learnerId, cents }) => [learnerId, Number(cents)]));
}
