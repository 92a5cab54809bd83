import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runForEach } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { VoteHeadId } from "../../values/ids.js";
import { openLedger } from "../ledger/open-ledger.js";
import { readVoteHeads, type VoteHeadRow } from "./read-vote-heads.js";

/** Puts the vote heads in use in another order: of one invoice the first is paid first. */
export async function orderVoteHeads(
  tx: Em,
  actor: Actor,
  now: Date,
  ids: readonly VoteHeadId[],
): Promise<readonly VoteHeadRow[]> {
  const { schoolId, userId } = actor;
  await openLedger(tx, actor, now);
  const heads = [...(await readVoteHeads(tx, schoolId)).values()];
  const wanted = new Set(ids);
  const inUse = heads.filter(({ archived }) => !archived);
  if (wanted.size !== ids.length || wanted.size !== inUse.length || inUse.some(({ id }) => !wanted.has(id))) {
    throw new Refusal(
      ErrorCode.conflict,
      "Name every vote head in use once. They may have changed: look at them again.",
    );
  }
  const ordered = [...ids, ...heads.filter(({ archived }) => archived).map(({ id }) => id)];
  await runForEach(
    tx,
    "update vote_head set position = ? where school_id = ? and id = ?",
    ordered.map((id, index) => [index + 1, schoolId, id]),
  );
  const detail = ordered.join(", ");
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "vote-heads.ordered",
    subject: `school:${schoolId}`,
    detail,
    at: now,
  });
  return [...(await readVoteHeads(tx, schoolId)).values()].filter(({ archived }) => !archived);
}
