import { ErrorCode, Refusal } from "../../errors.js";
import { readNames } from "../../identity/read-names.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { LearnerId, RiskCaseId, SchoolId, UserId } from "../../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { RiskFeature } from "../features/risk-feature.js";
import type { RiskAction } from "../rules/risk-action.js";
import type { RiskBand } from "../rules/risk-band.js";
import { checkLeads } from "../scores/check-leads.js";
import { readFacts } from "../scores/score-facts.js";
import { checkDueOn, checkOwner, readCaseKey } from "./case-rules.js";
import { RiskCase } from "./risk-case.entity.js";
import { RiskRefusal } from "../risk-refusal.js";

export type NewCase = {
  readonly learnerId: LearnerId;
  readonly ownerId: UserId;
  readonly dueOn: SchoolDay;
  readonly action: RiskAction;
  readonly key: string;
};

/** Begins to follow a learner up. A learner has one open case; whoever asks again with the same key gets the first. */
export async function openCase(tx: Em, viewer: UserViewer, now: Date, wanted: NewCase): Promise<RiskCaseId> {
  const { schoolId, userId } = viewer;
  const { learnerId, ownerId, dueOn, action } = wanted;
  const key = readCaseKey(wanted.key);
  await checkLeads(tx, viewer, learnerId);
  await holdNumbers(tx, schoolId);
  const known = await findByKey(tx, schoolId, key);
  if (known) return sameCase(known, learnerId);
  checkDueOn(dueOn, schoolDayAt(now));
  const owner = await checkOwner(tx, schoolId, ownerId);
  await checkNoneOpen(tx, schoolId, learnerId);
  const id: RiskCaseId = await tx.insert(RiskCase, {
    schoolId,
    number: await nextNumber(tx, schoolId),
    learnerId,
    openLearnerId: learnerId,
    action,
    ownerId,
    dueOn,
    openedBy: userId,
    openedAt: now,
    ...(await readStanding(tx, schoolId, learnerId)),
    outcome: null,
    outcomeOn: null,
    outcomeNote: null,
    closedBy: null,
    closedAt: null,
    key,
  });
  const detail = `learner ${learnerId}: ${action} by ${dueOn}, ${owner}`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "risk-case.opened",
    subject: `risk-case:${id}`,
    detail,
    at: now,
  });
  return id;
}

/** Holds the school's count of cases until the transaction ends. */
async function holdNumbers(tx: Em, schoolId: SchoolId): Promise<void> {
  if (!isSqlite(tx)) await runSql(tx, "select id from school where id = ? for update", [schoolId]);
}

async function nextNumber(tx: Em, schoolId: SchoolId): Promise<number> {
  const sql = "select max(number) as last from risk_case where school_id = ?";
  const [row] = await runSql<{ last: number | null }>(tx, sql, [schoolId]);
  return Number(row?.last ?? 0) + 1;
}

type Known = { id: RiskCaseId; learnerId: LearnerId };

async function findByKey(tx: Em, schoolId: SchoolId, key: string): Promise<Known | null> {
  const sql = "select id, learner_id as learnerId from risk_case where school_id = ? and `key` = ?";
  const [row] = await runSql<Known>(tx, sql, [schoolId, key]);
  return row ?? null;
}

function sameCase({ id, learnerId }: Known, wanted: LearnerId): RiskCaseId {
  if (learnerId === wanted) return id;
  throw new Refusal(ErrorCode.badInput, "This key was used for another learner. Take a new key for each case.");
}

export async function checkNoneOpen(tx: Em, schoolId: SchoolId, learnerId: LearnerId): Promise<void> {
  const sql = "select id, number, owner_id as ownerId from risk_case where school_id = ? and open_learner_id = ?";
  const [open] = await runSql<{ id: RiskCaseId; number: number; ownerId: UserId }>(tx, sql, [schoolId, learnerId]);
  if (!open) return;
  const owner = (await readNames(tx, [open.ownerId])).get(open.ownerId) ?? "Somebody";
  throw new Refusal(
    ErrorCode.conflict,
    `${owner} sees to this learner already, in case ${open.number}. Add to that one instead.`,
    { reason: RiskRefusal.open, caseId: String(open.id), owner, number: open.number },
  );
}

type Standing = { openBand: RiskBand | null; openProbability: number | null; openAttendance: number | null };

/** How the learner stands in their last score. */
async function readStanding(tx: Em, schoolId: SchoolId, learnerId: LearnerId): Promise<Standing> {
  const [last] = await runSql<{ band: RiskBand; probability: number | null; facts: string }>(
    tx,
    `select band, probability, facts from risk_score where school_id = ? and learner_id = ? order by week desc limit 1`,
    [schoolId, learnerId],
  );
  if (!last) return { openBand: null, openProbability: null, openAttendance: null };
  const openAttendance = readFacts(last.facts).get(RiskFeature.attendanceRate) ?? null;
  return { openBand: last.band, openProbability: last.probability, openAttendance };
}
