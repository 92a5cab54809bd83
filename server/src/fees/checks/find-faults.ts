import type { Em } from "../../platform/orm.js";
import { placesFor, runSql, type SqlValue } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import { type Cents, formatMoney } from "../../values/money.js";
import { Account, MONEY_ACCOUNTS } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { type Finding, Rule } from "./rule.js";

type Check = (read: Read) => Promise<Finding[]>;
/** Reads of the school: its id stands for each `:school` in the statement. */
type Read = <Row>(sql: string, values?: readonly SqlValue[]) => Promise<Row[]>;

const kes = (cents: unknown) => `KES ${formatMoney(Number(cents) as Cents)}`;

/** Everything that must be true of a school's books and is not. Run it in a snapshot: it reads many times. */
export async function findFaults(em: Em, schoolId: SchoolId): Promise<Finding[]> {
  const read: Read = (sql, values = []) => {
    const parts = sql.split(/(:school|\?)/);
    const given = [...values];
    const all = parts.filter((part) => part === ":school" || part === "?");
    const inOrder = all.map((part) => (part === ":school" ? schoolId : given.shift()!));
    return runSql(em, sql.replaceAll(":school", "?"), inOrder);
  };
  const findings: Finding[] = [];
  for (const check of CHECKS) findings.push(...(await check(read)));
  return findings;
}

const entriesBalance: Check = async (read) => {
  const off = await read<{ number: number; cents: number; lines: number }>(
    `select e.number, coalesce(sum(l.cents), 0) as cents, count(l.id) as \`lines\`
     from journal_entry e left join journal_line l on l.entry_id = e.id
     where e.school_id = :school group by e.id, e.number having coalesce(sum(l.cents), 0) <> 0 or count(l.id) < 2`,
  );
  return off.map(({ number, cents, lines }) => {
    const detail = Number(cents) === 0 ? `has ${lines} lines` : `is off by ${kes(cents)}`;
    return { rule: Rule.entryBalances, subject: `entry ${number}`, detail };
  });
};

const journalBalances: Check = async (read) => {
  const [all] = await read<{ cents: number | null }>(
    "select sum(cents) as cents from journal_line where school_id = :school",
  );
  const cents = Number(all?.cents ?? 0);
  return cents === 0 ? [] : [{ rule: Rule.journalBalances, subject: "journal", detail: `is off by ${kes(cents)}` }];
};

const noOrphans: Check = async (read) => {
  const orphans = await read<{ id: number; account: Account }>(
    `select l.id, l.account from journal_line l
     left join journal_entry e on e.id = l.entry_id
     left join learner p on p.id = l.learner_id
     left join invoice_line il on il.id = l.invoice_line_id
     left join invoice i on i.id = il.invoice_id
     where l.school_id = :school and (e.id is null or e.school_id <> :school
       or (l.account in (?, ?) and (p.id is null or p.school_id <> :school))
       or (l.account = ? and (i.id is null or i.school_id <> :school or i.learner_id <> l.learner_id)))`,
    [Account.receivable, Account.credit, Account.receivable],
  );
  return orphans.map(({ id, account }) => ({
    rule: Rule.noOrphanLine,
    subject: `line ${id}`,
    detail: `of ${account} belongs to no entry, learner or invoice of this school`,
  }));
};

const receiptsInOnePlace: Check = async (read) => {
  const rows = await read<{
    number: number;
    cents: number;
    came: number;
    placed: number;
    suspense: number;
    refunds: number;
  }>(
    `select r.number, r.cents, coalesce(m.came, 0) as came, coalesce(m.placed, 0) as placed,
       coalesce(m.suspense, 0) as suspense, coalesce(m.refunds, 0) as refunds
     from receipt r left join (
       select e.receipt_id,
         sum(case when l.account in ${placesFor(MONEY_ACCOUNTS)} and coalesce(whole.kind, e.kind) <> ? then l.cents else 0 end) as came,
         -sum(case when l.account in (?, ?) then l.cents else 0 end) as placed,
         -sum(case when l.account = ? then l.cents else 0 end) as suspense,
         -sum(case when l.account in ${placesFor(MONEY_ACCOUNTS)} and coalesce(whole.kind, e.kind) = ? then l.cents else 0 end) as refunds
       from journal_entry e join journal_line l on l.entry_id = e.id
       left join journal_entry whole on whole.id = e.reverses_id
       where e.school_id = :school and e.receipt_id is not null group by e.receipt_id
     ) m on m.receipt_id = r.id
     where r.school_id = :school and r.reversed_at is null
       and (coalesce(m.came, 0) <> r.cents or coalesce(m.placed, 0) + coalesce(m.suspense, 0) + coalesce(m.refunds, 0) <> r.cents
         or coalesce(m.placed, 0) < 0 or coalesce(m.suspense, 0) < 0 or coalesce(m.refunds, 0) < 0)`,
    [
      ...MONEY_ACCOUNTS,
      EntryKind.refund,
      Account.receivable,
      Account.credit,
      Account.suspense,
      ...MONEY_ACCOUNTS,
      EntryKind.refund,
    ],
  );
  return rows.map(({ number, cents, came, placed, suspense, refunds }) => ({
    rule: Rule.receiptInOnePlace,
    subject: `receipt ${number}`,
    detail: `of ${kes(cents)}: ${kes(came)} came, ${kes(placed)} are learners', ${kes(suspense)} in suspense, ${kes(refunds)} refunded`,
  }));
};

const reversedWhole: Check = async (read) => {
  const left = await read<{ number: number; account: Account; cents: number }>(
    `select r.number, l.account, sum(l.cents) as cents
     from receipt r join journal_entry e on e.receipt_id = r.id join journal_line l on l.entry_id = e.id
     where r.school_id = :school and r.reversed_at is not null
     group by r.id, r.number, l.account, l.learner_id, l.invoice_line_id having sum(l.cents) <> 0`,
  );
  const halves = await read<{ number: number }>(
    `select back.number from journal_entry back join journal_entry e on e.id = back.reverses_id
     where back.school_id = :school and (
       (select count(*) from journal_line l where l.entry_id = back.id) <>
       (select count(*) from journal_line l where l.entry_id = e.id)
       or (select sum(abs(l.cents)) from journal_line l where l.entry_id = back.id) <>
       (select sum(abs(l.cents)) from journal_line l where l.entry_id = e.id))`,
  );
  return [
    ...left.map(({ number, account, cents }) => ({
      rule: Rule.reversedWhole,
      subject: `receipt ${number}`,
      detail: `was reversed, and ${kes(cents)} of it are still in ${account}`,
    })),
    ...halves.map(({ number }) => ({
      rule: Rule.reversedWhole,
      subject: `entry ${number}`,
      detail: "does not undo the whole of what it takes back",
    })),
  ];
};

const NUMBERED = [
  { table: "journal_entry", column: "entries", one: "entry" },
  { table: "receipt", column: "receipts", one: "receipt" },
  { table: "invoice", column: "invoices", one: "invoice" },
] as const;

const noGaps: Check = async (read) => {
  const findings: Finding[] = [];
  for (const { table, column, one } of NUMBERED) {
    const [row] = await read<{ rows: number; first: number | null; last: number | null; given: number | null }>(
      `select count(*) as \`rows\`, min(number) as first, max(number) as last,
         (select ${column} from fee_counter where school_id = :school) as given
       from ${table} where school_id = :school`,
    );
    const [rows, last, given] = [Number(row!.rows), Number(row!.last ?? 0), Number(row!.given ?? 0)];
    const isWhole = rows === given && last === given && (rows === 0 || Number(row!.first) === 1);
    if (!isWhole) {
      const detail = `${rows} there, the last has number ${last}, and ${given} were given`;
      findings.push({ rule: Rule.noGaps, subject: `${one} numbers`, detail });
    }
  }
  return findings;
};

const creditsNotNegative: Check = async (read) => {
  const rows = await read<{ learnerId: number; cents: number }>(
    `select learner_id as learnerId, -sum(cents) as cents from journal_line
     where school_id = :school and account = ? group by learner_id having sum(cents) > 0`,
    [Account.credit],
  );
  return rows.map(({ learnerId, cents }) => ({
    rule: Rule.creditNotNegative,
    subject: `learner ${learnerId}`,
    detail: `has ${kes(cents)} paid ahead`,
  }));
};

const linesNotOverpaid: Check = async (read) => {
  const rows = await read<{ number: number; id: number; cents: number; owed: number }>(
    `select i.number, il.id, il.cents, owed.cents as owed
     from (select invoice_line_id, sum(cents) as cents from journal_line
           where school_id = :school and account = ? group by invoice_line_id) owed
     join invoice_line il on il.id = owed.invoice_line_id join invoice i on i.id = il.invoice_id
     where owed.cents < 0 or owed.cents > il.cents or (i.reversed_at is not null and owed.cents <> 0)`,
    [Account.receivable],
  );
  return rows.map(({ number, id, cents, owed }) => ({
    rule: Rule.lineNotOverpaid,
    subject: `invoice ${number}`,
    detail: `has line ${id} of ${kes(cents)}, of which ${kes(owed)} are owed`,
  }));
};

const closedDaysUntouched: Check = async (read) => {
  const rows = await read<{ number: number; day: string; closed: string }>(
    `select e.number, e.day, max(c.day) as closed from day_close c
     join journal_entry e on e.school_id = c.school_id and e.day <= c.day and e.number > c.last_entry
     where c.school_id = :school and c.reopened_at is null group by e.number, e.day`,
  );
  return rows.map(({ number, day, closed }) => ({
    rule: Rule.closedDayUntouched,
    subject: `entry ${number}`,
    detail: `was made for ${day} after the books were closed up to ${closed}`,
  }));
};

const CHECKS: readonly Check[] = [
  entriesBalance,
  journalBalances,
  noOrphans,
  receiptsInOnePlace,
  reversedWhole,
  noGaps,
  creditsNotNegative,
  linesNotOverpaid,
  closedDaysUntouched,
];
