import { ErrorCode, Refusal } from "../../errors.js";
import type { LearnerId } from "../../values/ids.js";
import { formatMoney, type Cents, NO_MONEY } from "../../values/money.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readOpenLines } from "../ledger/read-open-lines.js";

/**
 * Refuses what would leave a learner with less than nothing paid ahead: what is taken back has gone on to another learner
 * or back to the payer, and that must be taken back first.
 */
export async function checkCredits({ tx, schoolId }: Ledger, learnerIds: readonly LearnerId[]): Promise<void> {
  for (const [learnerId, { credit }] of await readOpenLines(tx, schoolId, learnerIds)) {
    if (credit >= 0) continue;
    const missing = formatMoney((NO_MONEY - credit) as Cents);
    throw new Refusal(
      ErrorCode.conflict,
      `KES ${missing} of it were paid ahead, and have been transferred or refunded. Have that reversed first.`,
      { learnerId: String(learnerId) },
    );
  }
}
