import { addCharge } from "../src/fees/invoices/add-charge.js";
import { InvoiceKind } from "../src/fees/invoices/invoice.entity.js";
import { postInvoiceRun } from "../src/fees/invoices/post-invoice-run.js";
import { openLedger } from "../src/fees/ledger/open-ledger.js";
import { postPayment } from "../src/fees/receipts/post-payment.js";
import { saveFeeSettings } from "../src/fees/setup/save-fee-settings.js";
import { saveVoteHead } from "../src/fees/setup/save-vote-head.js";
import { setTermTarget } from "../src/fees/setup/set-term-target.js";
import type { Em } from "../src/platform/orm.js";
import { runSql } from "../src/platform/sql.js";
import type { Actor } from "../src/schools/actor.js";
import type { TermDates } from "../src/schools/term-of-day.js";
import type { LearnerId, TermId, VoteHeadId } from "../src/values/ids.js";
import type { Cents } from "../src/values/money.js";
import type { SchoolDay } from "../src/values/school-day.js";
import { VOTE_HEADS, type VoteHeadName } from "./history/fee-plans.js";
import { type HistoryPlace, noonOf } from "./history/history-place.js";
import { saveFeeStructures, writeFees } from "./history/write-fees.js";

const SETTINGS = { dueDays: 21, siblingPercents: [5, 10], waiverLimit: 2_000_00 as Cents };

/**
 * Gives the demo school fees: structures for day and boarding, and what was asked and paid in each term by M-Pesa, bank and
 * cash as it would have come: most in full, many in part, some hardly at all. The last term that has begun is written by
 * the verbs; the books of the terms before it were brought in.
 */
export async function giveDemoFees(place: HistoryPlace, begun: readonly TermDates[], today: SchoolDay): Promise<void> {
  const { tx, schoolId, history, rosters, learnerIds, termIds } = place;
  const actor = { schoolId, userId: null };
  const opened = noonOf(history.terms[0]!.starts);
  const heads = new Map<VoteHeadName, VoteHeadId>();
  for (const name of VOTE_HEADS) heads.set(name, (await saveVoteHead(tx, actor, opened, { id: null, name })).id);
  await saveFeeSettings(tx, actor, opened, { ...SETTINGS, siblingVoteHeads: [heads.get("Tuition")!] }, true);
  const last = history.terms.length - 1;
  await writeFees(place, heads, new Set(Array.from({ length: last }, (_, term) => term)));

  const term = begun.at(-1)!;
  const now = noonOf(term.starts);
  await saveFeeStructures(place, heads, last, now);
  const everybody = { structureIds: null, classIds: null, learnerIds: null, day: null, dueDay: null };
  await postInvoiceRun(tx, actor, now, { key: `demo-term-${term.id}`, termId: term.id, ...everybody });
  await payTerm(place, last, today);
  for (const { id, starts } of begun) {
    await setTermTarget(tx, actor, noonOf(starts), { termId: id, cents: 6_000_000_00 as Cents });
  }
  const [, , , fourth] = rosters[history.classes.findIndex(({ year }) => year === term.year)]!.stays.filter(
    ({ toRev }) => toRev === null,
  );
  const items = [{ voteHeadId: heads.get("Activity")!, cents: 350_00 as Cents }];
  const learnerId = learnerIds[fourth!.learner]!;
  const window = { key: "demo-window", learnerId, termId: null, memo: "Broken window", items };
  await addCharge(tx, actor, noonOf(today), { ...window, day: null, dueDay: null });
  if (term.id !== termIds[last]) throw new Error("the last term of the history is not the one that is under way");
}

/** The payments of the term that is under way, by those who were invoiced in it. */
async function payTerm(place: HistoryPlace, last: number, today: SchoolDay): Promise<void> {
  const { tx, schoolId, history, learnerIds, termIds } = place;
  const actor = { schoolId, userId: null };
  const asked = await readAsked(tx, actor, termIds[last]!);
  const payments = history.learners.flatMap(({ number, paid }) =>
    paid
      .filter(({ term }) => term === last && asked.has(learnerIds[number]!))
      .map((payment, part) => ({ ...payment, learnerId: learnerIds[number]!, part })),
  );
  for (const { learnerId, day: index, shillings, channel, part } of payments) {
    const { day } = history.days[index]!;
    if (day > today) continue;
    const ledger = await openLedger(tx, actor, noonOf(day));
    const reference = `DEMO${termIds[last]}${String(learnerId).padStart(4, "0")}${part}`;
    const cents = (shillings * 100) as Cents;
    await postPayment(ledger, {
      channel,
      reference,
      cents,
      payer: null,
      day,
      paidAt: noonOf(day),
      shares: [{ learnerId, cents }],
    });
  }
}

async function readAsked(tx: Em, { schoolId }: Actor, termId: TermId): Promise<ReadonlySet<LearnerId>> {
  const sql = "select learner_id as learnerId from invoice where school_id = ? and term_id = ? and kind = ?";
  const rows = await runSql<{ learnerId: LearnerId }>(tx, sql, [schoolId, termId, InvoiceKind.term]);
  return new Set(rows.map(({ learnerId }) => learnerId));
}
