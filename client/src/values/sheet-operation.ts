import type { Branded } from "./branded";
import type { AssessmentId, ClassId, Counter, Seq } from "./ids";
import { MalformedError } from "./malformed-error";
import { decodeScoreRun, encodeScoreRun, type PlacedScore } from "./score-run";
import { wholeNumber } from "./whole-number";

/** The sheet of an assessment within its class: `s340`, as the feed has it. */
export type SheetKey = Branded<string, "SheetKey">;

export const sheetKey = (assessmentId: AssessmentId): SheetKey => `s${assessmentId}` as SheetKey;

type Said = {
  readonly counter: Counter;
  readonly classId: ClassId;
  readonly assessmentId: AssessmentId;
  readonly seen: Seq;
  readonly at: number;
};

type ScoresOperation = Said & {
  readonly kind: "scores";
  readonly rosterRev: number;
  readonly scores: readonly PlacedScore[];
};
type SubmitOperation = Said & { readonly kind: "submit" };
type ReopenOperation = Said & { readonly kind: "reopen" };
export type ClosingOperation = SubmitOperation | ReopenOperation;

/** Something a teacher said about a sheet of scores, unchangeable once written. */
export type SheetOperation = ScoresOperation | ClosingOperation;

const MAX_SCORES = 120;
const MAX_CLOCK = 4_294_967_295;

/** `9 s 12 340 3 qTA 514 1795428000`, `10 b 12 340 515 1795428000` or `11 o 12 340 516 1795428000` */
export function encodeSheetOperation(operation: SheetOperation): string {
  const { kind, counter, classId, assessmentId, seen, at } = operation;
  const letter = kind === "scores" ? "s" : kind === "submit" ? "b" : "o";
  const said = kind === "scores" ? [operation.rosterRev, encodeScoreRun(operation.scores)] : [];
  return [counter, letter, classId, assessmentId, ...said, seen, at].join(" ");
}

export function decodeSheetOperation(text: string): SheetOperation | null {
  const fields = text.split(" ");
  const said = (): Said => ({
    counter: wholeNumber(fields[0]),
    classId: wholeNumber(fields[2]),
    assessmentId: wholeNumber(fields[3]),
    seen: wholeNumber(fields.at(-2), 0),
    at: wholeNumber(fields.at(-1), 0, MAX_CLOCK),
  });
  if (fields[1] === "s" && fields.length === 8) {
    const scores = decodeScoreRun(fields[5] ?? "");
    if (scores.length === 0 || scores.length > MAX_SCORES || scores.some(({ others }) => others)) {
      throw new MalformedError("scores", text);
    }
    return { kind: "scores", ...said(), rosterRev: wholeNumber(fields[4]), scores };
  }
  if (fields.length !== 6) return null;
  if (fields[1] === "b") return { kind: "submit", ...said() };
  return fields[1] === "o" ? { kind: "reopen", ...said() } : null;
}
