import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { FeeStructureId } from "../../values/ids.js";
import { openLedger } from "../ledger/open-ledger.js";
import { type FeeStructureRow, readFeeStructures } from "./read-fee-structures.js";
import { checkNotInvoiced } from "./save-fee-structure.js";

/** Removes a structure by which nobody was ever invoiced; gives it as it was. */
export async function removeFeeStructure(
  tx: Em,
  actor: Actor,
  now: Date,
  id: FeeStructureId,
): Promise<FeeStructureRow> {
  const { schoolId, userId } = actor;
  await openLedger(tx, actor, now);
  const [known] = await readFeeStructures(tx, schoolId, { ids: [id] });
  if (!known) throw new Refusal(ErrorCode.notFound, "This school has no such fee structure.");
  await checkNotInvoiced(tx, actor, id, "remove");
  await runSql(tx, "delete from fee_structure_item where school_id = ? and structure_id = ?", [schoolId, id]);
  await runSql(tx, "delete from fee_structure where school_id = ? and id = ?", [schoolId, id]);
  const subject = `fee-structure:${id}`;
  await recordAudit(tx, { schoolId, userId, action: "fee-structure.removed", subject, detail: known.name, at: now });
  return known;
}
