import { parseScore, type Score } from "../values/score.js";

/** A learner's score at their place on the roster; `others` are proposals beside it. */
export type PlacedScore = { readonly position: number; readonly score: Score; readonly others?: readonly Score[] };

/**
 * Scores in roster order, nothing between them: `6745A(45.5)@9:07!12`. Whole marks below a hundred are two digits, `A`,
 * `X` and `-` one letter, all else stands in brackets; `@9:` goes before a score that does not follow on its neighbour;
 * proposals come after `!`. Columns of such lines compress to little more than what the scores themselves hold.
 */
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

const encode = (score: Score): string => {
  if (/^\d\d?$/.test(score)) return score.padStart(2, "0");
  return score.length === 1 ? score : `(${score})`;
};

/** Reads at most `limit` scores without proposals, in strictly ascending positions; `null` when it is no run of them. */
export function parseScoreRun(text: string, limit: number): PlacedScore[] | null {
  const scores: PlacedScore[] = [];
  const next = /(?:@([1-9]\d{0,3}):)?(?:(\d\d)|([AX-])|\(([^()]{2,5})\))/y;
  for (let last = 0; next.lastIndex < text.length;) {
    const match = next.exec(text);
    if (!match || scores.length === limit) return null;
    const [, place, digits, letter, bracketed] = match;
    const position = place === undefined ? last + 1 : Number(place);
    const score = digits === undefined ? parseScore(letter ?? bracketed ?? "") : (String(Number(digits)) as Score);
    // What would be written otherwise is not read: one thing said is one text.
    if (!score || (place !== undefined && position <= last + 1) || position > 9999) return null;
    if (bracketed !== undefined && encode(score) !== `(${bracketed})`) return null;
    scores.push({ position, score });
    last = position;
  }
  return scores;
}
