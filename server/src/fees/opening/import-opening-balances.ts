import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { type AdmissionNumber, parseAdmissionNumber } from "../../values/admission-number.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import { addMoney, type Cents, NO_MONEY } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { findWaived } from "../invoices/reverse-invoices.js";
import { openLedger } from "../ledger/open-ledger.js";
import { checkOpeningDay } from "./check-opening-day.js";
import { OpeningFaultCode } from "./opening-fault-code.js";
import { type OpeningFileRow, parseBalance, readOpeningFile } from "./opening-file.js";
import { type Opening, readOpenings, setOpeningBalances } from "./set-opening-balances.js";

type OpeningFault = { readonly line: number; readonly value: string; readonly code: OpeningFaultCode };

export type OpeningReport = {
  readonly rows: number;
  /** How many learners' balances are new, are set to something else, and stay as they are. */
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** What the good rows come to: owed, and paid ahead. */
  readonly owed: Cents;
  readonly ahead: Cents;
  readonly faults: readonly OpeningFault[];
  readonly accepted: boolean;
};

const IDS_A_STATEMENT = 500;

/** Tells what bringing in a list of balances would do, row by row. Writes nothing. */
export async function checkOpeningBalances(em: Em, { schoolId }: Actor, bytes: Uint8Array): Promise<OpeningReport> {
  return { ...(await judge(em, schoolId, bytes)).report, accepted: false };
}

/** Brings in the good rows of a list of balances; the same list again changes nothing. */
export async function importOpeningBalances(
  tx: Em,
  actor: Actor,
  now: Date,
  { bytes, day: text }: { bytes: Uint8Array; day: SchoolDay },
): Promise<OpeningReport> {
  const day = checkOpeningDay(now, text);
  const ledger = await openLedger(tx, actor, now);
  const { openings, report } = await judge(tx, actor.schoolId, bytes);
  await setOpeningBalances(ledger, openings, day);
  return { ...report, accepted: true };
}

type Judged = { openings: Opening[]; report: Omit<OpeningReport, "accepted"> };

async function judge(em: Em, schoolId: SchoolId, bytes: Uint8Array): Promise<Judged> {
  const rows = await readOpeningFile(bytes);
  const numbers = rows.flatMap(({ admissionNumber }) => parseAdmissionNumber(admissionNumber) ?? []);
  const learners = await readLearnerIds(em, schoolId, [...new Set(numbers)]);
  const known = await readOpenings(em, schoolId, [...learners.values()]);
  const waived = await findWaived(
    { tx: em, schoolId },
    [...known.values()].flatMap(({ invoiceId }) => invoiceId ?? []),
  );
  const isFixed = ({ learnerId, cents }: Opening) => {
    const opening = known.get(learnerId);
    return opening !== undefined && opening.cents !== cents && waived.has(opening.invoiceId!);
  };

  const seen = new Set<LearnerId>();
  const openings: Opening[] = [];
  const faults: OpeningFault[] = [];
  for (const row of rows) {
    const judged = judgeRow(row, learners, seen);
    const opening = "code" in judged ? null : judged;
    if (opening) seen.add(opening.learnerId);
    if (opening && !isFixed(opening)) openings.push(opening);
    else
      faults.push(
        opening ? { line: row.line, value: row.amount, code: OpeningFaultCode.waived } : (judged as OpeningFault),
      );
  }
  const before = ({ learnerId }: Opening) => known.get(learnerId)?.cents ?? NO_MONEY;
  const unchanged = openings.filter((opening) => before(opening) === opening.cents).length;
  const added = openings.filter((opening) => before(opening) === NO_MONEY && opening.cents !== NO_MONEY).length;
  const report = {
    rows: rows.length,
    added,
    changed: openings.length - unchanged - added,
    unchanged,
    faults,
    owed: addMoney(openings.map(({ cents }) => Math.max(cents, 0) as Cents)),
    ahead: addMoney(openings.map(({ cents }) => Math.max(-cents, 0) as Cents)),
  };
  return { openings, report };
}

function judgeRow(
  { line, admissionNumber, amount }: OpeningFileRow,
  learners: ReadonlyMap<AdmissionNumber, LearnerId>,
  seen: ReadonlySet<LearnerId>,
): Opening | OpeningFault {
  const number = parseAdmissionNumber(admissionNumber);
  const learnerId = number === null ? undefined : learners.get(number);
  if (learnerId === undefined) return { line, value: admissionNumber, code: OpeningFaultCode.unknownLearner };
  if (seen.has(learnerId)) return { line, value: admissionNumber, code: OpeningFaultCode.repeated };
  const cents = parseBalance(amount);
  return cents === null ? { line, value: amount, code: OpeningFaultCode.badAmount } : { learnerId, cents };
}

async function readLearnerIds(em: Em, schoolId: SchoolId, numbers: readonly AdmissionNumber[]) {
  const ids = new Map<AdmissionNumber, LearnerId>();
  for (const chunk of chunksOf(numbers, IDS_A_STATEMENT)) {
    const sql = `select id, admission_number as number from learner where school_id = ? and void_at is null and admission_number in ${placesFor(chunk)}`;
    const rows = await runSql<{ id: LearnerId; number: AdmissionNumber }>(em, sql, [schoolId, ...chunk]);
    for (const { id, number } of rows) ids.set(number, id);
  }
  return ids;
}
