import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { DeviceId } from "../../values/ids.js";
import type { Verdict } from "../verdict.js";

export type StoredVerdict = { readonly hash: string; readonly verdict: Verdict };

/** The verdicts a device was given before, by counter. */
export async function readVerdicts(
  tx: Em,
  deviceId: DeviceId,
  counters: readonly number[],
): Promise<Map<number, StoredVerdict>> {
  if (counters.length === 0) return new Map();
  const sql = `select hash, counter, outcome, code, message, cells, seq from operation
    where device_id = ? and counter in ${placesFor(counters)}`;
  const rows = await runSql<Verdict & { hash: string }>(tx, sql, [deviceId, ...counters]);
  return new Map(
    rows.map(({ hash, seq, ...rest }) => [
      rest.counter,
      { hash, verdict: { ...rest, seq: seq === null ? null : Number(seq) } },
    ]),
  );
}
