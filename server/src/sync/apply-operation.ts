import { recordFix } from "../attendance/record-fix.js";
import type { RecordResult } from "../attendance/record-result.js";
import { recordRollCall } from "../attendance/record-roll-call.js";
import type { RegisterBook } from "../attendance/register-book.js";
import type { Writer } from "../events/source.js";
import type { UserViewer } from "../identity/viewer.js";
import type { Operation } from "./operation.js";

/** Whose an operation is, and how it came. */
export type Sender = Pick<UserViewer, "userId" | "deviceId"> & Pick<Writer, "clockOffset" | "allowedBy">;

/** Hands an operation to the verb it stands for. */
export function applyOperation(book: RegisterBook, sender: Sender, operation: Operation): RecordResult {
  const writer = writerOf(sender, operation);
  switch (operation.kind) {
    case "roll": {
      const marks = new Map(operation.cells.map(({ position, mark }) => [position, mark]));
      return recordRollCall(
        book,
        operation,
        { rosterRev: operation.rosterRev, default: operation.default, marks },
        writer,
      );
    }
    case "fix":
      return recordFix(book, operation, operation.cell, writer);
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
