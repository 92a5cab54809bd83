import { parseScore, type Score } from "../values/score.js";

/** A learner's score at their place on the roster; `others` are proposals beside it. */
export type PlacedScore = { readonly position: number; readonly score: Score; readonly others?: readonly Score[] };

/** Whole marks from 17 on, a character each: compressed, one symbol costs what a mark holds, and two digits a bit more. */
const MARKS = "0123456789BCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwxyz#$%&'*+,./;<=>?[]^_`{}~";
const FIRST_MARK = 17;

/**
 * Scores in roster order, nothing between them: `qTA(45.5)@9:(7)!p`. Whole marks from 17 to 99 are one character of
 * `MARKS`, `A`, `X` and `-` stand for themselves, all else stands in brackets; `@9:` goes before a score that does not
 * follow on its neighbour; proposals come after `!`.
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
  if (/^[AX-]$/.test(score)) return score;
  return (/^\d\d$/.test(score) ? MARKS[Number(score) - FIRST_MARK] : undefined) ?? `(${score})`;
};

const parseMark = (character: string): Score | null => {
  const place = MARKS.indexOf(character);
  return place < 0 ? null : (String(place + FIRST_MARK) as Score);
};

/** Reads at most `limit` scores without proposals, in strictly ascending positions; `null` when it is no run of them. */
export function parseScoreRun(text: string, limit: number): PlacedScore[] | null {
  const scores: PlacedScore[] = [];
  const next = /(?:@([1-9]\d{0,3}):)?(?:([AX-])|\(([^()]{1,5})\)|([^()@:!]))/y;
  for (let last = 0; next.lastIndex < text.length;) {
    const match = next.exec(text);
    if (!match || scores.length === limit) return null;
    const [, place, letter, bracketed, mark] = match;
    const position = place === undefined ? last + 1 : Number(place);
    const score = mark === undefined ? parseScore(letter ?? bracketed ?? "") : parseMark(mark);
    // What would be written otherwise is not read: one thing said is one text.
    if (!score || (place !== undefined && position <= last + 1) || position > 9999) return null;
    if (bracketed !== undefined && encode(score) !== `(${bracketed})`) return null;
    scores.push({ position, score });
    last = position;
  }
  return scores;
}
