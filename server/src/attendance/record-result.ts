import type { AttendanceFault } from "./attendance-fault.js";
import { CellVerdict } from "./attendance-history.entity.js";
import { encodeCell } from "./cell.js";
import type { CellChange } from "./merge-register.js";
import { hideReason, type RestrictedReasons } from "./restricted-reasons.js";

/** What became of a write: it stands, at least in part; all of it stood already; or some cells are contested now. */
type RecordOutcome = "applied" | "agreed" | "contested";

export type RecordResult =
  | {
      readonly ok: true;
      readonly outcome: RecordOutcome;
      /** The class-term scope's sequence of the write: a device that knows this one has seen what came of it. */
      readonly seq: number;
      /** The contested cells, in the wire's form. */
      readonly cells: string;
    }
  | { readonly ok: false; readonly fault: AttendanceFault };

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
