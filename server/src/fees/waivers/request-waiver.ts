import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { checkLearners } from "../../schools/check-learners.js";
import type { LearnerId, VoteHeadId, WaiverId } from "../../values/ids.js";
import { type Cents, formatMoney } from "../../values/money.js";
import { type Ledger, openLedger } from "../ledger/open-ledger.js";
import { readAmount } from "../read-amount.js";
import { readLine } from "../read-line.js";
import { readRequestKey } from "../read-request-key.js";
import { readFeeSettings } from "../setup/read-fee-settings.js";
import { checkVoteHeads } from "../setup/read-vote-heads.js";
import { grantWaiver } from "./grant-waiver.js";
import { findWaiver, readWaivers, type WaiverRow } from "./read-waivers.js";
import { WaiverStatus } from "./waiver-status.js";
import { Waiver } from "./waiver.entity.js";

export type NewWaiver = {
  readonly key: string;
  readonly learnerId: LearnerId;
  readonly voteHeadId: VoteHeadId | null;
  readonly cents: Cents;
  readonly reason: string;
};

const MAX_REASON = 160;
/** About a term: what one person let a learner off in that time counts together, so that the limit is not met in parts. */
const LIMIT_MS = 120 * 86_400_000;

/** Lets a learner off part of their fees, at once or, above the school's limit, once a second person agrees. */
export async function requestWaiver(tx: Em, actor: Actor, now: Date, wanted: NewWaiver): Promise<WaiverRow> {
  const { schoolId, userId } = actor;
  const key = readRequestKey(wanted.key);
  const cents = readAmount(wanted.cents, "what is let off");
  const reason = readLine(wanted.reason, "the reason", MAX_REASON);
  const ledger = await openLedger(tx, actor, now);
  const [known] = await readWaivers(tx, schoolId, { sql: "`key` = ?", values: [key] }, 1);
  if (known) return known;
  const { learnerId, voteHeadId } = wanted;
  await checkLearners(tx, schoolId, [learnerId]);
  if (voteHeadId !== null) await checkVoteHeads(tx, schoolId, [voteHeadId]);
  const asked = { learnerId, voteHeadId, cents, reason, requestedBy: userId, requestedAt: now };
  const open = { status: WaiverStatus.pending, decidedBy: null, decidedAt: null, entryId: null };
  const id: WaiverId = await tx.insert(Waiver, { schoolId, key, ...asked, ...open });
  const { waiverLimit } = await readFeeSettings(tx, schoolId);
  if ((await alreadyAlone(ledger, learnerId)) + cents <= waiverLimit) return grantWaiver(ledger, id);
  const detail = `KES ${formatMoney(cents)} of learner ${learnerId}: ${reason}`;
  await recordAudit(tx, { schoolId, userId, action: "waiver.requested", subject: `waiver:${id}`, detail, at: now });
  return (await findWaiver(tx, schoolId, id))!;
}

/** What this learner was let off lately without a second person. */
async function alreadyAlone({ tx, schoolId, now }: Ledger, learnerId: LearnerId): Promise<number> {
  const [row] = await runSql<{ cents: number }>(
    tx,
    `select coalesce(sum(cents), 0) as cents from waiver where school_id = ? and learner_id = ? and status = ?
       and (decided_by = requested_by or decided_by is null) and requested_at > ?`,
    [schoolId, learnerId, WaiverStatus.granted, new Date(now.getTime() - LIMIT_MS)],
  );
  return Number(row?.cents);
}
