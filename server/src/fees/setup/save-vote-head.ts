import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { VoteHeadId } from "../../values/ids.js";
import { openLedger } from "../ledger/open-ledger.js";
import { readLine } from "../read-line.js";
import { readVoteHeads, type VoteHeadRow } from "./read-vote-heads.js";
import { VoteHead } from "./vote-head.entity.js";

const MAX_NAME = 60;
const MAX_HEADS = 60;

/** Adds a vote head below the others, or renames one. */
export async function saveVoteHead(
  tx: Em,
  actor: Actor,
  now: Date,
  { id, name: text }: { id: VoteHeadId | null; name: string },
): Promise<VoteHeadRow> {
  const { schoolId, userId } = actor;
  const name = readLine(text, "the vote head's name", MAX_NAME);
  await openLedger(tx, actor, now);
  const heads = await readVoteHeads(tx, schoolId);
  const known = id === null ? null : heads.get(id);
  if (known === undefined) throw new Refusal(ErrorCode.notFound, "This school has no such vote head.");
  const others = [...heads.values()].filter((head) => head.id !== id);
  if (others.some((head) => head.name.toLowerCase() === name.toLowerCase())) {
    throw new Refusal(ErrorCode.conflict, `There is a vote head called ${name} already. Use it, or another name.`);
  }
  if (known)
    await runSql(tx, "update vote_head set name = ? where school_id = ? and id = ?", [name, schoolId, known.id]);
  const saved = known ? { ...known, name } : await add(tx, actor, name, others);
  const action = known ? "vote-head.renamed" : "vote-head.added";
  await recordAudit(tx, { schoolId, userId, action, subject: `vote-head:${saved.id}`, detail: name, at: now });
  return saved;
}

async function add(tx: Em, { schoolId }: Actor, name: string, others: readonly VoteHeadRow[]): Promise<VoteHeadRow> {
  if (others.filter(({ archived }) => !archived).length >= MAX_HEADS) {
    throw new Refusal(
      ErrorCode.conflict,
      `A school has at most ${MAX_HEADS} vote heads in use. Archive one that is not needed.`,
    );
  }
  const position = Math.max(0, ...others.map((head) => head.position)) + 1;
  const id: VoteHeadId = await tx.insert(VoteHead, { schoolId, name, position, archivedAt: null });
  return { id, name, position, archived: false };
}
