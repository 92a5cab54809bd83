import { type Cell, decodeCells, encodeCell } from "./cell";
import type { ClassId, Counter, Seq } from "./ids";
import { MalformedError } from "./malformed-error";
import { decodeDaySession, type RegisterKey, registerKey } from "./register-key";
import { decodeRoll, encodeRoll, type Roll } from "./roll";
import type { SchoolDay } from "./school-day";
import type { Session } from "./session";
import {
  decodeSheetOperation,
  encodeSheetOperation,
  type SheetKey,
  sheetKey,
  type SheetOperation,
} from "./sheet-operation";
import { wholeNumber } from "./whole-number";

/**
 * Something a teacher said about a register, unchangeable once written.
 * `seen` is the cursor of the class's term when it was said, `at` the device's clock in unix seconds.
 */
type Said = {
  readonly counter: Counter;
  readonly classId: ClassId;
  readonly day: SchoolDay;
  readonly session: Session;
  readonly seen: Seq;
  readonly at: number;
};

export type RollOperation = Said & Roll & { readonly kind: "roll"; readonly rosterRev: number };
export type FixOperation = Said & { readonly kind: "fix"; readonly cell: Cell };
export type RegisterOperation = RollOperation | FixOperation;

/** Something said once on a phone. */
export type Operation = RegisterOperation | SheetOperation;

export const isOfRegister = (operation: Operation): operation is RegisterOperation =>
  operation.kind === "roll" || operation.kind === "fix";

const MAX_CELLS = 120;
const MAX_CLOCK = 4_294_967_295;

/** One line: `7 r 12 261123m 3 PA4.1 512 1795420800` or `8 f 12 261123m P4 513 1795424400`. */
export function encodeOperation(operation: Operation): string {
  if (!isOfRegister(operation)) return encodeSheetOperation(operation);
  const { counter, classId, day, session, seen, at } = operation;
  const letter = operation.kind === "roll" ? "r" : "f";
  const said =
    operation.kind === "roll" ? `${operation.rosterRev} ${encodeRoll(operation)}` : encodeCell(operation.cell);
  return `${counter} ${letter} ${classId} ${registerKey(day, session).slice(1)} ${said} ${seen} ${at}`;
}

export function decodeOperation(text: string): Operation {
  return decodeSheetOperation(text) ?? decodeRegisterOperation(text);
}

export function decodeRegisterOperation(text: string): RegisterOperation {
  const fields = text.split(" ");
  const kind = fields[1];
  if (kind === "r" && fields.length === 8) return decodeRollOperation(fields, text);
  if (kind === "f" && fields.length === 7) return decodeFixOperation(fields, text);
  throw new MalformedError("an operation", text);
}

/** The register or the sheet an operation speaks of, within its class. */
export function pageOf(operation: Operation): RegisterKey | SheetKey {
  return isOfRegister(operation) ? registerKey(operation.day, operation.session) : sheetKey(operation.assessmentId);
}

function decodeRollOperation(fields: string[], text: string): RollOperation {
  const roll = decodeRoll(fields[5] ?? "");
  if (roll.cells.length > MAX_CELLS || roll.cells.some((cell) => cell.other)) {
    throw new MalformedError("a roll", text);
  }
  return { kind: "roll", ...decodeSaid(fields), rosterRev: wholeNumber(fields[4]), ...roll };
}

function decodeFixOperation(fields: string[], text: string): FixOperation {
  const [cell, ...more] = decodeCells(fields[4] ?? "");
  if (!cell || cell.other || more.length > 0) throw new MalformedError("a fix", text);
  return { kind: "fix", ...decodeSaid(fields), cell };
}

function decodeSaid(fields: string[]): Said {
  return {
    counter: wholeNumber(fields[0]),
    classId: wholeNumber(fields[2]),
    ...decodeDaySession(fields[3] ?? ""),
    seen: wholeNumber(fields.at(-2), 0),
    at: wholeNumber(fields.at(-1), 0, MAX_CLOCK),
  };
}
