import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { Account } from "../ledger/account.js";
import type { InvoiceDebt } from "./age-debts.js";

type Row = InvoiceDebt & { learnerId: LearnerId };

const IDS_A_STATEMENT = 500;

/** What each learner owes, invoice line by invoice line, by the day it is due; who owes nothing is left out. */
export async function readDebts(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, InvoiceDebt[]>> {
  const rows: Row[] = [];
  for (const chunk of chunksOf(learnerIds, IDS_A_STATEMENT)) {
    const found = await runSql<Row>(
      em,
      `select owed.learner_id as learnerId, invoice.id as invoiceId, invoice.due_day as dueDay, owed.cents
       from (select learner_id, invoice_line_id, sum(cents) as cents from journal_line
             where school_id = ? and account = ? and learner_id in ${placesFor(chunk)}
             group by learner_id, invoice_line_id having sum(cents) <> 0) owed
       join invoice_line line on line.id = owed.invoice_line_id join invoice on invoice.id = line.invoice_id
       order by invoice.due_day, invoice.id`,
      [schoolId, Account.receivable, ...chunk],
    );
    rows.push(...found.map((row) => ({ ...row, cents: Number(row.cents) as Cents })));
  }
  return Map.groupBy(rows, ({ learnerId }) => learnerId);
}
