import type { Em } from "../../platform/orm.js";
import { isSqlite, readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { LearnerId, MpesaAttemptId, MpesaPaymentId, ReceiptId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { PaymentState, ReviewReason, VerifiedBy } from "./payment-state.js";

export type Payment = {
  readonly id: MpesaPaymentId;
  readonly schoolId: SchoolId;
  readonly shortcode: string;
  readonly receipt: string;
  readonly cents: Cents;
  readonly paidAt: Date;
  readonly payerPhone: string | null;
  readonly payerName: string | null;
  readonly account: string | null;
  readonly attemptId: MpesaAttemptId | null;
  readonly learnerId: LearnerId | null;
  readonly state: PaymentState;
  readonly review: ReviewReason | null;
  readonly verifiedBy: VerifiedBy | null;
  readonly receiptId: ReceiptId | null;
  readonly tries: number;
  readonly createdAt: Date;
};

type Row = { [Key in keyof Payment]: Date extends Payment[Key] ? unknown : Payment[Key] };

const COLUMNS = `id, school_id as schoolId, shortcode, receipt, cents, paid_at as paidAt, payer_phone as payerPhone,
  payer_name as payerName, account, attempt_id as attemptId, learner_id as learnerId, state, review,
  verified_by as verifiedBy, receipt_id as receiptId, tries, created_at as createdAt`;

/** The payments that meet a condition on `mpesa_payment`, which names the school where a person asks. */
export async function readPayments(em: Em, where: string, values: readonly SqlValue[]): Promise<Payment[]> {
  const rows = await runSql<Row>(em, `select ${COLUMNS} from mpesa_payment where ${where}`, values);
  return rows.map((row) => ({
    ...row,
    cents: Number(row.cents) as Cents,
    paidAt: readInstant(row.paidAt),
    createdAt: readInstant(row.createdAt),
  }));
}

/** A payment, which nobody else changes until the transaction ends. Lock the ledger before it and its attempt after it. */
export async function lockPayment(tx: Em, id: MpesaPaymentId): Promise<Payment> {
  const [payment] = await readPayments(tx, isSqlite(tx) ? "id = ?" : "id = ? for update", [id]);
  if (!payment) throw new Error(`there is no payment ${id}`);
  return payment;
}

export type PaymentChanges = Partial<
  Pick<
    Payment,
    | "schoolId"
    | "cents"
    | "account"
    | "payerName"
    | "payerPhone"
    | "attemptId"
    | "learnerId"
    | "state"
    | "review"
    | "verifiedBy"
    | "receiptId"
    | "tries"
  >
> & { readonly dueAt?: Date | null; readonly tokenHash?: string | null };

const column = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Changes a payment that is locked. */
export async function changePayment(
  tx: Em,
  { id }: Pick<Payment, "id">,
  changes: PaymentChanges,
  now: Date,
): Promise<void> {
  const keys = Object.keys(changes) as (keyof PaymentChanges)[];
  await runSql(
    tx,
    `update mpesa_payment set ${keys.map((key) => `${column(key)} = ?, `).join("")}changed_at = ? where id = ?`,
    [...keys.map((key) => changes[key] ?? null), now, id],
  );
}
