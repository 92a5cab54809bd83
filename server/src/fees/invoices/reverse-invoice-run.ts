import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { InvoiceRunId } from "../../values/ids.js";
import { openLedger } from "../ledger/open-ledger.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";
import { readLine } from "../read-line.js";
import { findInvoiceRun, type InvoiceRunRow } from "./read-invoice-runs.js";
import { reverseInvoices, type StandingInvoice } from "./reverse-invoices.js";

const MAX_REASON = 120;

/** Takes back every invoice of a run that still stands, in one step; a run that was taken back already stays so. */
export async function reverseInvoiceRun(
  tx: Em,
  actor: Actor,
  now: Date,
  { id, reason: text }: { id: InvoiceRunId; reason: string },
): Promise<InvoiceRunRow> {
  const { schoolId, userId } = actor;
  const reason = readLine(text, "the reason", MAX_REASON);
  const ledger = await openLedger(tx, actor, now);
  const run = await findInvoiceRun(tx, schoolId, id);
  if (!run) throw new Refusal(ErrorCode.notFound, "This school has no such invoice run.");
  if (run.reversedAt) return run;
  const standing = await runSql<StandingInvoice>(
    tx,
    `select id, number, learner_id as learnerId, entry_id as entryId from invoice
     where school_id = ? and run_id = ? and reversed_at is null order by id`,
    [schoolId, id],
  );
  await reverseInvoices(ledger, standing, reason, `reversal:run:${id}`);
  const sql = "update invoice_run set reversed_at = ?, reversed_by = ? where school_id = ? and id = ?";
  await runSql(tx, sql, [now, userId, schoolId, id]);
  const detail = `${standing.length} invoices: ${reason}`;
  const subject = `invoice-run:${id}`;
  await recordAudit(tx, { schoolId, userId, action: "invoice-run.reversed", subject, detail, at: now });
  const learnerIds = standing.map(({ learnerId }) => learnerId);
  await tellFeesChanged(ledger, `reversal:run:${id}`, learnerIds);
  return (await findInvoiceRun(tx, schoolId, id))!;
}
