import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { VoteHeadId } from "../../values/ids.js";
import { openLedger } from "../ledger/open-ledger.js";
import { readVoteHeads, type VoteHeadRow } from "./read-vote-heads.js";

/** Takes a vote head out of use on new invoices, or back into it. What is owed of it stays owed. */
export async function archiveVoteHead(
  tx: Em,
  actor: Actor,
  now: Date,
  { id, archived }: { id: VoteHeadId; archived: boolean },
): Promise<VoteHeadRow> {
  const { schoolId, userId } = actor;
  await openLedger(tx, actor, now);
  const head = (await readVoteHeads(tx, schoolId)).get(id);
  if (!head) throw new Refusal(ErrorCode.notFound, "This school has no such vote head.");
  const sql = "update vote_head set archived_at = ? where school_id = ? and id = ?";
  await runSql(tx, sql, [archived ? now : null, schoolId, id]);
  const action = archived ? "vote-head.archived" : "vote-head.restored";
  await recordAudit(tx, { schoolId, userId, action, subject: `vote-head:${id}`, detail: head.name, at: now });
  return { ...head, archived };
}
