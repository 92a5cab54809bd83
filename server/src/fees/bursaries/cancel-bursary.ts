import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import type { BursaryId } from "../../values/ids.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readLine } from "../read-line.js";
import { BursaryState } from "./bursary-state.js";
import { findBursary } from "./find-bursary.js";

const MAX_REASON = 200;

/** Notes that a bursary will not come. One that has come is taken back by reversing its receipt. */
export async function cancelBursary(ledger: Ledger, bursaryId: BursaryId, reason: string): Promise<void> {
  const { tx, schoolId, userId, now } = ledger;
  const detail = readLine(reason, "why", MAX_REASON);
  const { state } = await findBursary(ledger, bursaryId);
  if (state === BursaryState.cancelled) return;
  if (state === BursaryState.received) {
    throw new Refusal(ErrorCode.conflict, "This bursary has come. Have its receipt reversed, then cancel it.");
  }
  await runSql(tx, "update bursary set cancelled_at = ? where id = ?", [now, bursaryId]);
  const subject = `bursary:${bursaryId}`;
  await recordAudit(tx, { schoolId, userId, at: now, action: "bursary.cancelled", subject, detail });
}
