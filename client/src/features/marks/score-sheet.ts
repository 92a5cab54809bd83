import type { Position } from "../../values/ids";
import { NO_SCORE, type Score } from "../../values/score";
import { readTyped, type TypedFault, writtenScore } from "./read-typed";

/** What was typed, by roster position; also what is no score yet: nothing typed is ever lost. */
export type Edits = ReadonlyMap<Position, string>;

/** A sheet on the screen: what it holds, what this sitting typed, and the changes that can be taken back. */
export type ScoreSheet = {
  readonly held: ReadonlyMap<Position, Score>;
  readonly edits: Edits;
  readonly past: readonly Edits[];
  /** The learner being typed for: their letters are one change. */
  readonly typing: Position | null;
};

export type ScoreCounts = {
  readonly entered: number;
  readonly missing: number;
  readonly absent: number;
  readonly exempt: number;
  readonly all: number;
};

export const beginScores = (held: ScoreSheet["held"], edits: Edits = new Map()): ScoreSheet => ({
  held,
  edits,
  past: [],
  typing: null,
});

export const textAt = ({ held, edits }: Pick<ScoreSheet, "held" | "edits">, position: Position): string =>
  edits.get(position) ?? writtenScore(held.get(position));

/** A letter was typed, or a button pressed: what is typed for one learner in a row is taken back at once. */
export function typeScore(sheet: ScoreSheet, position: Position, text: string): ScoreSheet {
  if (text === textAt(sheet, position)) return sheet;
  const past = sheet.typing === position ? sheet.past : [...sheet.past, sheet.edits];
  return { ...sheet, edits: put(sheet, position, text), past, typing: position };
}

/** The field was left: what was typed is written as a score is, `45,50` as `45.5`. */
export function leaveScore(sheet: ScoreSheet, position: Position, maximum: number | null): ScoreSheet {
  const typed = sheet.edits.get(position);
  if (typed === undefined) return sheet;
  const read = readTyped(typed, maximum);
  const written = "score" in read ? writtenScore(read.score) : typed;
  return { ...sheet, edits: written === typed ? sheet.edits : put(sheet, position, written), typing: null };
}

export function undoScore(sheet: ScoreSheet): ScoreSheet {
  const edits = sheet.past.at(-1);
  return edits ? { ...sheet, edits, past: sheet.past.slice(0, -1), typing: null } : sheet;
}

function put({ held, edits }: ScoreSheet, position: Position, text: string): Edits {
  const next = new Map(edits);
  if (text === writtenScore(held.get(position))) next.delete(position);
  else next.set(position, text);
  return next;
}

/** What the sheet would say otherwise than it does: to be saved. */
export function changesOf({ held, edits }: ScoreSheet, maximum: number | null): Map<Position, Score> {
  const changes = new Map<Position, Score>();
  for (const [position, text] of edits) {
    const read = readTyped(text, maximum);
    if ("score" in read && read.score !== (held.get(position) ?? NO_SCORE)) changes.set(position, read.score);
  }
  return changes;
}

/** What is typed and is no score. */
export function faultsOf({ edits }: Pick<ScoreSheet, "edits">, maximum: number | null): Map<Position, TypedFault> {
  const faults = new Map<Position, TypedFault>();
  for (const [position, text] of edits) {
    const read = readTyped(text, maximum);
    if ("fault" in read) faults.set(position, read.fault);
  }
  return faults;
}

/** What was typed and is neither on the sheet nor saved: to be kept until it is. */
export function unsavedOf(sheet: ScoreSheet, maximum: number | null): Edits {
  const [changes, faults] = [changesOf(sheet, maximum), faultsOf(sheet, maximum)];
  return new Map([...sheet.edits].filter(([position]) => changes.has(position) || faults.has(position)));
}

/** Of those on the roster; what is no score counts as missing. */
export function countScores(sheet: ScoreSheet, positions: readonly Position[], maximum: number | null): ScoreCounts {
  const counts = { entered: 0, missing: 0, absent: 0, exempt: 0, all: positions.length };
  for (const position of positions) {
    const read = readTyped(textAt(sheet, position), maximum);
    const score = "score" in read ? read.score : NO_SCORE;
    if (score === NO_SCORE) counts.missing++;
    else counts.entered++;
    if (score === "A") counts.absent++;
    if (score === "X") counts.exempt++;
  }
  return counts;
}
