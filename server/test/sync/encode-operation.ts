import { encodeCell } from "../../src/attendance/cell.js";
import type { Operation } from "../../src/sync/operation.js";
import { toWireDay } from "../../src/values/school-day.js";

/** Writes an operation as a device does. */
export function encodeOperation(operation: Operation): string {
  const { counter, classId, day, session, seen, at } = operation;
  const register = `${classId} ${toWireDay(day)}${session}`;
  switch (operation.kind) {
    case "roll": {
      const cells = operation.cells.map(encodeCell).join("");
      return `${counter} r ${register} ${operation.rosterRev} ${operation.default}${cells} ${seen} ${at}`;
    }
    case "fix":
      return `${counter} f ${register} ${encodeCell(operation.cell)} ${seen} ${at}`;
  }
}
