import type { Cents } from "../../values/money.js";
import type { InstalmentRow } from "./read-instalment-plans.js";

/**
 * How much of each instalment is still to be paid when `owed` is left of what the plan covers: the earliest are paid
 * first. What is owed beyond the plan, because a payment was taken back, falls on the first.
 */
export function spreadPlan(instalments: readonly InstalmentRow[], owed: Cents): InstalmentRow[] {
  let left: number = owed;
  const open = instalments.toReversed().map(({ day, cents }) => {
    const part = Math.min(cents, Math.max(left, 0));
    left -= part;
    return { day, cents: part };
  });
  return open.toReversed().map(({ day, cents }, index) => {
    return { day, cents: (index === 0 ? cents + Math.max(left, 0) : cents) as Cents };
  });
}
