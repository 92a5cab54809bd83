import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { RiskModelId, SchoolId } from "../../values/ids.js";
import { countDepartures } from "../pool/count-departures.js";
import { readRiskSettings, type SavedSettings } from "../pool/read-risk-settings.js";
import { termNumber } from "../learning/learning-rows.js";
import { askForRun } from "../training/ask-for-run.js";
import { lockSchoolRisk } from "../training/lock-school-risk.js";
import { type ModelBasis, RiskModel, RiskModelState } from "../training/risk-model.entity.js";
import { RiskSettings } from "../training/risk-settings.entity.js";
import { mayScore } from "./may-score.js";
import type { SchoolCard } from "./school-card.js";
import { RiskRefusal } from "../risk-refusal.js";

type Version = { id: RiskModelId; version: number; basis: ModelBasis; departures: number; card: string };

/**
 * Has the version that scored before the promoted one score again, or the rules where there was none, and asks for this
 * week's scores by it. What is proven on the same term, or an earlier one, is stored from now on and not promoted, for a night
 * would else bring what hardly differs. Nothing is done where `from` is given and another version is promoted by now; one that
 * never was is refused.
 */
export async function rollBackModel(tx: Em, viewer: UserViewer, now: Date, from: number | null): Promise<void> {
  const { schoolId, userId } = viewer;
  await lockSchoolRisk(tx, schoolId);
  const [promoted] = await readLatest(tx, schoolId, RiskModelState.promoted, Number.MAX_SAFE_INTEGER);
  if (from !== null && promoted?.version !== from) return checkVersion(tx, schoolId, from);
  if (!promoted) {
    throw new Refusal(ErrorCode.conflict, "No version scores now, so there is none to go back from.", {
      reason: RiskRefusal.noVersion,
    });
  }
  const settings = await readRiskSettings(tx, schoolId);
  const departures = await countDepartures(tx);
  const earlier = await readLatest(tx, schoolId, RiskModelState.replaced, promoted.version);
  const before = earlier.find((version) => mayScore(version, settings.pools, departures));
  await tx.nativeUpdate(RiskModel, { schoolId, id: promoted.id }, { state: RiskModelState.rolledBack });
  if (before) {
    const again = { state: RiskModelState.promoted, promotedAt: now, promotedBy: userId };
    await tx.nativeUpdate(RiskModel, { schoolId, id: before.id }, again);
  }
  await holdBack(tx, schoolId, settings, (JSON.parse(promoted.card) as SchoolCard).heldOutTerm);
  await askForRun(tx, schoolId, userId, now);
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "risk.rolled-back",
    subject: `risk-model:${promoted.id}`,
    detail: `from version ${promoted.version} to ${before ? `version ${before.version}` : "the rules"}`,
    at: now,
  });
}

async function checkVersion(tx: Em, schoolId: SchoolId, version: number): Promise<void> {
  if ((await tx.count(RiskModel, { schoolId, version })) > 0) return;
  throw new Refusal(ErrorCode.notFound, `The school has no version ${version}. riskModels lists those it has.`);
}

/** A version that was rolled back before may have been proven on a later term than this one. */
async function holdBack(
  tx: Em,
  schoolId: SchoolId,
  { capacity, pools, heldTerm }: SavedSettings,
  term: string | null,
): Promise<void> {
  if (term === null || (heldTerm !== null && termNumber(heldTerm) >= termNumber(term))) return;
  await tx.upsert(RiskSettings, { schoolId, capacity, pools, heldTerm: term });
}

const readLatest = (tx: Em, schoolId: SchoolId, state: RiskModelState, below: number): Promise<Version[]> =>
  runSql<Version>(
    tx,
    "select id, version, basis, departures, card from risk_model where school_id = ? and state = ? and model <> '' and version < ? order by version desc",
    [schoolId, state, below],
  );
