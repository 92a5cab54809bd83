import type { Em } from "../../platform/orm.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { AttemptState } from "../attempts/attempt-state.js";
import { type AttemptType, toAttemptType } from "../attempts/attempt.type.js";
import { readAttempts } from "../attempts/lock-attempt.js";
import type { NoticeState } from "../inbox/notice-kind.js";
import { readPayments } from "../payments/lock-payment.js";
import type { PaymentState } from "../payments/payment-state.js";
import { type MpesaNoticeType, type MpesaPaymentType, toPaymentType } from "./payment.type.js";

type Where = { readonly sql: string; readonly values: readonly SqlValue[] };

/** A school's attempts, the newest first; those in one state, or all. */
export async function listAttempts(
  em: Em,
  schoolId: SchoolId,
  state: AttemptState | null,
  page: PageArguments,
): Promise<Connection<AttemptType>> {
  const where = whereIn(schoolId, state === null ? [] : [{ sql: "state = ?", values: [state] }]);
  const { sql, values } = paged(where, page);
  const rows = await readAttempts(em, sql, values);
  return toConnection(rows, page, await count(em, "mpesa_attempt", where), toAttemptType, ({ id }) => [id]);
}

/** A school's payments, the newest first; those in one state, those that wait for a person, or all. */
export async function listPayments(
  em: Em,
  schoolId: SchoolId,
  { state, inReview }: { state: PaymentState | null; inReview: boolean },
  page: PageArguments,
): Promise<Connection<MpesaPaymentType>> {
  const where = whereIn(schoolId, [
    ...(state === null ? [] : [{ sql: "state = ?", values: [state] }]),
    ...(inReview ? [{ sql: "review is not null and receipt_id is null and state <> 'dismissed'", values: [] }] : []),
  ]);
  const { sql, values } = paged(where, page);
  const rows = await readPayments(em, sql, values);
  return toConnection(rows, page, await count(em, "mpesa_payment", where), toPaymentType, ({ id }) => [id]);
}

type NoticeRow = Omit<MpesaNoticeType, "id" | "receivedAt" | "isExpectedSource"> & {
  id: number;
  receivedAt: unknown;
  isExpectedSource: number | boolean | null;
};

/** What came to a school's addresses, the newest first, without its text. */
export async function listNotices(
  em: Em,
  schoolId: SchoolId,
  state: NoticeState | null,
  page: PageArguments,
): Promise<Connection<MpesaNoticeType>> {
  const where = whereIn(schoolId, state === null ? [] : [{ sql: "state = ?", values: [state] }]);
  const { sql, values } = paged(where, page);
  const rows = await runSql<NoticeRow>(
    em,
    `select id, kind, state, fault, bytes, is_expected_source as isExpectedSource, received_at as receivedAt
     from mpesa_notice where ${sql}`,
    values,
  );
  return toConnection(rows, page, await count(em, "mpesa_notice", where), toNoticeType, ({ id }) => [id]);
}

const toNoticeType = ({ id, kind, state, fault, bytes, isExpectedSource, receivedAt }: NoticeRow): MpesaNoticeType => ({
  id: String(id),
  kind,
  state,
  fault,
  bytes,
  isExpectedSource: isExpectedSource === null ? null : Boolean(isExpectedSource),
  receivedAt: readInstant(receivedAt),
});

const whereIn = (schoolId: SchoolId, conditions: readonly Where[]): Where => ({
  sql: ["school_id = ?", ...conditions.map(({ sql }) => sql)].join(" and "),
  values: [schoolId, ...conditions.flatMap(({ values }) => values)],
});

function paged({ sql, values }: Where, page: PageArguments): Where {
  const after = readIdCursor(page);
  const further = after === 0 ? { sql: "", values: [] } : { sql: " and id < ?", values: [after] };
  return {
    sql: `${sql}${further.sql} order by id desc limit ?`,
    values: [...values, ...further.values, page.first + 1],
  };
}

async function count(em: Em, table: string, { sql, values }: Where): Promise<number> {
  const [row] = await runSql<{ rows: number }>(em, `select count(*) as \`rows\` from ${table} where ${sql}`, values);
  return Number(row!.rows);
}
