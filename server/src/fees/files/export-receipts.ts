import { loadUsers } from "../../identity/load-users.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { CSV_START, csvLine } from "../../values/csv.js";
import type { LearnerId, SchoolId, UserId } from "../../values/ids.js";
import { formatMoney } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { loadReceiptMoney, type ReceiptMoney } from "../receipts/receipt-money.js";
import { readReceipts, type ReceiptRow } from "../receipts/receipt-rows.js";

/** The days of an export, both included. */
export type Days = { readonly from: SchoolDay; readonly to: SchoolDay };

const ROWS_A_PAGE = 200;
const HEAD = [
  "Receipt",
  "Day",
  "Channel",
  "Reference",
  "Payer",
  "Narration",
  "Goods",
  "Quantity",
  "Amount",
  "To learners",
  "In suspense",
  "Refunded",
  "Learners",
  "Reversed",
  "Recorded by",
  "Code",
];

/** The receipts of some days as CSV, in the order of their numbers, page by page. */
export async function* exportReceipts(em: Em, schoolId: SchoolId, { from, to }: Days): AsyncGenerator<string> {
  yield CSV_START + csvLine(HEAD);
  for (let last = 0; ;) {
    const where = [{ sql: "r.day >= ? and r.day <= ? and r.number > ?", values: [from, to, last] }];
    const tail = { sql: "order by r.number limit ?", values: [ROWS_A_PAGE] };
    const rows = await readReceipts(em, schoolId, where, tail);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const money = await loadReceiptMoney(em, schoolId, ids);
    const learners = await readLearnerNames(em, schoolId, [...money.values()]);
    const people = await loadUsers(
      em,
      rows.map(({ recordedBy }) => recordedBy).filter((id) => id !== null),
    );
    yield rows
      .map((row) => receiptLine(row, money.get(row.id), learners, people.get(row.recordedBy as UserId)?.name ?? ""))
      .join("");
    last = rows.at(-1)!.number;
  }
}

function receiptLine(
  row: ReceiptRow,
  money: ReceiptMoney | undefined,
  names: ReadonlyMap<LearnerId, string>,
  recordedBy: string,
): string {
  const { learners = [], suspense = 0, refunded = 0 } = money ?? {};
  const toLearners = learners.reduce((sum, { cents }) => sum + cents, 0);
  const who = learners.map(({ learnerId, cents }) => `${names.get(learnerId)}: ${plain(cents)}`).join("; ");
  return csvLine([
    row.number,
    row.day,
    row.channel,
    row.reference === row.requestKey ? null : row.reference,
    row.payer,
    row.narration,
    row.goods,
    row.quantity,
    ...[row.cents, toLearners, suspense, refunded].map(plain),
    who,
    row.reversedAt?.toISOString() ?? null,
    recordedBy,
    row.code,
  ]);
}

/** An amount that a spreadsheet reckons with: `1250.50`. */
export const plain = (cents: number): string => formatMoney(cents as never).replaceAll(",", "");

async function readLearnerNames(em: Em, schoolId: SchoolId, money: readonly ReceiptMoney[]) {
  const ids = [...new Set(money.flatMap(({ learners }) => learners.map(({ learnerId }) => learnerId)))];
  const rows = await runSql<{ id: LearnerId; name: string; admissionNumber: string }>(
    em,
    `select id, name, admission_number as admissionNumber from learner where school_id = ? and id in ${placesFor([0, ...ids])}`,
    [schoolId, 0, ...ids],
  );
  return new Map(rows.map(({ id, name, admissionNumber }) => [id, `${name} (${admissionNumber})`]));
}
