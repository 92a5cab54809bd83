import { ErrorCode, Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import type { FeeStructureId, TermId } from "../../values/ids.js";
import { type FeeStructureRow, readFeeStructures } from "./read-fee-structures.js";
import { readVoteHeads } from "./read-vote-heads.js";
import { saveFeeStructure } from "./save-fee-structure.js";

/** Makes a structure for another term like one that is there, without what is no longer used. */
export async function copyFeeStructure(
  tx: Em,
  actor: Actor,
  now: Date,
  { id, termId }: { id: FeeStructureId; termId: TermId },
): Promise<FeeStructureRow> {
  const [known] = await readFeeStructures(tx, actor.schoolId, { ids: [id] });
  if (!known) throw new Refusal(ErrorCode.notFound, "This school has no such fee structure.");
  const heads = await readVoteHeads(tx, actor.schoolId);
  const items = known.items.filter(({ voteHeadId }) => heads.get(voteHeadId)?.archived === false);
  return saveFeeStructure(tx, actor, now, { ...known, id: null, termId, items });
}
