import type { Position } from "./ids";
import { MalformedError } from "./malformed-error";
import { parseScore, type Score } from "./score";

/** A learner's score at their place on the roster; `others` are what colleagues proposed who could not know of it. */
export type PlacedScore = { readonly position: Position; readonly score: Score; readonly others?: readonly Score[] };

const ONE = /(?:@([1-9]\d{0,3}):)?((?:[^()@:!]|\([^()]+\))(?:!(?:[^()@:!]|\([^()]+\)))*)/y;
/** Whole marks from 17 to 99, a character each. */
const MARKS = "0123456789BCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwxyz#$%&'*+,./;<=>?[]^_`{}~";
const FIRST_MARK = 17;

/** `qTA(45.5)@9:(7)`, in roster order, nothing between them; `@9:` before one that does not follow on its neighbour. */
export function encodeScoreRun(scores: readonly PlacedScore[]): string {
  let last = 0;
  return scores
    .map(({ position, score, others = [] }) => {
      const place = position === last + 1 ? "" : `@${position}:`;
      last = position;
      return place + [score, ...others].map(encode).join("!");
    })
    .join("");
}

/** Scores in strictly ascending positions; on a sheet proposals come after `!`. */
export function decodeScoreRun(text: string): PlacedScore[] {
  const scores: PlacedScore[] = [];
  const next = new RegExp(ONE);
  for (let last = 0; next.lastIndex < text.length;) {
    const [, place, said = ""] = next.exec(text) ?? fail(text);
    const position = (place ? Number(place) : last + 1) as Position;
    if ((place && position <= last + 1) || position > 9999) fail(text);
    const [score, ...others] = said.split("!").map((part) => decode(part, text));
    scores.push({ position, score: score!, ...(others.length > 0 && { others }) });
    last = position;
  }
  return scores;
}

function encode(score: Score): string {
  if (/^[AX-]$/.test(score)) return score;
  return (/^\d\d$/.test(score) ? MARKS[Number(score) - FIRST_MARK] : undefined) ?? `(${score})`;
}

function decode(part: string, text: string): Score {
  const mark = part.length === 1 ? MARKS.indexOf(part) : -1;
  const score = parseScore(mark < 0 ? part.replace(/^\((.*)\)$/, "$1") : String(mark + FIRST_MARK)) ?? fail(text);
  // One score is one text.
  return encode(score) === part ? score : fail(text);
}

function fail(text: string): never {
  throw new MalformedError("a run of scores", text);
}
