import type { UserViewer } from "../../identity/viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { MpesaPaymentId, MpesaReversalId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { MpesaReversal } from "./reversal.type.js";
import type { ReversalState } from "./reversal-state.js";

type Row = {
  id: MpesaReversalId;
  paymentId: MpesaPaymentId;
  receipt: string;
  cents: number;
  state: ReversalState;
  reason: string;
  resultCode: string | null;
  askedBy: UserId;
  askedAt: unknown;
};

/** A school's reversals, the newest first. */
export async function listReversals(
  em: Em,
  viewer: UserViewer,
  page: PageArguments,
): Promise<Connection<MpesaReversal>> {
  const after = readIdCursor(page);
  const older = after === 0 ? { sql: "", values: [] } : { sql: " and r.id < ?", values: [after] };
  const rows = await read(em, viewer, `${older.sql} order by r.id desc limit ?`, [...older.values, page.first + 1]);
  const count = "select count(*) as `rows` from mpesa_reversal where school_id = ?";
  const [counted] = await runSql<{ rows: number }>(em, count, [viewer.schoolId]);
  return toConnection(
    rows,
    page,
    Number(counted!.rows),
    (row) => toReversal(row, viewer),
    ({ id }) => [id],
  );
}

/** One of the school's reversals. */
export async function readReversal(em: Em, viewer: UserViewer, id: MpesaReversalId): Promise<MpesaReversal> {
  const [row] = await read(em, viewer, " and r.id = ?", [id]);
  return toReversal(row!, viewer);
}

const read = (em: Em, { schoolId }: UserViewer, tail: string, values: readonly SqlValue[]) =>
  runSql<Row>(
    em,
    `select r.id, r.payment_id as paymentId, p.receipt, p.cents, r.state, r.reason, r.result_code as resultCode,
       r.asked_by as askedBy, r.asked_at as askedAt
     from mpesa_reversal r join mpesa_payment p on p.id = r.payment_id where r.school_id = ?${tail}`,
    [schoolId, ...values],
  );

const toReversal = (row: Row, { userId }: UserViewer): MpesaReversal => ({
  id: String(row.id),
  paymentId: String(row.paymentId),
  mpesaReceipt: row.receipt,
  cents: Number(row.cents) as Cents,
  state: row.state,
  reason: row.reason,
  resultCode: row.resultCode,
  isMine: row.askedBy === userId,
  askedAt: readInstant(row.askedAt),
});
