import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import { CSV_START, csvLine } from "../../values/csv.js";
import type { SchoolId } from "../../values/ids.js";
import { type Days, plain } from "./export-receipts.js";

type Row = {
  number: number;
  day: string;
  kind: string;
  memo: string;
  receipt: number | null;
  reverses: number | null;
  account: string;
  admissionNumber: string | null;
  learner: string | null;
  voteHead: string | null;
  cents: number;
  by: string | null;
  at: unknown;
};

const ENTRIES_A_PAGE = 200;
const HEAD = [
  "Entry",
  "Day",
  "Kind",
  "Memo",
  "Receipt",
  "Reverses entry",
  "Account",
  "Admission number",
  "Learner",
  "Vote head",
  "Debit",
  "Credit",
  "Made by",
  "Made at",
];

/** The journal of some days as CSV, line by line in the order of the entries' numbers, page by page. */
export async function* exportJournal(em: Em, schoolId: SchoolId, { from, to }: Days): AsyncGenerator<string> {
  yield CSV_START + csvLine(HEAD);
  const [range] = await runSql<{ first: number | null; last: number | null }>(
    em,
    "select min(number) as first, max(number) as last from journal_entry where school_id = ? and day >= ? and day <= ?",
    [schoolId, from, to],
  );
  if (range?.first == null) return;
  for (let first = Number(range.first); first <= Number(range.last); first += ENTRIES_A_PAGE) {
    const rows = await runSql<Row>(
      em,
      `select e.number, e.day, e.kind, e.memo, r.number as receipt, whole.number as reverses, l.account,
         p.admission_number as admissionNumber, p.name as learner, head.name as voteHead, l.cents, u.name as \`by\`, e.at
       from journal_entry e join journal_line l on l.entry_id = e.id
       left join receipt r on r.id = e.receipt_id left join journal_entry whole on whole.id = e.reverses_id
       left join learner p on p.id = l.learner_id left join vote_head head on head.id = l.vote_head_id
       left join \`user\` u on u.id = e.user_id
       where e.school_id = ? and e.number >= ? and e.number < ? and e.day >= ? and e.day <= ?
       order by e.number, l.id`,
      [schoolId, first, first + ENTRIES_A_PAGE, from, to],
    );
    if (rows.length > 0) yield rows.map(journalLine).join("");
  }
}

const journalLine = (row: Row): string => {
  const cents = Number(row.cents);
  return csvLine([
    row.number,
    row.day,
    row.kind,
    row.memo,
    row.receipt,
    row.reverses,
    row.account,
    row.admissionNumber,
    row.learner,
    row.voteHead,
    cents > 0 ? plain(cents) : null,
    cents < 0 ? plain(-cents) : null,
    row.by ?? "Asili",
    readInstant(row.at).toISOString(),
  ]);
};
