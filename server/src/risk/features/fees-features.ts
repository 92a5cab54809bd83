import { spreadPlan } from "../../fees/instalments/spread-plan.js";
import type { Cents } from "../../values/money.js";
import { toDayNumber } from "../records/day-number.js";
import type { RecordedAccount, RecordedPlan } from "../records/school-records.js";
import type { Cut } from "./cut.js";
import { RiskFeature } from "./risk-feature.js";
import type { Values } from "./values.js";

/** What is overdue as a share of what the term asks; 0 for who owes nothing late or has paid ahead. */
export function feesFeatures(cut: Cut, place: number): Values {
  const { account } = cut.records.learners[place]!;
  const asked = askedInTerm(cut, account);
  return { [RiskFeature.arrearsShare]: asked === 0 ? Number.NaN : overdue(cut, account) / asked };
}

/** What the invoices of this term ask, or of the last term that has any; 0 where there was none. */
function askedInTerm({ records: { terms }, day, term }: Cut, { invoices }: RecordedAccount): number {
  for (let at = term; at >= 0; at--) {
    const standing = invoices.filter(
      ({ termId, known, reversed }) =>
        termId === terms[at]!.id && known <= day && (reversed === null || reversed > day),
    );
    const asked = standing.reduce((sum, invoice) => sum + invoice.asked, 0);
    if (asked > 0) return asked;
  }
  return 0;
}

/** What was due before the day and is still owed, in cents; what is due that day is not late. */
function overdue({ day }: Cut, { invoices, moves, plans }: RecordedAccount): number {
  const owed = new Float64Array(invoices.length);
  for (const { invoice, cents, known } of moves) if (known <= day) owed[invoice]! += cents;
  const plan = plans.findLast(({ made, ended }) => made <= day && (ended === null || ended > day));
  const isPlanned = (invoice: number) => plan !== undefined && invoices[invoice]!.id <= plan.through;
  let [late, planned] = [0, 0];
  for (const [invoice, { due }] of invoices.entries()) {
    if (isPlanned(invoice)) planned += owed[invoice]!;
    else if (due < day) late += owed[invoice]!;
  }
  return Math.max(0, late + (plan ? lateByPlan(plan, planned, day) : 0));
}

function lateByPlan({ instalments }: RecordedPlan, owed: number, day: number): number {
  const parts = instalments.map(({ day: by, cents }) => ({ day: by, cents: cents as Cents }));
  return spreadPlan(parts, owed as Cents)
    .filter((part) => toDayNumber(part.day) < day)
    .reduce((sum, { cents }) => sum + cents, 0);
}
