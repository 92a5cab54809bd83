import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import { type Decision, decision } from "./decision.js";
import { type HeldId, type HeldOperation, readHeld } from "./held-operation.js";
import { Outcome } from "../operation.entity.js";

type DecidedRow = { readonly outcome: Outcome; readonly byName: string };

/**
 * Finds a held operation and makes everybody else who would decide on it, and the pushes of its device, wait. Gives the
 * answer instead where it is decided already: `taken` tells which way is wanted, and the same again is no fault.
 */
export async function lockHeld(
  tx: Em,
  { schoolId }: UserViewer,
  id: HeldId,
  taken: boolean,
): Promise<{ held: HeldOperation } | { answer: Decision }> {
  const { deviceId, counter } = id;
  const forUpdate = isSqlite(tx) ? "" : " for update";
  await runSql(tx, `select id from device where id = ?${forUpdate}`, [deviceId]);
  const [held] = await readHeld(tx, schoolId, "and o.device_id = ? and o.counter = ?", [deviceId, counter]);
  if (held) return { held };
  const sql = `select o.outcome, u.name as byName from operation o join \`user\` u on u.id = o.decided_by
    where o.school_id = ? and o.device_id = ? and o.counter = ?`;
  const [decided] = await runSql<DecidedRow>(tx, sql, [schoolId, deviceId, counter]);
  if (!decided) return { answer: decision.notHeld(id) };
  const isSame = (decided.outcome !== Outcome.rejected) === taken;
  return { answer: isSame ? decision.made(id) : decision.decidedOtherwise(id, decided.byName) };
}
