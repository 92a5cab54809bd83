import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { inSnapshot } from "../../platform/snapshot.js";
import { readInstant, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { writeRows } from "../../platform/write-rows.js";
import type { SchoolId } from "../../values/ids.js";
import { findFaults } from "./find-faults.js";
import type { Finding } from "./rule.js";

/** What a check of a school's books found. */
export type FeeCheckResult = {
  readonly at: Date;
  /** How many were looked at. */
  readonly entries: number;
  readonly receipts: number;
  readonly faults: number;
  /** The first of the faults. */
  readonly findings: readonly Finding[];
  /** Since when there have been faults without a break; null when there are none. */
  readonly faultySince: Date | null;
};

const MAX_FINDINGS = 100;
const CHECK = {
  name: "feeCheck",
  columns: ["schoolId", "at", "entries", "receipts", "faults", "findings", "faultySince"],
  key: ["schoolId"],
} as const;

/** Checks a school's books as they are at one moment, and keeps the result for the bursar. */
export async function checkFees(em: Em, schoolId: SchoolId, now: Date): Promise<FeeCheckResult> {
  const { all, counts } = await inSnapshot(em, async (tx) => ({
    all: await findFaults(tx, schoolId),
    counts: await readCounts(tx, schoolId),
  }));
  const before = await readFeeCheck(em, schoolId);
  const faultySince = all.length === 0 ? null : (before?.faultySince ?? now);
  const findings = all.slice(0, MAX_FINDINGS);
  const result = { at: now, ...counts, faults: all.length, findings, faultySince };
  await inTransaction(em, (tx) => writeRows(tx, CHECK, [{ ...result, schoolId, findings: JSON.stringify(findings) }]));
  return result;
}

/** What the last check found; null before the first. */
export async function readFeeCheck(em: Em, schoolId: SchoolId): Promise<FeeCheckResult | null> {
  const [row] = await runSql<Record<keyof FeeCheckResult, never>>(
    em,
    `select at, entries, receipts, faults, findings, faulty_since as faultySince from fee_check where school_id = ?`,
    [schoolId],
  );
  if (!row) return null;
  const faultySince = row.faultySince === null ? null : readInstant(row.faultySince);
  return { ...row, at: readInstant(row.at), findings: JSON.parse(row.findings) as Finding[], faultySince };
}

/** Checks every school's books; a school whose books are wrong is told of in the log by its id. */
export async function checkAllFees({ orm, clock, logger }: Services): Promise<void> {
  const em = orm.em.fork() as Em;
  const schools = await runSql<{ schoolId: SchoolId }>(em, "select school_id as schoolId from fee_counter");
  for (const { schoolId } of schools) {
    const { faults, findings } = await checkFees(em, schoolId, clock.now());
    const rules = [...new Set(findings.map(({ rule }) => rule))];
    if (faults > 0) logger.error({ schoolId, faults, rules }, "a school's books are not right");
  }
}

async function readCounts(em: Em, schoolId: SchoolId): Promise<{ entries: number; receipts: number }> {
  const [counted] = await runSql<{ entries: number; receipts: number }>(
    em,
    `select (select count(*) from journal_entry where school_id = ?) as entries,
       (select count(*) from receipt where school_id = ?) as receipts`,
    [schoolId, schoolId],
  );
  return { entries: Number(counted!.entries), receipts: Number(counted!.receipts) };
}
