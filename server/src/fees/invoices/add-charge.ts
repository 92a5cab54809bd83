import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { checkLearners } from "../../schools/check-learners.js";
import { findTerm } from "../../schools/find-term.js";
import type { InvoiceId, LearnerId, TermId } from "../../values/ids.js";
import { addMoney, formatMoney, NO_MONEY } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { evenOut } from "../ledger/even-out.js";
import { openLedger } from "../ledger/open-ledger.js";
import { findEntry } from "../ledger/post-entry.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";
import { readAmount } from "../read-amount.js";
import { readLine } from "../read-line.js";
import { readRequestKey } from "../read-request-key.js";
import { readFeeSettings } from "../setup/read-fee-settings.js";
import type { FeeItem } from "../setup/read-fee-structures.js";
import { checkVoteHeads } from "../setup/read-vote-heads.js";
import { checkDays } from "./check-days.js";
import { InvoiceKind } from "./invoice.entity.js";
import { writeInvoices } from "./write-invoices.js";

export type NewCharge = {
  readonly key: string;
  readonly learnerId: LearnerId;
  readonly termId: TermId | null;
  readonly memo: string;
  readonly items: readonly FeeItem[];
  readonly day: SchoolDay | null;
  readonly dueDay: SchoolDay | null;
};

const MAX_MEMO = 120;

/** Invoices one learner for something of their own, such as transport or a broken window; once for each key. */
export async function addCharge(tx: Em, actor: Actor, now: Date, wanted: NewCharge): Promise<InvoiceId> {
  const { schoolId, userId } = actor;
  const key = `charge:${readRequestKey(wanted.key)}`;
  const memo = readLine(wanted.memo, "what the charge is for", MAX_MEMO);
  const ledger = await openLedger(tx, actor, now);
  const known = await findEntry(ledger, key);
  if (known) {
    const sql = "select id from invoice where school_id = ? and entry_id = ?";
    return (await runSql<{ id: InvoiceId }>(tx, sql, [schoolId, known]))[0]!.id;
  }
  const { learnerId, termId, items } = wanted;
  if (items.length === 0) throw new Refusal(ErrorCode.badInput, "Say what is to be paid for at least one vote head.");
  for (const { cents } of items) readAmount(cents, "each part of the charge");
  await checkLearners(tx, schoolId, [learnerId]);
  await checkVoteHeads(
    tx,
    schoolId,
    items.map(({ voteHeadId }) => voteHeadId),
  );
  if (termId !== null) await findTerm(tx, schoolId, termId);
  const { dueDays } = await readFeeSettings(tx, schoolId);
  const days = checkDays(now, wanted, dueDays);
  const ofItself = { runId: null, structureId: null, childOrder: null, discountPercent: null };
  const lines = items.map((item) => ({ ...item, discountCents: NO_MONEY }));
  const invoice = { kind: InvoiceKind.charge, learnerId, termId, memo, ...ofItself, ...days, key, lines };
  const [id] = await writeInvoices(ledger, [invoice]);
  await evenOut(ledger, [learnerId], days.day, key);
  const detail = `KES ${formatMoney(addMoney(items.map(({ cents }) => cents)))} of learner ${learnerId}: ${memo}`;
  await recordAudit(tx, { schoolId, userId, action: "charge.added", subject: `invoice:${id}`, detail, at: now });
  await tellFeesChanged(ledger, key, [learnerId]);
  return id!;
}
