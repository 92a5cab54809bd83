import type { ClassId, ReasonId, TermId } from "./ids";
import { decodeDay, type SchoolDay } from "./school-day";
import type { Status } from "./status";
import { wholeNumber } from "./whole-number";

// The school scope's items, each `<letter><id>` -> fields joined by `|`.

export type SchoolLine = { readonly name: string; /** `12345`: Monday to Friday */ readonly weekdays: string };
export type TermLine = {
  readonly termId: TermId;
  readonly year: number;
  readonly number: number;
  readonly starts: SchoolDay;
  readonly ends: SchoolDay;
};
export type ClosureLine = { readonly starts: SchoolDay; readonly ends: SchoolDay; readonly name: string };
export type ClassLine = {
  readonly classId: ClassId;
  readonly name: string;
  readonly grade: string;
  readonly stream: string;
};
export type ReasonLine = {
  readonly reasonId: ReasonId;
  readonly code: string;
  readonly english: string;
  readonly kiswahili: string;
  /** The statuses it may explain. */
  readonly statuses: readonly Status[];
};

export function decodeSchoolLine(line: string): SchoolLine {
  const [name = "", weekdays = ""] = line.split("|");
  return { name, weekdays };
}

export function decodeTermLine(key: string, line: string): TermLine {
  const [year, number, starts = "", ends = ""] = line.split("|");
  return {
    termId: idOf(key),
    year: wholeNumber(year),
    number: wholeNumber(number),
    starts: decodeDay(starts),
    ends: decodeDay(ends),
  };
}

export function decodeClosureLine(line: string): ClosureLine {
  const [starts = "", ends = "", name = ""] = line.split("|");
  return { starts: decodeDay(starts), ends: decodeDay(ends), name };
}

export function decodeClassLine(key: string, line: string): ClassLine {
  const [name = "", grade = "", stream = ""] = line.split("|");
  return { classId: idOf(key), name, grade, stream };
}

export function decodeReasonLine(key: string, line: string): ReasonLine {
  const [code = "", english = "", kiswahili = "", statuses = ""] = line.split("|");
  return { reasonId: idOf(key), code, english, kiswahili, statuses: [...statuses] as Status[] };
}

function idOf<Id extends number>(key: string): Id {
  return wholeNumber<Id>(key.slice(1), 1, Number.MAX_SAFE_INTEGER);
}
