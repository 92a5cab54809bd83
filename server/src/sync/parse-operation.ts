import { parseHow } from "../assessment/moderation.js";
import { parseScoreRun } from "../assessment/score-run.js";
import type { SheetRef } from "../assessment/score-sheet.js";
import { parseCells } from "../attendance/cell.js";
import type { DefaultStatus, RegisterRef } from "../attendance/register.js";
import { AttendanceStatus } from "../values/attendance-status.js";
import type { AssessmentId, ClassId } from "../values/ids.js";
import { toLineText } from "../values/line-text.js";
import { fromWireDay } from "../values/school-day.js";
import { Session } from "../values/session.js";
import type {
  FixOperation,
  Operation,
  ReopenOperation,
  RollOperation,
  ScoresOperation,
  SubmitOperation,
} from "./operation.js";
import { RejectCode } from "./reject-code.js";

export type ParsedOperation =
  | { readonly ok: true; readonly operation: Operation }
  | {
      readonly ok: false;
      /** Null when not even that could be read. */
      readonly counter: number | null;
      readonly code: typeof RejectCode.malformed | typeof RejectCode.unknownKind;
    };

const MAX_BYTES = 2048;
const MAX_CELLS = 120;
const MAX_NUMBER = 2 ** 31 - 1;
const MAX_CLOCK = 2 ** 32 - 1;

/**
 * Reads one line of a batch: `7 r 12 261123m 3 PA4.1L15@20N41 512 1795420800`, `8 f 12 261123m P4 513 1795424400`,
 * `9 s 12 340 3 qTA(45.5) 514 1795428000`, `10 b 12 340 515 1795428000`, `11 o 12 340 516 1795428000` or
 * `12 m 12 340 3 vY 517 1795428000 +5 The paper was too long`.
 * Strict to the byte, as what one server reads and another refuses would never be settled; it throws on nothing.
 */
export function parseOperation(text: string): ParsedOperation {
  if (text.length > MAX_BYTES) return malformed(readCounter(text));
  const fields = text.split(" ");
  const counter = wholeNumber(fields[0], 1);
  if (counter === null || fields.length < 2) return malformed(counter);
  switch (fields[1]) {
    case "r":
      return readOr(counter, parseRoll(counter, fields));
    case "f":
      return readOr(counter, parseFix(counter, fields));
    case "s":
      return readOr(counter, parseScores(counter, fields));
    case "m":
      return readOr(counter, parseModeration(counter, fields));
    case "b":
      return readOr(counter, parseClosing(counter, fields, "submit"));
    case "o":
      return readOr(counter, parseClosing(counter, fields, "reopen"));
    case "":
      return malformed(counter);
    default:
      return { ok: false, counter, code: RejectCode.unknownKind };
  }
}

const malformed = (counter: number | null): ParsedOperation => ({ ok: false, counter, code: RejectCode.malformed });

const readOr = (counter: number, operation: Operation | null): ParsedOperation =>
  operation ? { ok: true, operation } : malformed(counter);

const readCounter = (text: string): number | null => wholeNumber(/^\d{1,10}(?= )/.exec(text)?.[0], 1);

function parseRoll(counter: number, fields: readonly string[]): RollOperation | null {
  if (fields.length !== 8) return null;
  const [, , classId, register, rosterRev, roll = "", seen, at] = fields;
  const ref = parseRef(classId, register);
  const said = parseSaid(counter, seen, at);
  const revision = wholeNumber(rosterRev, 1);
  const status = parseDefault(roll[0]);
  const cells = parseCells(roll.slice(1), MAX_CELLS);
  if (!ref || !said || revision === null || !status || !cells) return null;
  return { kind: "roll", ...said, ...ref, rosterRev: revision, default: status, cells };
}

function parseFix(counter: number, fields: readonly string[]): FixOperation | null {
  if (fields.length !== 7) return null;
  const [, , classId, register, text = "", seen, at] = fields;
  const ref = parseRef(classId, register);
  const said = parseSaid(counter, seen, at);
  const [cell] = parseCells(text, 1) ?? [];
  return ref && said && cell ? { kind: "fix", ...said, ...ref, cell } : null;
}

function parseScores(counter: number, fields: readonly string[]): ScoresOperation | null {
  if (fields.length !== 8) return null;
  const [, , classId, assessmentId, rosterRev, run = "", seen, at] = fields;
  const ref = parseSheet(classId, assessmentId);
  const said = parseSaid(counter, seen, at);
  const revision = wholeNumber(rosterRev, 1);
  const scores = parseScoreRun(run, MAX_CELLS);
  if (!ref || !said || revision === null || !scores || scores.length === 0) return null;
  return { kind: "scores", ...said, ...ref, rosterRev: revision, scores };
}

/** Scores, then how they were changed and why; whether that is reason enough is for the sheet to say. */
function parseModeration(counter: number, fields: readonly string[]): ScoresOperation | null {
  if (fields.length < 10) return null;
  const entered = parseScores(counter, fields.slice(0, 8));
  const how = parseHow(fields[8] ?? "");
  const reason = fields.slice(9).join(" ");
  return entered && how && toLineText(reason) === reason ? { ...entered, moderation: { how, reason } } : null;
}

function parseClosing(
  counter: number,
  fields: readonly string[],
  kind: "submit" | "reopen",
): SubmitOperation | ReopenOperation | null {
  if (fields.length !== 6) return null;
  const [, , classId, assessmentId, seen, at] = fields;
  const ref = parseSheet(classId, assessmentId);
  const said = parseSaid(counter, seen, at);
  return ref && said ? { kind, ...said, ...ref } : null;
}

function parseSheet(classText: string | undefined, assessmentText: string | undefined): SheetRef | null {
  const classId = wholeNumber(classText, 1) as ClassId | null;
  const assessmentId = wholeNumber(assessmentText, 1) as AssessmentId | null;
  return classId && assessmentId ? { classId, assessmentId } : null;
}

function parseRef(classText: string | undefined, register = ""): RegisterRef | null {
  const classId = wholeNumber(classText, 1) as ClassId | null;
  const day = fromWireDay(register.slice(0, 6));
  const session = parseSession(register.slice(6));
  return classId && day && session ? { classId, day, session } : null;
}

function parseSaid(counter: number, seenText: string | undefined, atText: string | undefined) {
  const seen = wholeNumber(seenText, 0);
  const at = wholeNumber(atText, 0, MAX_CLOCK);
  return seen === null || at === null ? null : { counter, seen, at };
}

const parseSession = (text: string): Session | null =>
  text === Session.morning || text === Session.afternoon ? text : null;

const parseDefault = (text: string | undefined): DefaultStatus | null =>
  text === AttendanceStatus.present || text === AttendanceStatus.notTaken ? text : null;

/** A decimal without sign or leading zero, within bounds that include both ends. */
function wholeNumber(text: string | undefined, least: number, most = MAX_NUMBER): number | null {
  if (text === undefined || !/^(0|[1-9]\d{0,9})$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}
