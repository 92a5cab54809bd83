import { ErrorCode, Refusal } from "../../errors.js";
import { runSql } from "../../platform/sql.js";
import type { BursaryId, ReceiptId } from "../../values/ids.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { type BursaryState, STATE_SQL } from "./bursary-state.js";

export type FoundBursary = {
  readonly sponsor: string;
  readonly reference: string;
  readonly receiptId: ReceiptId | null;
  readonly state: BursaryState;
};

/** One of the school's bursaries, as a verb needs it; refuses what is none. */
export async function findBursary({ tx, schoolId }: Ledger, id: BursaryId): Promise<FoundBursary> {
  const [bursary] = await runSql<FoundBursary>(
    tx,
    `select b.sponsor, b.reference, b.receipt_id as receiptId, ${STATE_SQL} as state
     from bursary b left join receipt r on r.id = b.receipt_id where b.school_id = ? and b.id = ?`,
    [schoolId, id],
  );
  if (!bursary) throw new Refusal(ErrorCode.notFound, "This school has no such bursary.");
  return bursary;
}
