import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import { RiskModelState } from "./risk-model.entity.js";

/** Of so many that scored once, and of so many that never did, the models are kept; of all others only the cards. */
const KEPT = 30;

/**
 * Lets go of the models of a school's old versions, up to three million letters each. Their cards stay. A version that was
 * rolled back never scores again; nor does one that was stored, but whoever looks into why may want the last of them.
 */
export async function forgetOldModels(tx: Em, schoolId: SchoolId): Promise<void> {
  for (const states of [[RiskModelState.replaced], [RiskModelState.stored, RiskModelState.rolledBack]]) {
    const places = states.map(() => "?").join(", ");
    const [oldest] = await runSql<{ version: number }>(
      tx,
      `select version from risk_model where school_id = ? and state in (${places}) and model <> ''
       order by version desc limit 1 offset ${KEPT}`,
      [schoolId, ...states],
    );
    if (!oldest) continue;
    await runSql(
      tx,
      `update risk_model set model = '', proof = ''
       where school_id = ? and state in (${places}) and version <= ? and model <> ''`,
      [schoolId, ...states, oldest.version],
    );
  }
}
