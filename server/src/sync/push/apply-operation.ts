import type { AssessmentFault } from "../../assessment/assessment-fault.js";
import { reopenSheet, submitSheet } from "../../assessment/close-sheet.js";
import { moderateSheet } from "../../assessment/moderate-sheet.js";
import { recordScores } from "../../assessment/record-scores.js";
import type { AttendanceFault } from "../../attendance/attendance-fault.js";
import { recordFix } from "../../attendance/record-fix.js";
import { recordRollCall } from "../../attendance/record-roll-call.js";
import type { Recorded } from "../../events/recorded.js";
import type { Writer } from "../../events/source.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Books } from "./books.js";
import type { Operation } from "../operation.js";

/** Whose an operation is, and how it came. */
export type Sender = Pick<UserViewer, "userId" | "deviceId"> & Pick<Writer, "clockOffset" | "allowedBy">;

/** Hands an operation to the verb it stands for. `viewer` answers for it: its author, or the head who allowed it. */
export function applyOperation(
  { registers, scores }: Books,
  sender: Sender,
  viewer: UserViewer,
  operation: Operation,
): Recorded<AttendanceFault | AssessmentFault> {
  const writer = writerOf(sender, operation);
  switch (operation.kind) {
    case "roll": {
      const marks = new Map(operation.cells.map(({ position, mark }) => [position, mark]));
      return recordRollCall(
        registers,
        operation,
        { rosterRev: operation.rosterRev, default: operation.default, marks },
        writer,
      );
    }
    case "fix":
      return recordFix(registers, operation, operation.cell, writer);
    case "scores":
      return operation.moderation
        ? moderateSheet(scores, operation, operation, operation.moderation, viewer, writer)
        : recordScores(scores, operation, operation, viewer, writer);
    case "submit":
      return submitSheet(scores, operation, viewer, writer);
    case "reopen":
      return reopenSheet(scores, operation, viewer, writer);
    default:
      return operation satisfies never;
  }
}

const writerOf = (sender: Sender, { counter, seen, at }: Operation): Writer => ({
  ...sender,
  counter,
  seen,
  deviceAt: new Date(at * 1000),
});
