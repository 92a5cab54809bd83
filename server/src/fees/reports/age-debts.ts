import type { InvoiceId } from "../../values/ids.js";
import { addMoney, type Cents, NO_MONEY } from "../../values/money.js";
import { addDays, type SchoolDay } from "../../values/school-day.js";
import type { InstalmentPlanRow } from "../instalments/read-instalment-plans.js";
import { spreadPlan } from "../instalments/spread-plan.js";

/** Something owed, and the day by which it is to be paid. */
export type Debt = { readonly dueDay: SchoolDay; readonly cents: Cents };

/** What is owed of one invoice line. */
export type InvoiceDebt = Debt & { readonly invoiceId: InvoiceId };

/** What is owed, by how many days ago it was due; what is due today is not late. */
export type Aged = {
  readonly notDue: Cents;
  readonly days30: Cents;
  readonly days60: Cents;
  readonly days90: Cents;
  readonly older: Cents;
};

/** The first days that still count for each age, the youngest first. */
export const ageStarts = (today: SchoolDay) => ({
  notDue: today,
  days30: addDays(today, -30),
  days60: addDays(today, -60),
  days90: addDays(today, -90),
});

/** The debts as they fall due: by the plan what it covers, the rest by the invoices' own days. */
export function dueDebts(debts: readonly InvoiceDebt[], plan: InstalmentPlanRow | null): Debt[] {
  if (!plan) return [...debts];
  const covered = debts.filter(({ invoiceId }) => invoiceId <= plan.throughInvoiceId);
  const owed = addMoney(covered.map(({ cents }) => cents));
  const planned = spreadPlan(plan.instalments, owed).map(({ day, cents }) => ({ dueDay: day, cents }));
  const rest = debts.filter(({ invoiceId }) => invoiceId > plan.throughInvoiceId);
  return [...planned, ...rest].filter(({ cents }) => cents !== NO_MONEY);
}

export function ageDebts(debts: readonly Debt[], today: SchoolDay): Aged {
  const starts = ageStarts(today);
  const sumOf = (from: SchoolDay | null, before: SchoolDay | null) =>
    addMoney(
      debts
        .filter(({ dueDay }) => (from === null || dueDay >= from) && (before === null || dueDay < before))
        .map(({ cents }) => cents),
    );
  return {
    notDue: sumOf(starts.notDue, null),
    days30: sumOf(starts.days30, starts.notDue),
    days60: sumOf(starts.days60, starts.days30),
    days90: sumOf(starts.days90, starts.days60),
    older: sumOf(null, starts.days90),
  };
}

/** What is late of it. */
export const overdueOf = ({ days30, days60, days90, older }: Aged): Cents => addMoney([days30, days60, days90, older]);
