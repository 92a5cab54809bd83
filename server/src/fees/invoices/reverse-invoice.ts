import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { InvoiceId } from "../../values/ids.js";
import { openLedger } from "../ledger/open-ledger.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";
import { readLine } from "../read-line.js";
import { InvoiceKind } from "./invoice.entity.js";
import { reverseInvoices, type StandingInvoice } from "./reverse-invoices.js";

type Found = StandingInvoice & { kind: InvoiceKind; reversed: number };

const MAX_REASON = 120;

/** Takes one invoice back; one that was taken back already stays so. */
export async function reverseInvoice(
  tx: Em,
  actor: Actor,
  now: Date,
  { id, reason: text }: { id: InvoiceId; reason: string },
): Promise<void> {
  const { schoolId, userId } = actor;
  const reason = readLine(text, "the reason", MAX_REASON);
  const ledger = await openLedger(tx, actor, now);
  const [invoice] = await runSql<Found>(
    tx,
    `select id, number, kind, learner_id as learnerId, entry_id as entryId,
       case when reversed_at is null then 0 else 1 end as reversed from invoice where school_id = ? and id = ?`,
    [schoolId, id],
  );
  if (!invoice) throw new Refusal(ErrorCode.notFound, "This school has no such invoice.");
  if (Number(invoice.reversed) === 1) return;
  if (invoice.kind === InvoiceKind.opening) {
    throw new Refusal(
      ErrorCode.conflict,
      "This is an opening balance. Set the learner's opening balance to what it is.",
    );
  }
  await reverseInvoices(ledger, [invoice], reason, `reversal:invoice:${id}`);
  const detail = `invoice ${invoice.number}: ${reason}`;
  await recordAudit(tx, { schoolId, userId, action: "invoice.reversed", subject: `invoice:${id}`, detail, at: now });
  await tellFeesChanged(ledger, `reversal:invoice:${id}`, [invoice.learnerId]);
}
