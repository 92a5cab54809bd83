import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { MpesaPaymentId, MpesaReversalId } from "../../values/ids.js";
import { callbackToken } from "../callback-token.js";
import { lockPayment, readPayments } from "../payments/lock-payment.js";
import { PaymentState } from "../payments/payment-state.js";
import { ReversalState } from "./reversal-state.js";

const MAX_REASON = 100;
/** While one of these stands, there is no second. */
const STANDING = [ReversalState.asked, ReversalState.sending, ReversalState.sent, ReversalState.unknown] as const;

const REVERSAL = {
  name: "mpesaReversal",
  columns: ["schoolId", "paymentId", "state", "reason", "tokenHash", "askedBy", "askedAt"],
} as const;

/** Asks that a receipted payment go back to its payer. Asked again while that stands, it is the same wish. */
export async function askReversal(
  tx: Em,
  { schoolId, userId }: UserViewer,
  paymentId: MpesaPaymentId,
  text: string,
  now: Date,
): Promise<MpesaReversalId> {
  const reason = text.trim();
  if (reason === "" || reason.length > MAX_REASON) {
    throw new Refusal(ErrorCode.badInput, `Say why it goes back, in 1 to ${MAX_REASON} letters.`);
  }
  const [known] = await readPayments(tx, "school_id = ? and id = ?", [schoolId, paymentId]);
  if (!known) throw new Refusal(ErrorCode.notFound, "The school has no such payment.");
  const payment = await lockPayment(tx, paymentId);
  const standing = await findStanding(tx, paymentId);
  if (standing !== null) return standing;
  if (payment.state !== PaymentState.allocated && payment.state !== PaymentState.suspense) {
    throw new Refusal(ErrorCode.conflict, "Only a payment that is receipted and stands can go back.");
  }
  // Its address is given out when it is sent.
  const tokenHash = hashSecret(callbackToken());
  await writeRows(tx, REVERSAL, [
    { schoolId, paymentId, state: ReversalState.asked, reason, tokenHash, askedBy: userId, askedAt: now },
  ]);
  const said = { schoolId, userId, action: "mpesa-reversal.asked", subject: `mpesa-payment:${paymentId}` };
  await recordAudit(tx, { ...said, detail: `${payment.receipt}: ${reason}`, at: now });
  return (await findStanding(tx, paymentId))!;
}

async function findStanding(tx: Em, paymentId: MpesaPaymentId): Promise<MpesaReversalId | null> {
  const sql = "select id from mpesa_reversal where payment_id = ? and state in (?, ?, ?, ?)";
  const [row] = await runSql<{ id: MpesaReversalId }>(tx, sql, [paymentId, ...STANDING]);
  return row?.id ?? null;
}
