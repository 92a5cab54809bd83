import { setImmediate as pause } from "node:timers/promises";
import type { PooledRow } from "../learning/join-pool.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";

const ROWS_A_QUERY = 500;
/** What a school learns from others' rows it learns as well from so many. */
const MOST_ROWS = 30_000;
/** No school's rows crowd out those of others: about eight years of a large one. */
const MOST_OF_A_SCHOOL = 5_000;

type Row = Omit<PooledRow, "school" | "label"> & {
  readonly id: number;
  readonly poolKey: string;
  readonly label: unknown;
};

/** What other schools have given: all but the rows with the school's own mark. */
export async function readPool(em: Em, ownKey: string | null): Promise<PooledRow[]> {
  const rows: PooledRow[] = [];
  const schools = new Map<string, { school: number; rows: number }>();
  for (let last = 0; rows.length < MOST_ROWS; await pause()) {
    const page = await runSql<Row>(
      em,
      `select id, pool_key as poolKey, learner, term, day, facts, label from risk_pool_row
       where id > ? and pool_key <> ? order by id limit ?`,
      [last, ownKey ?? "", ROWS_A_QUERY],
    );
    for (const { poolKey, learner, term, day, facts, label } of page) {
      const giver = schools.get(poolKey) ?? { school: schools.size + 1, rows: 0 };
      schools.set(poolKey, giver);
      giver.rows++;
      if (giver.rows > MOST_OF_A_SCHOOL) continue;
      rows.push({ school: giver.school, learner, term, day, facts, label: label ? 1 : 0 });
    }
    if (page.length < ROWS_A_QUERY) break;
    last = page.at(-1)!.id;
  }
  return rows;
}
