import { setImmediate as pause } from "node:timers/promises";
import type { LearnedSchool, NewVersion } from "../learning/learn-school.js";
import { readRiskSettings } from "../pool/read-risk-settings.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { RiskModelId, SchoolId } from "../../values/ids.js";
import { addDays, type SchoolDay, weekday } from "../../values/school-day.js";
import { tellTopBand } from "../scores/tell-top-band.js";
import { changeRun } from "./change-run.js";
import type { ClaimedRun } from "./claim-run.js";
import { forgetOldModels } from "./forget-old-models.js";
import { lockSchoolRisk } from "./lock-school-risk.js";
import type { ReadOrder } from "./read-order.js";
import { RiskModel, RiskModelState } from "./risk-model.entity.js";
import { RiskPhase, RiskRunState } from "./risk-run.entity.js";

/** Somebody has rolled back, allowed new versions, or left the pool, while it was learnt: it is to be begun anew. */
export class StaleRun extends Error {
  override readonly name = "StaleRun";
}

const SCORE = {
  name: "riskScore",
  columns: [
    "schoolId",
    "learnerId",
    "classId",
    "week",
    "scoredOn",
    "modelId",
    "probability",
    "points",
    "band",
    "standing",
    "base",
    "facts",
    "parts",
  ],
} as const;
/** After so many rows the process does something else: to SQLite it writes on the main thread. */
const ROWS_AT_ONCE = 200;

export type Outcome = {
  readonly run: ClaimedRun;
  /** What the learning went by. */
  readonly read: ReadOrder;
  readonly learned: LearnedSchool;
  readonly today: SchoolDay;
  readonly now: Date;
};

/**
 * Writes what came of a run, all or nothing: the version and what becomes of the one before, this week's scores in place of
 * those it had, and that the run is over. Throws `LostRun` or `StaleRun` where it no longer counts.
 */
export async function writeOutcome(tx: Em, { run, read, learned, today, now }: Outcome): Promise<void> {
  const { schoolId } = run;
  await lockSchoolRisk(tx, schoolId);
  await checkStanding(tx, schoolId, read);
  const versionId = learned.version && (await addVersion(tx, schoolId, now, learned.version, read));
  const before = { schoolId, id: read.promotedId! };
  if (read.promotedId !== null) {
    if (learned.by === "version" || learned.retires) {
      await tx.nativeUpdate(RiskModel, before, { state: RiskModelState.replaced });
    } else if (learned.card !== null) await tx.nativeUpdate(RiskModel, before, { card: learned.card });
  }
  if (versionId !== null) await forgetOldModels(tx, schoolId);
  const modelId = { version: versionId, promoted: read.promotedId, rules: null }[learned.by];
  await tellTopBand(tx, { schoolId, scoredOn: today, now }, learned.scores);
  const week = addDays(today, 1 - weekday(today));
  await runSql(tx, "delete from risk_score where school_id = ? and week = ?", [schoolId, week]);
  for (const scores of chunksOf(learned.scores, ROWS_AT_ONCE)) {
    const rows = scores.map((score) => ({ ...score, schoolId, week, scoredOn: today, modelId }));
    await writeRows(tx, SCORE, rows);
    await pause();
  }
  const scored = learned.scores.length;
  const over = { state: RiskRunState.done, phase: RiskPhase.writing, done: scored, total: scored, leasedUntil: null };
  await changeRun(tx, run, now, { ...over, endedAt: now, fault: null, modelId, scored });
}

async function checkStanding(tx: Em, schoolId: SchoolId, { promotedId, order }: ReadOrder): Promise<void> {
  const [promoted] = await runSql<{ id: RiskModelId }>(
    tx,
    "select id from risk_model where school_id = ? and state = ? order by version desc limit 1",
    [schoolId, RiskModelState.promoted],
  );
  const { pools, heldTerm } = await readRiskSettings(tx, schoolId);
  if ((promoted?.id ?? null) !== promotedId || pools !== order.pools || heldTerm !== order.heldTerm) {
    throw new StaleRun(
      "Another version is promoted, or the school pools or holds back otherwise, than when it was begun.",
    );
  }
}

async function addVersion(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  learned: NewVersion,
  { order: { departures } }: ReadOrder,
): Promise<RiskModelId> {
  const { rows, events, verdict, ...version } = learned;
  const sql = "select coalesce(max(version), 0) as version from risk_model where school_id = ?";
  const [last] = await runSql<{ version: number }>(tx, sql, [schoolId]);
  const isPromoted = verdict === "promoted";
  return tx.insert(RiskModel, {
    ...version,
    departures,
    schoolId,
    version: last!.version + 1,
    state: isPromoted ? RiskModelState.promoted : RiskModelState.stored,
    verdict,
    trainedAt: now,
    rowCount: rows,
    eventCount: events,
    promotedAt: isPromoted ? now : null,
    promotedBy: null,
  });
}
