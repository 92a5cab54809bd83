import { randomBytes } from "node:crypto";
import { Account } from "../../src/fees/ledger/account.js";
import { EntryKind } from "../../src/fees/ledger/entry-kind.js";
import { type Ledger, takeNumbers } from "../../src/fees/ledger/open-ledger.js";
import { settle } from "../../src/fees/ledger/settle.js";
import { InvoiceKind } from "../../src/fees/invoices/invoice.entity.js";
import type { Channel } from "../../src/fees/receipts/channel.js";
import { writeRows } from "../../src/platform/write-rows.js";
import type { SqlValue } from "../../src/platform/sql.js";
import type { InvoiceLineId, LearnerId, TermId, VoteHeadId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { addDays, type SchoolDay } from "../../src/values/school-day.js";
import { firstFreeId, noonOf } from "./history-place.js";

export type HistoryInvoice = {
  readonly learnerId: LearnerId;
  readonly structureId: number;
  readonly memo: string;
  /** In the order of the vote heads, in cents. */
  readonly lines: readonly { readonly voteHeadId: VoteHeadId; readonly cents: number }[];
};

export type HistoryReceipt = {
  readonly channel: Channel;
  readonly account: Account;
  readonly day: SchoolDay;
  /** Who gave it, of a bursary's cheque. */
  readonly sponsor: string | null;
  readonly shares: readonly { readonly learnerId: LearnerId; readonly cents: number }[];
};

type Owing = { invoiceLineId: InvoiceLineId; voteHeadId: VoteHeadId; cents: Cents };
type Standing = { lines: Owing[]; credit: number };
type Row = Record<string, SqlValue>;

const words = (text: string): readonly string[] => text.split(" ");
const TABLES = {
  invoiceRun: words("id schoolId key termId day dueDay invoices cents discountCents createdAt"),
  invoice: words("id schoolId number kind learnerId termId runId structureId memo day dueDay entryId"),
  invoiceLine: words("id schoolId invoiceId voteHeadId cents discountCents"),
  journalEntry: words("id schoolId number kind day memo key receiptId at"),
  journalLine: words("schoolId entryId account learnerId voteHeadId invoiceLineId cents"),
  receipt: words("id schoolId number channel reference cents payer day paidAt code entryId createdAt"),
  bursary: words("id schoolId sponsor reference cents day receiptId requestKey createdAt"),
  bursaryShare: words("schoolId bursaryId learnerId cents"),
};
type Table = keyof typeof TABLES;
const NUMBERED = ["invoiceRun", "invoice", "invoiceLine", "journalEntry", "receipt", "bursary"] as const;

// Without letters and digits that are taken for each other.
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 10;

/**
 * A school's books of years gone by, made up in memory by the rules of the fee room (an invoice's lines against income, a
 * payment to the oldest line first and the rest to credit, credit to what is asked next) and written in one go: a verb for
 * each payment would take minutes. They stand for what was brought in from before, so nobody is told of anything.
 */
export class Books {
  readonly #rows = Object.fromEntries(Object.keys(TABLES).map((table) => [table, []])) as unknown as Record<
    Table,
    Row[]
  >;
  readonly #standings = new Map<LearnerId, Standing>();

  private constructor(
    private readonly ledger: Ledger,
    private readonly nextIds: Record<string, number>,
  ) {}

  static async open(ledger: Ledger): Promise<Books> {
    const ids: Record<string, number> = {};
    for (const table of NUMBERED) {
      ids[table] = await firstFreeId(
        ledger.tx,
        table.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      );
    }
    return new Books(ledger, ids);
  }

  /** Invoices a term on its first day, and sets what was paid ahead against it. */
  postRun(day: SchoolDay, dueDay: SchoolDay, invoices: readonly HistoryInvoice[], termId: TermId): void {
    if (invoices.length === 0) return;
    const at = noonOf(day);
    const cents = sumOf(invoices.flatMap(({ lines }) => lines));
    const runId = this.#add("invoiceRun", {
      key: `before-term-${termId}`,
      termId,
      day,
      dueDay,
      invoices: invoices.length,
      cents,
      discountCents: 0,
      createdAt: at,
    });
    for (const invoice of invoices) this.#invoice(invoice, { day, dueDay, termId, runId });
    for (const { learnerId } of invoices) this.#evenOut(learnerId, day, `run:${runId}`);
  }

  #invoice(
    { learnerId, structureId, memo, lines }: HistoryInvoice,
    { day, dueDay, termId, runId }: { day: SchoolDay; dueDay: SchoolDay; termId: TermId; runId: number },
  ): void {
    const id = this.nextIds["invoice"]!;
    const standing = this.#standing(learnerId);
    const owing = lines.map(({ voteHeadId, cents }): Owing => {
      const line = { invoiceId: id, voteHeadId, cents, discountCents: 0 };
      return { invoiceLineId: this.#add("invoiceLine", line) as InvoiceLineId, voteHeadId, cents: cents as Cents };
    });
    standing.lines.push(...owing);
    const posted = owing.flatMap((line) => [
      { account: Account.receivable, learnerId, ...line },
      { account: Account.income, voteHeadId: line.voteHeadId, cents: -line.cents },
    ]);
    const about = { day, memo, key: `invoice:${id}`, receiptId: null };
    const entryId = this.#enter(EntryKind.invoice, about, posted);
    const number = this.#rows.invoice.length;
    const dates = { termId, runId, day, dueDay };
    this.#add("invoice", { number, kind: InvoiceKind.term, learnerId, structureId, memo, ...dates, entryId });
  }

  #evenOut(learnerId: LearnerId, day: SchoolDay, cause: string): void {
    const standing = this.#standing(learnerId);
    if (standing.credit === 0) return;
    const lines = this.#pay(learnerId, standing.credit);
    const used = -sumOf(lines);
    if (used === 0) return;
    standing.credit -= used;
    const key = `even:${learnerId}:${cause}`;
    const credit = { account: Account.credit, learnerId, cents: used };
    this.#enter(EntryKind.allocation, { day, memo: "", key, receiptId: null }, [...lines, credit]);
  }

  /** Takes money in. */
  receive({ channel, account, day, sponsor, shares }: HistoryReceipt): void {
    const id = this.nextIds["receipt"]!;
    const number = this.#rows.receipt.length;
    const cents = sumOf(shares);
    const reference = `BEFORE${this.ledger.schoolId}-${id}`;
    const lines: Row[] = [{ account, cents }];
    for (const { learnerId, cents: share } of shares) {
      const paid = this.#pay(learnerId, share);
      const rest = share + sumOf(paid);
      this.#standing(learnerId).credit += rest;
      lines.push(...paid, ...(rest === 0 ? [] : [{ account: Account.credit, learnerId, cents: -rest }]));
    }
    const about = { day, memo: reference, key: `payment:receipt:${id}`, receiptId: id };
    const entryId = this.#enter(EntryKind.payment, about, lines);
    const at = noonOf(day);
    const made = { number, code: newCode(), entryId, createdAt: at };
    this.#add("receipt", { channel, reference, cents, payer: sponsor, day, paidAt: at, ...made });
    if (sponsor !== null) this.#award(sponsor, { cents, day, receiptId: id, shares });
  }

  #award(
    sponsor: string,
    { day, shares, ...cheque }: Pick<HistoryReceipt, "day" | "shares"> & { cents: number; receiptId: number },
  ): void {
    const awarded = addDays(day, -30);
    const reference = `${sponsor}/${day.slice(0, 7)}`;
    const made = { sponsor, reference, day: awarded, requestKey: `before-${day}`, createdAt: noonOf(awarded) };
    const bursaryId = this.#add("bursary", { ...made, ...cheque });
    for (const share of shares) this.#add("bursaryShare", { bursaryId, ...share });
  }

  /** The lines by which money pays what a learner owes, the oldest first. */
  #pay(learnerId: LearnerId, cents: number): { account: Account; learnerId: LearnerId; cents: number }[] {
    const standing = this.#standing(learnerId);
    const { parts } = settle(standing.lines, cents as Cents);
    const paid = new Map(parts.map((part) => [part.invoiceLineId, part.cents]));
    for (const line of standing.lines) line.cents = (line.cents - (paid.get(line.invoiceLineId) ?? 0)) as Cents;
    standing.lines = standing.lines.filter((line) => line.cents > 0);
    return parts.map((part) => ({ account: Account.receivable, learnerId, ...part, cents: -part.cents }));
  }

  #enter(
    kind: EntryKind,
    about: { day: SchoolDay; memo: string; key: string; receiptId: number | null },
    lines: Row[],
  ) {
    const number = this.#rows.journalEntry.length;
    const entryId = this.#add("journalEntry", { ...about, number, kind, at: noonOf(about.day) });
    for (const line of lines) {
      this.#add("journalLine", { learnerId: null, voteHeadId: null, invoiceLineId: null, ...line, entryId });
    }
    return entryId;
  }

  #standing(learnerId: LearnerId): Standing {
    const known = this.#standings.get(learnerId) ?? { lines: [], credit: 0 };
    this.#standings.set(learnerId, known);
    return known;
  }

  #add(table: Table, row: Row): number {
    const id = this.nextIds[table] ?? 1;
    this.nextIds[table] = id + 1;
    this.#rows[table].push({ ...row, id, schoolId: this.ledger.schoolId });
    return id;
  }

  /** Numbers everything from where the school's books stand, and writes it. */
  async write(): Promise<void> {
    const firsts = {
      journalEntry: await takeNumbers(this.ledger, "entries", this.#rows.journalEntry.length),
      invoice: await takeNumbers(this.ledger, "invoices", this.#rows.invoice.length),
      receipt: await takeNumbers(this.ledger, "receipts", this.#rows.receipt.length),
    };
    for (const [table, first] of Object.entries(firsts)) {
      for (const row of this.#rows[table as Table]) row["number"] = Number(row["number"]) + first;
    }
    for (const [name, columns] of Object.entries(TABLES)) {
      await writeRows(this.ledger.tx, { name, columns }, this.#rows[name as Table]);
    }
  }
}

const sumOf = (amounts: readonly { readonly cents: number }[]): number =>
  amounts.reduce((sum, { cents }) => sum + cents, 0);

const newCode = (): string =>
  [...randomBytes(CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join("");
