import { NO_SCORE, parseScore, type Score } from "../../values/score";

/** What was typed for a learner: a score, or why it is none. */
export type Typed = { readonly score: Score } | { readonly fault: TypedFault };
export type TypedFault = "above" | "decimals" | "unreadable" | "noLevel";

const MARKS = /^(\d{1,6})(?:[.,](\d*))?$/;

/**
 * Reads what a teacher types: marks with a point or a comma, `AB` absent, `X` exempt, a level where `maximum` is null,
 * nothing where there is no score.
 */
export function readTyped(text: string, maximum: number | null): Typed {
  const typed = text.trim().toUpperCase();
  if (typed === "") return { score: NO_SCORE };
  if (/^A(?:BS?)?$/.test(typed)) return { score: "A" as Score };
  if (/^E?X$/.test(typed)) return { score: "X" as Score };
  return maximum === null ? readLevel(typed) : readMarks(typed, maximum);
}

function readLevel(typed: string): Typed {
  const level = /^[AEMB]E[12]?$/.test(typed) ? parseScore(typed) : null;
  return level ? { score: level } : { fault: "noLevel" };
}

function readMarks(typed: string, maximum: number): Typed {
  const [, whole, decimals = ""] = MARKS.exec(typed) ?? [];
  if (whole === undefined) return { fault: "unreadable" };
  const rest = decimals.replace(/0+$/, "");
  if (rest.length > 1) return { fault: "decimals" };
  if (Number(`${whole}.${rest || 0}`) > maximum) return { fault: "above" };
  return { score: `${Number(whole)}${rest && `.${rest}`}` as Score };
}

/** A score as a teacher writes it; empty for none. */
export const writtenScore = (score: Score | undefined): string =>
  score === undefined || score === NO_SCORE ? "" : score === "A" ? "AB" : score;
