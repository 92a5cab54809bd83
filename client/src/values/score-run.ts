import type { Position } from "./ids";
import { MalformedError } from "./malformed-error";
import { parseScore, type Score } from "./score";

/** A learner's score at their place on the roster; `others` are what colleagues proposed who could not know of it. */
export type PlacedScore = { readonly position: Position; readonly score: Score; readonly others?: readonly Score[] };

const ONE = /(?:@([1-9]\d{0,3}):)?((?:!?(?:\d\d|[AX-]|\([^()]+\)))(?:!(?:\d\d|[AX-]|\([^()]+\)))*)/y;

/** `6745A(45.5)@9:07`, in roster order, nothing between them; `@9:` before one that does not follow on its neighbour. */
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
  if (/^\d\d?$/.test(score)) return score.padStart(2, "0");
  return score.length === 1 ? score : `(${score})`;
}

function decode(part: string, text: string): Score {
  const score = parseScore(part.replace(/^0(?=\d$)|[()]/g, "")) ?? fail(text);
  // One score is one text.
  return encode(score) === part ? score : fail(text);
}

function fail(text: string): never {
  throw new MalformedError("a run of scores", text);
}
