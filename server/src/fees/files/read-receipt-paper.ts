import { loadUsers } from "../../identity/load-users.js";
import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerType } from "../../schools/learner.type.js";
import { loadClassesOfLearners } from "../../schools/load-classes.js";
import type { LearnerId, ReceiptId, SchoolId } from "../../values/ids.js";
import { addMoney, type Cents } from "../../values/money.js";
import { seesAccounts, seesFeeTotals } from "../fees.policy.js";
import { Account } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { loadPaidLearners } from "../receipts/load-paid-learners.js";
import { loadReceipts } from "../receipts/load-receipts.js";
import { type LearnersPart, loadReceiptMoney } from "../receipts/receipt-money.js";
import type { ReceiptRow } from "../receipts/receipt-rows.js";
import { readVoteHeads } from "../setup/read-vote-heads.js";

export type PaperLearner = {
  readonly name: string;
  readonly admissionNumber: string;
  readonly className: string | null;
  readonly cents: Cents;
  readonly credit: Cents;
  readonly parts: readonly { readonly name: string | null; readonly cents: Cents }[];
  /** What was owed once the receipt counted; below 0 is paid ahead. */
  readonly balance: Cents;
};

/** What a printed receipt says, to whoever asks for it. */
export type ReceiptPaper = {
  readonly school: string;
  readonly receipt: ReceiptRow;
  readonly payer: string | null;
  readonly recordedBy: string | null;
  /** How much of it is the viewer's to see, and whether that is all of it. */
  readonly cents: Cents;
  readonly isWhole: boolean;
  readonly suspense: Cents;
  readonly learners: readonly PaperLearner[];
};

/** Null when there is no such receipt or it is not the viewer's to see. */
export async function readReceiptPaper(em: Em, viewer: Viewer, id: ReceiptId): Promise<ReceiptPaper | null> {
  const { schoolId } = viewer;
  const receipt = (await loadReceipts(em, viewer, [id])).get(id);
  if (!receipt) return null;
  const money = (await loadReceiptMoney(em, schoolId, [id])).get(id);
  const ids = money?.learners.map(({ learnerId }) => learnerId) ?? [];
  const learners = await loadPaidLearners(em, viewer, ids);
  const shown = money?.learners.filter(({ learnerId }) => learners.has(learnerId)) ?? [];
  const isWhole = seesFeeTotals(viewer) || addMoney(shown.map(({ cents }) => cents)) === receipt.cents;
  const seesPayer = seesAccounts(viewer);
  const by = receipt.recordedBy === null ? null : (await loadUsers(em, [receipt.recordedBy])).get(receipt.recordedBy);
  return {
    school: await readSchoolName(em, schoolId),
    receipt,
    payer: seesPayer ? receipt.payer : null,
    recordedBy: by?.name ?? null,
    cents: isWhole ? receipt.cents : addMoney(shown.map(({ cents }) => cents)),
    isWhole,
    suspense: seesFeeTotals(viewer) ? (money?.suspense ?? (0 as Cents)) : (0 as Cents),
    learners: await toPaperLearners(em, schoolId, id, shown, learners),
  };
}

async function toPaperLearners(
  em: Em,
  schoolId: SchoolId,
  receiptId: ReceiptId,
  parts: readonly LearnersPart[],
  learners: ReadonlyMap<LearnerId, LearnerType>,
): Promise<PaperLearner[]> {
  if (parts.length === 0) return [];
  const ids = parts.map(({ learnerId }) => learnerId);
  const classes = await loadClassesOfLearners(em, schoolId, ids);
  const balances = await readBalancesAfter(em, schoolId, receiptId, ids);
  const heads = await readVoteHeads(em, schoolId);
  return parts.map(({ learnerId, cents, credit, parts: vote }) => ({
    name: learners.get(learnerId)!.name,
    admissionNumber: learners.get(learnerId)!.admissionNumber,
    className: classes.get(learnerId)?.name ?? null,
    cents,
    credit,
    parts: vote.map((part) => ({ name: heads.get(part.voteHeadId!)?.name ?? null, cents: part.cents })),
    balance: balances.get(learnerId) ?? (0 as Cents),
  }));
}

/** What each owed when the last of the receipt's money had found its place. */
async function readBalancesAfter(em: Em, schoolId: SchoolId, receiptId: ReceiptId, ids: readonly LearnerId[]) {
  const rows = await runSql<{ learnerId: LearnerId; cents: number }>(
    em,
    `select l.learner_id as learnerId, sum(l.cents) as cents
     from journal_line l join journal_entry e on e.id = l.entry_id
     where l.school_id = ? and l.account in (?, ?) and l.learner_id in ${placesFor(ids)}
       and e.number <= (select max(own.number) from journal_entry own where own.receipt_id = ? and own.kind <> ?)
     group by l.learner_id`,
    [schoolId, Account.receivable, Account.credit, ...ids, receiptId, EntryKind.reversal],
  );
  return new Map(rows.map(({ learnerId, cents }) => [learnerId, Number(cents) as Cents]));
}

export async function readSchoolName(em: Em, schoolId: SchoolId): Promise<string> {
  const [school] = await runSql<{ name: string }>(em, "select name from school where id = ?", [schoolId]);
  return school!.name;
}
