import { encodeScoreRun } from "../../assessment/score-run.js";
import { encodeCell } from "../../attendance/cell.js";
import { NOT_TAKEN, PRESENT } from "../../attendance/mark.js";
import { NoticeKind } from "../../attendance/notice.js";
import type { HeldWrite } from "../../attendance/publish-book.js";
import { AttendanceStatus } from "../../values/attendance-status.js";
import type { UserId } from "../../values/ids.js";
import { isOfRegister, type Operation, type RegisterOperation } from "../operation.js";

/**
 * Whether an operation was written before its author lost the class. Only the device's clock can tell, set right by
 * how far it is off now; in doubt the head decides.
 */
export const wasWrittenInTime = ({ at }: Operation, ended: Date | null, clockOffset: number): boolean =>
  ended === null || (at - clockOffset) * 1000 <= ended.getTime();

/** The cells a held operation is about, in the wire's form; none for a roll on which everybody is the same. */
export function heldCells(operation: Operation): string {
  switch (operation.kind) {
    case "roll":
      return operation.cells.map(encodeCell).join("");
    case "fix":
      return encodeCell(operation.cell);
    case "scores":
      return encodeScoreRun(operation.scores);
    case "submit":
    case "reopen":
      return "";
    default:
      return operation satisfies never;
  }
}

/** What the head is told of a held operation on a register. */
export function heldWritesOf(operation: Operation, author: UserId): HeldWrite[] {
  return isOfRegister(operation) ? [heldWriteOf(operation, author)] : [];
}

function heldWriteOf(operation: RegisterOperation, author: UserId): HeldWrite {
  const about = { kind: NoticeKind.held, ref: operation, otherUserId: author };
  if (operation.kind === "fix") return { ...about, position: operation.cell.position, value: operation.cell.mark };
  const value = operation.default === AttendanceStatus.present ? PRESENT : NOT_TAKEN;
  return { ...about, position: 0, value };
}
