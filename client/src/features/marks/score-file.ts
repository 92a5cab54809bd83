import type { SheetProgress } from "../../db/read-marks";
import type { AssessmentLine } from "../../values/assessment-line";
import type { AssessmentId, Position } from "../../values/ids";
import type { RosterLearner } from "../../values/roster-learner";
import { NO_SCORE, type Score } from "../../values/score";
import { readTyped, type TypedFault, writtenScore } from "./read-typed";
import type { SheetRow } from "../../values/parse-csv";
import { fromCell } from "../../values/write-csv";

/** The sheets of a class as a table for a spreadsheet holds them. */
export type SheetOfFile = {
  readonly assessment: AssessmentLine;
  readonly submitted: SheetProgress["submitted"];
  readonly held: ReadonlyMap<Position, Score>;
};

/** Why a cell, a row or a column of a file is not taken. */
export type FileFault = {
  readonly why: TypedFault | "formula" | "submitted" | "unknownLearner" | "twice" | "noNumber" | "unknownSheet";
  readonly line: number;
  /** As a spreadsheet names it: `C`. */
  readonly column: string;
  readonly value: string;
  /** The learner, or where there is none the heading. */
  readonly about: string;
  readonly maximum: number | null;
};

/** A score that a file says otherwise than the sheet. */
export type FileChange = {
  readonly assessment: AssessmentLine;
  readonly learner: RosterLearner;
  readonly before: Score;
  readonly after: Score;
};

/** What saving a file would do; `sheets` is how many of its columns are sheets of the class. */
export type FileReport = {
  readonly sheets: number;
  readonly changes: readonly FileChange[];
  /** How many cells say what the sheets say already. */
  readonly same: number;
  readonly faults: readonly FileFault[];
};

/** A sheet's column is known by the number at the end of its heading, whatever else people write there. */
const headingOf = ({ subject, name, maximum, assessmentId }: AssessmentLine): string =>
  `${subject}, ${name}${maximum === null ? "" : ` (${maximum})`} #${assessmentId}`;

const ID_AT_END = /#([1-9]\d{0,9})\s*$/;

/** The table to be filled: a row a learner, a column a sheet, with what was entered so far. */
export function scoreTable(
  headings: readonly [number: string, name: string],
  learners: readonly RosterLearner[],
  sheets: readonly SheetOfFile[],
): string[][] {
  return [
    [...headings, ...sheets.map(({ assessment }) => headingOf(assessment))],
    ...learners.map(({ position, admissionNumber, name }) => [
      admissionNumber,
      name,
      ...sheets.map(({ held }) => writtenScore(held.get(position))),
    ]),
  ];
}

/** Tries a table that came back, without saving anything. Empty cells say nothing. */
export function readScoreTable(
  rows: readonly SheetRow[],
  learners: readonly RosterLearner[],
  sheets: readonly SheetOfFile[],
): FileReport {
  const head = rows.find(({ cells }) => cells.some((cell) => ID_AT_END.test(cell)));
  const columns = head ? columnsOf(head, sheets) : { sheets: [], faults: [] };
  const body = head ? rows.slice(rows.indexOf(head) + 1) : [];
  const find = learnerFinder(learners);
  const seen = new Set<Position>();
  const faults = [...columns.faults];
  const changes: FileChange[] = [];
  let same = 0;
  for (const row of body) {
    const given = columns.sheets.filter(({ at }) => (row.cells[at] ?? "") !== "");
    if (given.length === 0) continue;
    const number = fromCell(row.cells[0] ?? "");
    const learner = number === "" ? null : find(number);
    const wrong =
      number === "" ? "noNumber" : !learner ? "unknownLearner" : seen.has(learner.position) ? "twice" : null;
    if (!learner || wrong) {
      const about = fromCell(row.cells[1] ?? "");
      faults.push({ why: wrong ?? "unknownLearner", line: row.line, column: "A", value: number, about, maximum: null });
      continue;
    }
    seen.add(learner.position);
    for (const { at, sheet } of given) {
      const read = readCell(row.cells[at] ?? "", sheet, learner.position);
      if (read === "same") same++;
      else if ("why" in read)
        faults.push({
          ...read,
          line: row.line,
          column: letterOf(at),
          about: learner.name,
          maximum: sheet.assessment.maximum,
        });
      else changes.push({ assessment: sheet.assessment, learner, ...read });
    }
  }
  return { sheets: columns.sheets.length, changes, same, faults };
}

function columnsOf({ line, cells }: SheetRow, sheets: readonly SheetOfFile[]) {
  const byId = new Map<AssessmentId, SheetOfFile>(sheets.map((sheet) => [sheet.assessment.assessmentId, sheet]));
  const found: { at: number; sheet: SheetOfFile }[] = [];
  const faults: FileFault[] = [];
  for (const [at, cell] of cells.entries()) {
    const id = ID_AT_END.exec(cell)?.[1];
    const sheet = id === undefined ? undefined : byId.get(Number(id) as AssessmentId);
    if (sheet) found.push({ at, sheet });
    else if (id !== undefined)
      faults.push({ why: "unknownSheet", line, column: letterOf(at), value: cell, about: "", maximum: null });
  }
  return { sheets: found, faults };
}

/** By the admission number as it is, else without the zeros that spreadsheets take from its beginning. */
function learnerFinder(learners: readonly RosterLearner[]): (number: string) => RosterLearner | null {
  const plain = (number: string): string => number.trim().toLowerCase();
  const exact = new Map(learners.map((learner) => [plain(learner.admissionNumber), learner]));
  const short = Map.groupBy(learners, ({ admissionNumber }) => plain(admissionNumber).replace(/^0+/, ""));
  return (number) => {
    const alike = short.get(plain(number).replace(/^0+/, "")) ?? [];
    return exact.get(plain(number)) ?? (alike.length === 1 ? alike[0]! : null);
  };
}

type Read = "same" | Pick<FileChange, "before" | "after"> | Pick<FileFault, "why" | "value">;

function readCell(cell: string, { assessment, submitted, held }: SheetOfFile, position: Position): Read {
  const value = fromCell(cell);
  if (/^[=+@]/.test(value)) return { why: "formula", value };
  const typed = readTyped(value, assessment.maximum);
  if ("fault" in typed) return { why: typed.fault, value };
  const before = held.get(position) ?? NO_SCORE;
  if (typed.score === before) return "same";
  return submitted ? { why: "submitted", value } : { before, after: typed.score };
}

/** `A` to `Z`, then `AA`. */
function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last;
}
