import { recordEvents } from "../../events/outbox.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { LearnerId, MpesaAttemptId, SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";
import { attemptTopic } from "../mpesa-topics.js";
import type { AttemptState } from "./attempt-state.js";
import type { FailureReason } from "./failure-reason.js";

export type Attempt = {
  readonly id: MpesaAttemptId;
  readonly schoolId: SchoolId;
  readonly learnerId: LearnerId;
  readonly userId: UserId;
  readonly cents: Cents;
  readonly phone: Phone;
  readonly shortcode: string;
  readonly account: string;
  readonly state: AttemptState;
  readonly reason: FailureReason | null;
  readonly resultCode: string | null;
  readonly checkoutRequestId: string | null;
  readonly receipt: string | null;
  readonly saidPaidAt: Date | null;
  readonly looks: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

type Row = { [Key in keyof Attempt]: Date extends Attempt[Key] ? unknown : Attempt[Key] };

const COLUMNS = `id, school_id as schoolId, learner_id as learnerId, user_id as userId, cents, phone, shortcode, account, state,
  reason, result_code as resultCode, checkout_request_id as checkoutRequestId, receipt, said_paid_at as saidPaidAt, looks,
  version, created_at as createdAt, changed_at as changedAt`;

/** The attempts that meet a condition on `mpesa_attempt`, which names the school where a person asks. */
export async function readAttempts(em: Em, where: string, values: readonly SqlValue[]): Promise<Attempt[]> {
  const rows = await runSql<Row>(em, `select ${COLUMNS} from mpesa_attempt where ${where}`, values);
  return rows.map((row) => ({
    ...row,
    cents: Number(row.cents) as Cents,
    saidPaidAt: row.saidPaidAt === null ? null : readInstant(row.saidPaidAt),
    createdAt: readInstant(row.createdAt),
    changedAt: readInstant(row.changedAt),
  }));
}

/** An attempt, which nobody else changes until the transaction ends. */
export async function lockAttempt(tx: Em, id: MpesaAttemptId): Promise<Attempt> {
  const [attempt] = await readAttempts(tx, isSqlite(tx) ? "id = ?" : "id = ? for update", [id]);
  if (!attempt) throw new Error(`there is no attempt ${id}`);
  return attempt;
}

export type AttemptChanges = Partial<
  Pick<Attempt, "state" | "reason" | "resultCode" | "checkoutRequestId" | "receipt" | "saidPaidAt" | "looks">
> & {
  readonly dueAt?: Date | null;
};

const COLUMN_OF: Record<keyof AttemptChanges, string> = {
  state: "state",
  reason: "reason",
  resultCode: "result_code",
  checkoutRequestId: "checkout_request_id",
  receipt: "receipt",
  saidPaidAt: "said_paid_at",
  looks: "looks",
  dueAt: "due_at",
};

/** Changes an attempt that is locked, and tells whoever follows it. */
export async function changeAttempt(tx: Em, attempt: Attempt, changes: AttemptChanges, now: Date): Promise<void> {
  const keys = Object.keys(changes) as (keyof AttemptChanges)[];
  const version = attempt.version + 1;
  await runSql(
    tx,
    `update mpesa_attempt set ${keys.map((key) => `${COLUMN_OF[key]} = ?, `).join("")}version = ?, changed_at = ? where id = ?`,
    [...keys.map((key) => changes[key] ?? null), version, now, attempt.id],
  );
  await recordEvents(tx, now, [{ topic: attemptTopic(attempt.id), payload: { id: attempt.id, version } }]);
}
