import { Account } from "../../src/fees/ledger/account.js";
import { EntryKind } from "../../src/fees/ledger/entry-kind.js";
import { JournalEntry } from "../../src/fees/ledger/journal-entry.entity.js";
import { JournalLine } from "../../src/fees/ledger/journal-line.entity.js";
import { Instalment } from "../../src/fees/instalments/instalment.entity.js";
import { InstalmentPlan } from "../../src/fees/instalments/instalment-plan.entity.js";
import { InvoiceLine } from "../../src/fees/invoices/invoice-line.entity.js";
import { Invoice } from "../../src/fees/invoices/invoice.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import type { InvoiceId, InvoiceLineId, JournalEntryId, LearnerId, SchoolId, TermId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { noonOf } from "./when-written.js";

/** A school's invoices, payments and plans, straight into their tables. */
export class AccountBook {
  #entries = 0;

  constructor(
    private readonly em: Em,
    private readonly schoolId: SchoolId,
  ) {}

  /** An invoice of one line, and its entry. */
  async invoice(
    learnerId: LearnerId,
    termId: TermId | null,
    shillings: number,
    {
      day,
      due = day,
      written = day,
      opening = false,
    }: { day: string; due?: string; written?: string; opening?: boolean },
  ): Promise<{ id: InvoiceId; line: InvoiceLineId; learnerId: LearnerId }> {
    const { em, schoolId } = this;
    const cents = (shillings * 100) as Cents;
    const kind = opening ? EntryKind.opening : EntryKind.invoice;
    const entryId = await this.entry(kind, day, written);
    const id = await em.insert(Invoice, {
      schoolId,
      number: entryId,
      kind: opening ? "opening" : "term",
      learnerId,
      termId,
      day: day as SchoolDay,
      dueDay: due as SchoolDay,
      entryId,
      reversedAt: null,
    });
    const line = await em.insert(InvoiceLine, {
      schoolId,
      invoiceId: id,
      voteHeadId: null,
      cents,
      discountCents: 0 as Cents,
    });
    await this.move(entryId, learnerId, line, cents);
    return { id, line, learnerId };
  }

  /** Pays so much of an invoice; below 0 it is owed again. */
  async pay(
    { learnerId, line }: { learnerId: LearnerId; line: InvoiceLineId },
    shillings: number,
    day: string,
    written = day,
  ): Promise<void> {
    const entryId = await this.entry(EntryKind.payment, day, written);
    await this.move(entryId, learnerId, line, (-shillings * 100) as Cents);
  }

  /** Pays ahead. */
  async payAhead(learnerId: LearnerId, shillings: number, day: string): Promise<void> {
    const entryId = await this.entry(EntryKind.payment, day, day);
    const cents = (-shillings * 100) as Cents;
    const line = { schoolId: this.schoolId, entryId, learnerId, invoiceLineId: null, voteHeadId: null };
    await this.em.insert(JournalLine, { ...line, account: Account.credit, cents });
  }

  async reverse(invoice: { id: InvoiceId; line: InvoiceLineId; learnerId: LearnerId }, shillings: number, day: string) {
    const entryId = await this.entry(EntryKind.reversal, day, day);
    await this.move(entryId, invoice.learnerId, invoice.line, (-shillings * 100) as Cents);
    await runSql(this.em, "update invoice set reversed_at = ? where id = ?", [noonOf(day), invoice.id]);
  }

  async plan(
    learnerId: LearnerId,
    through: InvoiceId,
    made: string,
    ended: string | null,
    parts: readonly (readonly [day: string, shillings: number])[],
  ): Promise<void> {
    const planId = await this.em.insert(InstalmentPlan, {
      schoolId: this.schoolId,
      learnerId,
      note: "",
      throughInvoiceId: through,
      createdBy: null,
      createdAt: noonOf(made),
      endedAt: ended && noonOf(ended),
    });
    for (const [day, shillings] of parts) {
      const part = { day: day as SchoolDay, cents: (shillings * 100) as Cents };
      await this.em.insert(Instalment, { schoolId: this.schoolId, planId, ...part });
    }
  }

  private entry(kind: EntryKind, day: string, written: string): Promise<JournalEntryId> {
    const number = ++this.#entries;
    return this.em.insert(JournalEntry, {
      schoolId: this.schoolId,
      number,
      kind,
      day: day as SchoolDay,
      memo: "",
      key: `${kind}:${number}`,
      receiptId: null,
      reversesId: null,
      userId: null,
      at: noonOf(written),
    });
  }

  private async move(entryId: JournalEntryId, learnerId: LearnerId, invoiceLineId: InvoiceLineId, cents: Cents) {
    const line = { schoolId: this.schoolId, entryId, learnerId, invoiceLineId, voteHeadId: null };
    await this.em.insert(JournalLine, { ...line, account: Account.receivable, cents });
  }
}
