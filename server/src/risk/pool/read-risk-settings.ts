import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import { DEFAULT_CAPACITY } from "../training/lock-school-risk.js";

export type SavedSettings = {
  readonly capacity: number;
  readonly pools: boolean;
  /** What the school's rows in the pool are marked with; null where it has given none. */
  readonly poolKey: string | null;
  /** The term up to which what is proven is not promoted; null where nothing is held back. */
  readonly heldTerm: string | null;
};

/** How a school handles the risk of dropping out; the defaults where nobody has said. */
export async function readRiskSettings(em: Em, schoolId: SchoolId): Promise<SavedSettings> {
  const [row] = await runSql<Omit<SavedSettings, "pools"> & { pools: unknown }>(
    em,
    "select capacity, pools, pool_key as poolKey, held_term as heldTerm from risk_settings where school_id = ?",
    [schoolId],
  );
  if (!row) return { capacity: DEFAULT_CAPACITY, pools: false, poolKey: null, heldTerm: null };
  return { ...row, pools: Boolean(row.pools) };
}
