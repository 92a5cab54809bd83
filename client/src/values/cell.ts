import type { Position, ReasonId } from "./ids";
import { MalformedError } from "./malformed-error";
import { encodeMarkDetail, type Mark, sameMark } from "./mark";
import type { Status } from "./status";

/** One learner's mark on a register, by roster position; `other` is the value that contests it. */
export type Cell = Mark & { readonly position: Position; readonly other?: Mark };

const REASON = String.raw`(?:\.([1-9]\d{0,3}))?`;
const MINUTES = String.raw`(?:@(600|[1-5]\d\d|[1-9]\d?))?`;
const MARK = new RegExp(`^([PALEN])${REASON}${MINUTES}$`);
const CELL = `([PALEN])([1-9]\\d{0,3})${REASON}${MINUTES}(?:!([PALE])${REASON}${MINUTES})?`;

/** `A4.1`, `L15@20`, `P3`; contested on a register: `A4.1!L@20`. */
export function encodeCell(cell: Cell): string {
  const other = cell.other ? `!${cell.other.status}${encodeMarkDetail(cell.other)}` : "";
  return `${cell.status}${cell.position}${encodeMarkDetail(cell)}${other}`;
}

/** A mark without its position, as notices carry it: `A.1`, `L@20`. */
export function decodeMark(text: string): Mark {
  const [, status, reason, minutes] = MARK.exec(text) ?? fail(text);
  return markOf(status, reason, minutes, text);
}

/** Cells one after the other in strictly ascending positions, nothing between them. */
export function decodeCells(text: string): Cell[] {
  const cells: Cell[] = [];
  const next = new RegExp(CELL, "y");
  let last = 0;
  while (next.lastIndex < text.length) {
    const match = next.exec(text) ?? fail(text);
    const cell = cellOf(match, text);
    if (cell.position <= last) fail(text);
    last = cell.position;
    cells.push(cell);
  }
  return cells;
}

function cellOf([, status, position, reason, minutes, other, ...otherDetail]: RegExpExecArray, text: string): Cell {
  const mark = markOf(status, reason, minutes, text);
  const cell = { ...mark, position: Number(position) as Position };
  if (!other) return cell;
  const contested = markOf(other, otherDetail[0], otherDetail[1], text);
  if (status === "N" || sameMark(mark, contested)) fail(text);
  return { ...cell, other: contested };
}

function markOf(status = "", reason: string | undefined, minutes: string | undefined, text: string): Mark {
  if ((reason && !"ALE".includes(status)) || (minutes && status !== "L")) fail(text);
  return {
    status: status as Status,
    ...(reason && { reasonId: Number(reason) as ReasonId }),
    ...(minutes && { minutesLate: Number(minutes) }),
  };
}

function fail(text: string): never {
  throw new MalformedError("a cell", text);
}
