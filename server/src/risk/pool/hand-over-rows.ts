import { randomUUID } from "node:crypto";
import type { Services } from "../../context.js";
import type { HandedRow } from "../learning/hand-rows.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { writeRows } from "../../platform/write-rows.js";
import type { SchoolId } from "../../values/ids.js";
import { lockSchoolRisk } from "../training/lock-school-risk.js";
import { RiskSettings } from "../training/risk-settings.entity.js";
import { readRiskSettings } from "./read-risk-settings.js";

const ROWS_A_TRANSACTION = 400;
const POOL_ROW = { name: "riskPoolRow", columns: ["poolKey", "learner", "term", "day", "facts", "label"] } as const;

/**
 * Puts a school's rows into the pool under a fresh mark, in place of those it gave before. Each few rows are a transaction,
 * which looks first whether the school still learns together with others; what is left out is handed over with the next run.
 */
export async function handOverRows(
  { orm }: Pick<Services, "orm">,
  schoolId: SchoolId,
  rows: readonly HandedRow[],
): Promise<void> {
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId });
  const poolKey = randomUUID();
  const isOpen = await inTransaction(em, (tx) => openMark(tx, schoolId, poolKey));
  if (!isOpen) return;
  for (const chunk of chunksOf(rows, ROWS_A_TRANSACTION)) {
    const marked = chunk.map((row) => ({ ...row, poolKey }));
    const isStillOpen = await inTransaction(em, async (tx) => {
      await lockSchoolRisk(tx, schoolId);
      if ((await readRiskSettings(tx, schoolId)).poolKey !== poolKey) return false;
      await writeRows(tx, POOL_ROW, marked);
      return true;
    });
    if (!isStillOpen) return;
  }
}

async function openMark(tx: Em, schoolId: SchoolId, poolKey: string): Promise<boolean> {
  await lockSchoolRisk(tx, schoolId);
  const { pools, poolKey: old } = await readRiskSettings(tx, schoolId);
  if (!pools) return false;
  if (old) await runSql(tx, "delete from risk_pool_row where pool_key = ?", [old]);
  await tx.nativeUpdate(RiskSettings, { schoolId }, { poolKey });
  return true;
}
