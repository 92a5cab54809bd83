import { ACCOUNT_OF, Channel } from "../../src/fees/receipts/channel.js";
import { openLedger } from "../../src/fees/ledger/open-ledger.js";
import { saveFeeStructure } from "../../src/fees/setup/save-fee-structure.js";
import { addDays, type SchoolDay } from "../../src/values/school-day.js";
import type { Cents } from "../../src/values/money.js";
import type { FeeStructureId, VoteHeadId } from "../../src/values/ids.js";
import { Books, type HistoryInvoice, type HistoryReceipt } from "./books.js";
import { type FeePlan, findFeePlan, VOTE_HEADS, type VoteHeadName } from "./fee-plans.js";
import type { HistoryLearner, Payment } from "./history.js";
import { type HistoryPlace, noonOf } from "./history-place.js";

export type VoteHeadIds = ReadonlyMap<VoteHeadName, VoteHeadId>;

const DUE_DAYS = 21;
const SPONSOR = "NG-CDF";

/**
 * Writes the fees of these terms, in their order, as the fee room would have left them: a structure for each plan, an
 * invoice run on the first day, what was paid ahead set against it, and a receipt for each payment, oldest invoice first.
 * Sponsors' cheques are bursaries that came. Nobody is told of it. The terms before the first of these have no books.
 */
export async function writeFees(place: HistoryPlace, heads: VoteHeadIds, terms: ReadonlySet<number>): Promise<void> {
  const { tx, schoolId, history, learnerIds } = place;
  const actor = { schoolId, userId: null };
  const ledger = await openLedger(tx, actor, noonOf(history.terms[0]!.starts));
  const books = await Books.open(ledger);
  for (const [term, { starts }] of history.terms.entries()) {
    if (!terms.has(term)) continue;
    books.postRun(starts, addDays(starts, DUE_DAYS), await invoicesOf(place, heads, term), place.termIds[term]!);
    const paid = history.learners.flatMap(({ number, paid: own }) =>
      own.filter((payment) => payment.term === term).map((payment) => ({ ...payment, learnerId: learnerIds[number]! })),
    );
    const receipts = [...byCheque(paid, (day) => history.days[day]!.day)];
    for (const receipt of receipts.sort((one, other) => (one.day < other.day ? -1 : 1))) books.receive(receipt);
  }
  await books.write();
}

/** Saves the structures of a term by which somebody is asked; tells their ids by name. */
export async function saveFeeStructures(
  { tx, schoolId, history, termIds }: HistoryPlace,
  heads: VoteHeadIds,
  term: number,
  now: Date,
): Promise<ReadonlyMap<string, FeeStructureId>> {
  const asked = new Set(history.learners.flatMap((learner) => askedIn(learner, term).map(({ grade }) => grade)));
  const structures = new Map<string, FeeStructureId>();
  for (const plan of history.fees) {
    const { name, grades, residence } = plan;
    if (!grades.some((grade) => asked.has(grade))) continue;
    const wanted = { id: null, termId: termIds[term]!, name, grades: [...grades], residence };
    const items = linesOf(plan, heads);
    structures.set(name, (await saveFeeStructure(tx, { schoolId, userId: null }, now, { ...wanted, items })).id);
  }
  return structures;
}

/** Saves the term's structures and says what each asks of whom. */
async function invoicesOf(place: HistoryPlace, heads: VoteHeadIds, term: number): Promise<HistoryInvoice[]> {
  const { history, learnerIds } = place;
  const { starts, number, year } = history.terms[term]!;
  const structures = await saveFeeStructures(place, heads, term, noonOf(starts));
  return history.learners.flatMap((learner) =>
    askedIn(learner, term).map(({ grade }) => {
      const plan = findFeePlan(history.fees, grade, learner.isBoarder);
      const memo = `Term ${number} ${year}: ${plan.name}`;
      const structureId = structures.get(plan.name)!;
      return { learnerId: learnerIds[learner.number]!, structureId, memo, lines: linesOf(plan, heads) };
    }),
  );
}

const askedIn = ({ asked }: HistoryLearner, term: number) => asked.filter((each) => each.term === term);

const linesOf = ({ shillings }: FeePlan, heads: VoteHeadIds) =>
  VOTE_HEADS.flatMap((head) => {
    const amount = shillings[head];
    return amount ? [{ voteHeadId: heads.get(head)!, cents: (amount * 100) as Cents }] : [];
  });

type Paid = Payment & { readonly learnerId: HistoryInvoice["learnerId"] };

/** A payment is a receipt of its own, but for a sponsor's, whose cheque of a day is for many. */
function* byCheque(paid: readonly Paid[], dayOf: (index: number) => SchoolDay): Generator<HistoryReceipt> {
  for (const { channel, day, shillings, learnerId } of paid) {
    if (channel === Channel.cheque) continue;
    const share = { learnerId, cents: shillings * 100 };
    yield { channel, account: ACCOUNT_OF[channel], day: dayOf(day), sponsor: null, shares: [share] };
  }
  const cheques = Map.groupBy(
    paid.filter(({ channel }) => channel === Channel.cheque),
    ({ day }) => day,
  );
  for (const [day, parts] of cheques) {
    const shares = parts.map(({ learnerId, shillings }) => ({ learnerId, cents: shillings * 100 }));
    const from = { channel: Channel.cheque, account: ACCOUNT_OF.cheque, sponsor: SPONSOR };
    yield { ...from, day: dayOf(day), shares };
  }
}
