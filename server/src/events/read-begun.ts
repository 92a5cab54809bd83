import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";

export const BEGUN_KEY = "begun";

/** How the life of a restored database began; all 0 in one that never was. */
export type Begun = {
  /** The sequence on which new scopes begin: none that was lost had come so far. */
  readonly firstHead: number;
  /** Where the clock stood, counted as sequences. */
  readonly pace: number;
};

export async function readBegun(em: Em): Promise<Begun> {
  const [row] = await runSql<{ value: string }>(em, "select value from meta where `key` = ?", [BEGUN_KEY]);
  const [firstHead = 0, pace = 0] = row?.value.split(" ").map(Number) ?? [];
  return { firstHead, pace };
}
