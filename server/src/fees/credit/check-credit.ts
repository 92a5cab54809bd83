import { ErrorCode, Refusal } from "../../errors.js";
import type { LearnerId } from "../../values/ids.js";
import { type Cents, formatMoney } from "../../values/money.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readOpenLines } from "../ledger/read-open-lines.js";

/** Refuses to take more from a learner's credit than there is. */
export async function checkCredit({ tx, schoolId }: Ledger, learnerId: LearnerId, cents: Cents): Promise<void> {
  const { credit } = (await readOpenLines(tx, schoolId, [learnerId])).get(learnerId)!;
  if (cents <= credit) return;
  const text = `This learner has KES ${formatMoney(credit)} paid ahead. Take at most that.`;
  throw new Refusal(ErrorCode.conflict, text);
}
