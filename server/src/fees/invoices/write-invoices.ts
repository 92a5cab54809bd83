import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type {
  FeeStructureId,
  InvoiceId,
  InvoiceLineId,
  InvoiceRunId,
  LearnerId,
  TermId,
  VoteHeadId,
} from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { type Ledger, takeNumbers } from "../ledger/open-ledger.js";
import { type EntryLine, type NewEntry, postEntries } from "../ledger/post-entry.js";
import { InvoiceKind } from "./invoice.entity.js";

export type NewInvoiceLine = {
  /** Null for what was brought forward. */
  readonly voteHeadId: VoteHeadId | null;
  readonly cents: Cents;
  readonly discountCents: Cents;
};

export type NewInvoice = {
  readonly kind: InvoiceKind;
  readonly learnerId: LearnerId;
  readonly termId: TermId | null;
  readonly runId: InvoiceRunId | null;
  readonly structureId: FeeStructureId | null;
  readonly memo: string;
  readonly childOrder: number | null;
  readonly discountPercent: number | null;
  readonly day: SchoolDay;
  readonly dueDay: SchoolDay;
  /** The key of its entry; one of its own where nothing else is asked. */
  readonly key?: string;
  /** Each vote head once, amounts above 0. */
  readonly lines: readonly NewInvoiceLine[];
};

const COLUMNS = [
  ...(["schoolId", "number", "kind", "learnerId", "termId", "runId", "structureId", "memo", "childOrder"] as const),
  ...(["discountPercent", "day", "dueDay", "entryId", "reversedAt"] as const),
] as const;
const INVOICE = { name: "invoice", columns: COLUMNS } as const;
const INVOICE_BY_ID = { name: "invoice", columns: ["id", ...COLUMNS] as const, key: ["id"] } as const;
const LINE = {
  name: "invoiceLine",
  columns: ["schoolId", "invoiceId", "voteHeadId", "cents", "discountCents"],
} as const;

/**
 * Writes invoices with their entries, in their order, many in few statements; tells their ids. What a discount lets off
 * is an entry of its own. Whoever calls it sees to it that what was paid ahead pays them.
 */
export async function writeInvoices(ledger: Ledger, invoices: readonly NewInvoice[]): Promise<InvoiceId[]> {
  if (invoices.length === 0) return [];
  const { tx, schoolId } = ledger;
  const first = await takeNumbers(ledger, "invoices", invoices.length);
  const rows = invoices.map(({ lines: _, key: __, ...invoice }, index) => {
    return { ...invoice, schoolId, number: first + index, entryId: 0, reversedAt: null };
  });
  await writeRows(tx, INVOICE, rows);
  const sql = "select id from invoice where school_id = ? and number >= ? order by number";
  const ids = (await runSql<{ id: InvoiceId }>(tx, sql, [schoolId, first])).map(({ id }) => id);
  const lineIds = await writeLines(ledger, first, ids, invoices);

  const keys = invoices.map(({ key }, index) => key ?? `invoice:${ids[index]}`);
  const entries = invoices.map((invoice, index) => entryOf(invoice, keys[index]!, lineIds[index]!));
  const entryIds = await postEntries(ledger, entries);
  const entered = rows.map((row, index) => ({ ...row, id: ids[index]!, entryId: entryIds.get(keys[index]!)! }));
  await writeRows(tx, INVOICE_BY_ID, entered);
  await postEntries(
    ledger,
    invoices.flatMap((invoice, index) => discountOf(invoice, ids[index]!, lineIds[index]!)),
  );
  return ids;
}

type LineIds = ReadonlyMap<VoteHeadId | null, InvoiceLineId>;

async function writeLines(
  { tx, schoolId }: Ledger,
  first: number,
  ids: readonly InvoiceId[],
  invoices: readonly NewInvoice[],
): Promise<LineIds[]> {
  const rows = invoices.flatMap(({ lines }, index) =>
    lines.map((line) => ({ ...line, schoolId, invoiceId: ids[index]! })),
  );
  await writeRows(tx, LINE, rows);
  const made = await runSql<{ id: InvoiceLineId; invoiceId: InvoiceId; voteHeadId: VoteHeadId | null }>(
    tx,
    `select line.id, line.invoice_id as invoiceId, line.vote_head_id as voteHeadId from invoice
     join invoice_line line on line.invoice_id = invoice.id where invoice.school_id = ? and invoice.number >= ?`,
    [schoolId, first],
  );
  const byInvoice = Map.groupBy(made, ({ invoiceId }) => invoiceId);
  return ids.map((id) => new Map(byInvoice.get(id)!.map((line) => [line.voteHeadId, line.id])));
}

function entryOf({ kind, learnerId, day, memo, lines }: NewInvoice, key: string, lineIds: LineIds): NewEntry {
  const isOpening = kind === InvoiceKind.opening;
  const other = isOpening ? Account.opening : Account.income;
  return {
    kind: isOpening ? EntryKind.opening : EntryKind.invoice,
    day,
    memo,
    key,
    lines: lines.flatMap(({ voteHeadId, cents }): EntryLine[] => [
      { account: Account.receivable, learnerId, voteHeadId, invoiceLineId: lineIds.get(voteHeadId)!, cents },
      { account: other, voteHeadId, cents: -cents as Cents },
    ]),
  };
}

/** The key of the entry by which a discount lowered an invoice. */
export const discountKey = (id: InvoiceId): string => `discount:invoice:${id}`;

function discountOf(
  { learnerId, day, lines, childOrder, discountPercent }: NewInvoice,
  id: InvoiceId,
  lineIds: LineIds,
): NewEntry[] {
  const lowered = lines.filter(({ discountCents }) => discountCents > 0);
  if (lowered.length === 0) return [];
  const entryLines = lowered.flatMap(({ voteHeadId, discountCents }): EntryLine[] => {
    const place = { learnerId, voteHeadId, invoiceLineId: lineIds.get(voteHeadId)! };
    return [
      { account: Account.waivers, ...place, cents: discountCents },
      { account: Account.receivable, ...place, cents: -discountCents as Cents },
    ];
  });
  const memo = `Child ${childOrder} of the family: ${discountPercent} %`;
  return [{ kind: EntryKind.discount, day, memo, key: discountKey(id), lines: entryLines }];
}
