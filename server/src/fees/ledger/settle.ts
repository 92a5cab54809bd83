import type { InvoiceLineId, VoteHeadId } from "../../values/ids.js";
import { type Cents, NO_MONEY } from "../../values/money.js";

/** A line of an invoice that is not even: cents above 0 are owed, below 0 were paid too much. */
export type OpenLine = {
  readonly invoiceLineId: InvoiceLineId;
  readonly voteHeadId: VoteHeadId | null;
  readonly cents: Cents;
};

export type Settlement = {
  /** How much of which line, in the order of the lines; none is 0. */
  readonly parts: readonly OpenLine[];
  /** What is left over. */
  readonly rest: Cents;
};

/** Pays what is owed with `available`, line by line in the order given, oldest first by whoever ordered them. */
export function settle(lines: readonly OpenLine[], available: Cents): Settlement {
  let rest: number = Math.max(available, 0);
  const parts: OpenLine[] = [];
  for (const line of lines) {
    const cents = Math.min(rest, Math.max(line.cents, 0)) as Cents;
    if (cents === NO_MONEY) continue;
    parts.push({ ...line, cents });
    rest -= cents;
  }
  return { parts, rest: rest as Cents };
}
