import type { Recorded } from "../events/recorded.js";
import type { AttendanceFault } from "./attendance-fault.js";
import { CellVerdict } from "./history/attendance-history.entity.js";
import { encodeCell } from "./cell.js";
import type { CellChange } from "./merge-register.js";
import { hideReason, type RestrictedReasons } from "./restricted-reasons.js";

export type RecordResult = Recorded<AttendanceFault>;

export function resultOf(changes: readonly CellChange[], seq: number, restricted: RestrictedReasons): RecordResult {
  const contested = changes.filter(({ verdict }) => verdict === CellVerdict.contested);
  const applied = changes.some(({ verdict }) => verdict === CellVerdict.applied);
  const cells = contested.map(({ stay: { position }, after: { value, other } }) =>
    value
      ? encodeCell({
          position,
          mark: hideReason(value.mark, restricted),
          other: other && hideReason(other.mark, restricted),
        })
      : "",
  );
  const outcome = contested.length > 0 ? "contested" : applied ? "applied" : "agreed";
  return { ok: true, outcome, seq, cells: cells.join("") };
}
