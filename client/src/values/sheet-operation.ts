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

/** All marks of a submitted sheet changed alike: `+5`, `-2.5` or, as if they had been out of so many, `/80`; and why. */
export type Moderation = { readonly how: string; readonly reason: string };

type ScoresOperation = Said & {
  readonly kind: "scores";
  readonly rosterRev: number;
  readonly scores: readonly PlacedScore[];
  readonly moderation?: Moderation;
};
type SubmitOperation = Said & { readonly kind: "submit" };
type ReopenOperation = Said & { readonly kind: "reopen" };
export type ClosingOperation = SubmitOperation | ReopenOperation;

/** Something a teacher said about a sheet of scores, unchangeable once written. */
export type SheetOperation = ScoresOperation | ClosingOperation;

const MAX_SCORES = 120;
const MAX_CLOCK = 4_294_967_295;

/**
 * `9 s 12 340 3 qTA 514 1795428000`, `10 b 12 340 515 1795428000`, `11 o 12 340 516 1795428000` or
 * `12 m 12 340 3 vY 517 1795428000 +5 The paper was too long`
 */
export function encodeSheetOperation(operation: SheetOperation): string {
  const { kind, counter, classId, assessmentId, seen, at } = operation;
  const moderation = kind === "scores" ? operation.moderation : undefined;
  const letter = moderation ? "m" : kind === "scores" ? "s" : kind === "submit" ? "b" : "o";
  const said = kind === "scores" ? [operation.rosterRev, encodeScoreRun(operation.scores)] : [];
  const why = moderation ? [moderation.how, moderation.reason] : [];
  return [counter, letter, classId, assessmentId, ...said, seen, at, ...why].join(" ");
}

export function decodeSheetOperation(text: string): SheetOperation | null {
  const all = text.split(" ");
  const isModeration = all[1] === "m";
  const fields = isModeration ? all.slice(0, 8) : all;
  const said = (): Said => ({
    counter: wholeNumber(fields[0]),
    classId: wholeNumber(fields[2]),
    assessmentId: wholeNumber(fields[3]),
    seen: wholeNumber(fields.at(-2), 0),
    at: wholeNumber(fields.at(-1), 0, MAX_CLOCK),
  });
  if ((isModeration || fields[1] === "s") && fields.length === 8) {
    const scores = decodeScoreRun(fields[5] ?? "");
    if (scores.length === 0 || scores.length > MAX_SCORES || scores.some(({ others }) => others)) {
      throw new MalformedError("scores", text);
    }
    const entered = { kind: "scores" as const, ...said(), rosterRev: wholeNumber(fields[4]), scores };
    if (!isModeration) return entered;
    const [how = "", ...why] = all.slice(8);
    if (why.length === 0) throw new MalformedError("a moderation", text);
    return { ...entered, moderation: { how, reason: why.join(" ") } };
  }
  if (fields.length !== 6) return null;
  if (fields[1] === "b") return { kind: "submit", ...said() };
  return fields[1] === "o" ? { kind: "reopen", ...said() } : null;
}
