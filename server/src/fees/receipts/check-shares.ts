import { ErrorCode, Refusal } from "../../errors.js";
import { chunksOf } from "../../platform/chunks-of.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId } from "../../values/ids.js";
import { formatMoney } from "../../values/money.js";
import { addMoney, type Cents } from "../../values/money.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readAmount } from "../read-amount.js";
import type { Share } from "./post-payment.js";

const MAX_SHARES = 1000;
const LEARNERS_A_STATEMENT = 500;

/** Refuses shares that cannot be: learners of another school or named twice, and more in all than `cents`. Tells their sum. */
export async function checkShares(
  { tx, schoolId }: Pick<Ledger, "tx" | "schoolId">,
  shares: readonly Share[],
  cents: Cents,
): Promise<Cents> {
  const ids = new Set(shares.map(({ learnerId }) => learnerId));
  if (shares.length > MAX_SHARES) {
    throw new Refusal(ErrorCode.badInput, `Share it among at most ${MAX_SHARES} learners.`);
  }
  if (ids.size < shares.length) throw new Refusal(ErrorCode.badInput, "A learner is named twice. Name each once.");
  for (const share of shares) readAmount(share.cents, "each learner's share");
  const sum = addMoney(shares.map((share) => share.cents));
  if (sum > cents) {
    const text = `The shares come to KES ${formatMoney(sum)}, and there are KES ${formatMoney(cents)}. Put them right.`;
    throw new Refusal(ErrorCode.badInput, text);
  }
  let known = 0;
  for (const chunk of chunksOf<LearnerId>([...ids], LEARNERS_A_STATEMENT)) {
    const sql = `select count(*) as learners from learner where school_id = ? and id in ${placesFor(chunk)}`;
    const [row] = await runSql<{ learners: number }>(tx, sql, [schoolId, ...chunk]);
    known += Number(row!.learners);
  }
  if (known < ids.size) throw new Refusal(ErrorCode.notFound, "This school has no such learner. Choose one of yours.");
  return sum;
}
