import { AttendanceStatus } from "../values/attendance-status.js";
import { encodeMarkDetail, type Mark } from "./mark.js";

/** A mark at its place on the roster, and the value that contests it. */
export type Cell = { readonly position: number; readonly mark: Mark; readonly other: Mark | null };

/** `A4.1`, `L15@20`, `P3`; contested: `A4.1!L@20`. */
export function encodeCell({ position, mark, other }: Cell): string {
  const contested = other ? `!${other.status}${encodeMarkDetail(other)}` : "";
  return `${mark.status}${position}${encodeMarkDetail(mark)}${contested}`;
}

const DETAIL = String.raw`(?:\.([1-9]\d{0,3}))?(?:@([1-5]\d\d|600|[1-9]\d?))?`;
const MARK = new RegExp(`^([PALEN])${DETAIL}$`);
const CELL = `([PALEN])([1-9]\\d{0,3})${DETAIL}`;
const EXPLAINED: ReadonlySet<string> = new Set([
  AttendanceStatus.absent,
  AttendanceStatus.late,
  AttendanceStatus.excused,
]);

/** Reads `A.4`; `null` when it is no mark. */
export function parseMark(text: string): Mark | null {
  const match = MARK.exec(text);
  return match && markOf(match[1], match[2], match[3]);
}

/** Reads at most `limit` uncontested cells in strictly ascending positions, nothing between them; else `null`. */
export function parseCells(text: string, limit: number): Cell[] | null {
  const cells: Cell[] = [];
  const next = new RegExp(CELL, "y");
  for (let last = 0; next.lastIndex < text.length;) {
    const match = next.exec(text);
    const mark = match && markOf(match[1], match[3], match[4]);
    const position = Number(match?.[2]);
    if (!mark || position <= last || cells.length === limit) return null;
    cells.push({ position, mark, other: null });
    last = position;
  }
  return cells;
}

function markOf(status = "", reason: string | undefined, minutes: string | undefined): Mark | null {
  if (reason !== undefined && !EXPLAINED.has(status)) return null;
  if (minutes !== undefined && status !== AttendanceStatus.late) return null;
  return {
    status: status as AttendanceStatus,
    reason: reason === undefined ? null : Number(reason),
    minutesLate: minutes === undefined ? null : Number(minutes),
  };
}
