import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import { addMoney, formatMoney } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { evenOut } from "../ledger/even-out.js";
import { openLedger } from "../ledger/open-ledger.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";
import { readRequestKey } from "../read-request-key.js";
import { readFeeSettings } from "../setup/read-fee-settings.js";
import { checkDays } from "./check-days.js";
import { InvoiceRun } from "./invoice-run.entity.js";
import { InvoiceKind } from "./invoice.entity.js";
import { planInvoiceRun, type RunScope } from "./plan-invoice-run.js";
import { findInvoiceRun, type InvoiceRunRow, readInvoiceRuns } from "./read-invoice-runs.js";
import { type NewInvoice, writeInvoices } from "./write-invoices.js";

export type NewInvoiceRun = RunScope & {
  readonly key: string;
  readonly day: SchoolDay | null;
  readonly dueDay: SchoolDay | null;
};

/**
 * Makes the invoices that the term's structures ask for and that do not stand yet, all in one step; what was paid ahead
 * pays them. The same key again gives the run that is there.
 */
export async function postInvoiceRun(
  tx: Em,
  actor: Actor,
  now: Date,
  { key: text, day: saidDay, dueDay: saidDueDay, ...scope }: NewInvoiceRun,
): Promise<InvoiceRunRow> {
  const { schoolId, userId } = actor;
  const key = readRequestKey(text);
  const ledger = await openLedger(tx, actor, now);
  const [known] = await readInvoiceRuns(tx, schoolId, { sql: "`key` = ?", values: [key] }, 1);
  if (known) return known;
  const { dueDays } = await readFeeSettings(tx, schoolId);
  const { day, dueDay } = checkDays(now, { day: saidDay, dueDay: saidDueDay }, dueDays);
  const plan = await planInvoiceRun(tx, schoolId, scope);
  if (plan.invoices.length === 0) {
    throw new Refusal(ErrorCode.conflict, "There is nobody left to invoice: look at the preview to see why.");
  }

  const termId = plan.term.id;
  const lines = plan.invoices.flatMap((invoice) => invoice.lines);
  const cents = addMoney(lines.map((line) => line.cents));
  const discountCents = addMoney(lines.map((line) => line.discountCents));
  const made = { invoices: plan.invoices.length, cents, discountCents, createdBy: userId, createdAt: now };
  const standing = { reversedBy: null, reversedAt: null };
  const runId = await tx.insert(InvoiceRun, { schoolId, key, termId, day, dueDay, ...made, ...standing });
  const title = `Term ${plan.term.number} ${plan.term.year}`;
  const invoices = plan.invoices.map(
    ({ learnerId, structure, childOrder, discountPercent, lines: of }): NewInvoice => ({
      kind: InvoiceKind.term,
      learnerId,
      termId,
      runId,
      structureId: structure.id,
      memo: `${title}: ${structure.name}`,
      childOrder,
      discountPercent,
      day,
      dueDay,
      lines: of,
    }),
  );
  await writeInvoices(ledger, invoices);
  const learnerIds = [...new Set(invoices.map(({ learnerId }) => learnerId))];
  await evenOut(ledger, learnerIds, day, `run:${runId}`);
  const detail = `${title}: ${made.invoices} invoices, KES ${formatMoney(cents)}, discounts ${formatMoney(discountCents)}`;
  const subject = `invoice-run:${runId}`;
  await recordAudit(tx, { schoolId, userId, action: "invoice-run.posted", subject, detail, at: now });
  await tellFeesChanged(ledger, `run:${runId}`, learnerIds);
  return (await findInvoiceRun(tx, schoolId, runId))!;
}
