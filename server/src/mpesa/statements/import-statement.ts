import { createHash } from "node:crypto";
import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { Account } from "../../fees/ledger/account.js";
import { readAccount } from "../../fees/ledger/read-account.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Shortcode } from "../../mpesa-file/mpesa-settings.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { writeRows } from "../../platform/write-rows.js";
import { readPayments } from "../payments/lock-payment.js";
import { matchAccount } from "../payments/match-account.js";
import { notePayment } from "../payments/note-payment.js";
import { PaymentState, VerifiedBy } from "../payments/payment-state.js";
import { parseStatement, type Statement, type StatementRow } from "./parse-statement.js";
import { type Finding, FindingKind } from "./statement-finding.js";

const ROWS_A_TRANSACTION = 100;
const MOST_FINDINGS = 500;
const MOST_BYTES = 5_000_000;

const STATEMENT = {
  name: "mpesaStatement",
  columns: [
    ...(["schoolId", "shortcode", "fileName", "digest", "startsAt", "endsAt", "closingCents", "bookCents"] as const),
    ...(["rows", "matched", "added", "others", "findings", "importedBy", "importedAt"] as const),
  ],
} as const;

type Count = { matched: number; added: number; others: number; readonly findings: Finding[] };

/**
 * Takes in the provider's statement: what is on it and was not known is noted, verified by it, and credited like any other
 * payment; what differs is found and left. The same file, or one that overlaps it, adds nothing twice. Tells its id.
 */
export async function importStatement(
  services: Services,
  viewer: UserViewer,
  bytes: Uint8Array,
  fileName: string,
): Promise<number> {
  const { schoolId } = viewer;
  const number = services.config.mpesa?.shortcodes.find(({ schools }) =>
    schools.some((at) => at.schoolId === schoolId),
  );
  if (!number) throw new Refusal(ErrorCode.conflict, "This school has no number with M-Pesa.");
  const em = services.orm.em.fork() as Em;
  const digest = createHash("sha256").update(bytes).digest("hex");
  const known = await findStatement(em, viewer, digest);
  if (known !== null) return known;
  const statement = read(bytes, number);
  const count: Count = { matched: 0, added: 0, others: 0, findings: [] };
  for (const line of statement.unread) count.findings.push({ kind: FindingKind.unread, line, receipt: null });
  for (const rows of chunksOf(statement.rows, ROWS_A_TRANSACTION))
    await takeRows(services, viewer, number, rows, count);
  await findMissing(em, viewer, number, statement, count);
  await keep(services, viewer, number, statement, count, { digest, fileName: fileName.trim().slice(0, 120) });
  return (await findStatement(em, viewer, digest))!;
}

async function findStatement(
  em: Em,
  { schoolId }: Pick<UserViewer, "schoolId">,
  digest: string,
): Promise<number | null> {
  const sql = "select id from mpesa_statement where school_id = ? and digest = ?";
  const [known] = await runSql<{ id: number }>(em, sql, [schoolId, digest]);
  return known?.id ?? null;
}

function read(bytes: Uint8Array, { shortcode }: Shortcode): Statement {
  if (bytes.length > MOST_BYTES) throw new Refusal(ErrorCode.payloadTooLarge, "Send at most 5 MB at once.");
  const statement = parseStatement(new TextDecoder().decode(bytes));
  if (!statement) {
    throw new Refusal(
      ErrorCode.badInput,
      "That is not M-Pesa's statement. Export it from the portal as CSV, unchanged.",
    );
  }
  if (statement.shortcode !== null && statement.shortcode !== shortcode) {
    throw new Refusal(
      ErrorCode.badInput,
      `That is the statement of ${statement.shortcode}; the school's is ${shortcode}.`,
    );
  }
  return statement;
}

async function takeRows(
  { orm, clock }: Services,
  viewer: UserViewer,
  number: Shortcode,
  rows: readonly StatementRow[],
  count: Count,
): Promise<void> {
  const taken = await inTransaction(orm.em as Em, async (tx) => {
    const chunk: Count = { matched: 0, added: 0, others: 0, findings: [] };
    for (const row of rows) if (row.isCompleted) await takeRow(tx, viewer, number, row, chunk, clock.now());
    return chunk;
  });
  count.matched += taken.matched;
  count.added += taken.added;
  count.others += taken.others;
  count.findings.push(...taken.findings);
}

async function takeRow(
  tx: Em,
  { schoolId }: UserViewer,
  { shortcode, schools }: Shortcode,
  row: StatementRow,
  count: Count,
  now: Date,
): Promise<void> {
  const { line, receipt, cents, at, account, payer, linked } = row;
  if (cents <= 0) {
    const [taken] = linked === null ? [] : await readPayments(tx, "school_id = ? and receipt = ?", [schoolId, linked]);
    const stands = taken && taken.receiptId !== null && taken.state !== PaymentState.reversed;
    if (stands) count.findings.push({ kind: FindingKind.reversedThere, line, receipt: linked });
    return;
  }
  const match = await matchAccount(tx, shortcode, schools, account);
  const [known] = await readPayments(tx, "receipt = ?", [receipt]);
  if ((known ?? match).schoolId !== schoolId) {
    count.others += 1;
    return;
  }
  const told = { receipt, cents, shortcode, account, paidAt: at, payerPhone: null, payerName: payer };
  const { isNew } = await notePayment(
    tx,
    { ...told, schoolId, learnerId: match.learnerId, attemptId: null, verifiedBy: VerifiedBy.statement },
    now,
  );
  if (isNew) count.added += 1;
  else if (known?.cents === cents) count.matched += 1;
  else count.findings.push({ kind: FindingKind.different, line, receipt });
}

/** What is in the books of the time that the statement covers, and not on it. */
async function findMissing(
  em: Em,
  { schoolId }: UserViewer,
  { shortcode }: Shortcode,
  { rows }: Statement,
  count: Count,
): Promise<void> {
  const [first, last] = span(rows);
  if (!first || !last) return;
  const listed = new Set(rows.map(({ receipt }) => receipt));
  const payments = await readPayments(
    em,
    "school_id = ? and shortcode = ? and receipt_id is not null and paid_at > ? and paid_at < ? order by paid_at",
    [schoolId, shortcode, first, last],
  );
  for (const { receipt } of payments) {
    if (!listed.has(receipt)) count.findings.push({ kind: FindingKind.missing, line: null, receipt });
  }
}

function span(rows: readonly StatementRow[]): [Date | null, Date | null] {
  const times = rows.map(({ at }) => at.getTime());
  if (times.length === 0) return [null, null];
  return [
    new Date(times.reduce((one, other) => Math.min(one, other))),
    new Date(times.reduce((one, other) => Math.max(one, other))),
  ];
}

type Named = { readonly digest: string; readonly fileName: string };

async function keep(
  { orm, clock }: Services,
  { schoolId, userId }: UserViewer,
  { shortcode, schools }: Shortcode,
  { rows }: Statement,
  { findings, ...counted }: Count,
  named: Named,
): Promise<void> {
  const [startsAt, endsAt] = span(rows);
  // The portal lists the last first.
  const last = rows.find(({ at }) => at.getTime() === endsAt?.getTime());
  await inTransaction(orm.em as Em, async (tx) => {
    if ((await findStatement(tx, { schoolId }, named.digest)) !== null) return;
    const now = clock.now();
    const bookCents = await readAccount(tx, schoolId, Account.mpesa);
    const closingCents = schools.length === 1 ? (last?.balance ?? null) : null;
    const kept = { findings: JSON.stringify(findings.slice(0, MOST_FINDINGS)), importedBy: userId, importedAt: now };
    const money = { startsAt, endsAt, closingCents, bookCents, rows: rows.length };
    await writeRows(tx, STATEMENT, [{ schoolId, shortcode, ...named, ...money, ...counted, ...kept }]);
    const said = { schoolId, userId, action: "mpesa-statement.imported", subject: `shortcode:${shortcode}`, at: now };
    await recordAudit(tx, {
      ...said,
      detail: `${rows.length} lines, ${counted.added} added, ${findings.length} findings`,
    });
  });
}
