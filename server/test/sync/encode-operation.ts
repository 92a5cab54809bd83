import { encodeScoreRun } from "../../src/assessment/score-run.js";
import { encodeCell } from "../../src/attendance/cell.js";
import type { RegisterRef } from "../../src/attendance/register.js";
import type { Operation } from "../../src/sync/operation.js";
import { toWireDay } from "../../src/values/school-day.js";

/** Writes an operation as a device does. */
export function encodeOperation(operation: Operation): string {
  return `${operation.counter} ${said(operation)} ${operation.seen} ${operation.at}${moderated(operation)}`;
}

function moderated(operation: Operation): string {
  if (operation.kind !== "scores" || !operation.moderation) return "";
  return ` ${operation.moderation.how} ${operation.moderation.reason}`;
}

function said(operation: Operation): string {
  switch (operation.kind) {
    case "roll": {
      const cells = operation.cells.map(encodeCell).join("");
      return `r ${register(operation)} ${operation.rosterRev} ${operation.default}${cells}`;
    }
    case "fix":
      return `f ${register(operation)} ${encodeCell(operation.cell)}`;
    case "scores":
      return `${operation.moderation ? "m" : "s"} ${operation.classId} ${operation.assessmentId} ${operation.rosterRev} ${encodeScoreRun(operation.scores)}`;
    case "submit":
      return `b ${operation.classId} ${operation.assessmentId}`;
    case "reopen":
      return `o ${operation.classId} ${operation.assessmentId}`;
  }
}

const register = ({ classId, day, session }: RegisterRef): string => `${classId} ${toWireDay(day)}${session}`;
