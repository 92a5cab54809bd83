import type { LearnerId } from "../../values/ids.js";
import { nameWords } from "../../values/name-words.js";
import { editDistance } from "./edit-distance.js";

/** Why a learner is suggested. A phone number is no reason: it is shared, sold and hidden. */
export const SuggestionReason = {
  /** The number itself, written otherwise. */
  number: "number",
  /** A number that is a slip or two away. */
  nearNumber: "near-number",
  /** Words of the learner's name. */
  name: "name",
  /** The payer has the name of a guardian. */
  guardian: "guardian",
  /** A payer of that name has paid for this learner before. */
  earlier: "earlier",
  /** A brother or a sister of somebody whose number or name it is. */
  sibling: "sibling",
} as const;
export type SuggestionReason = (typeof SuggestionReason)[keyof typeof SuggestionReason];

/** A reason with what shows it: the number, how many slips away it is, or the words that were found. */
type Ground = { readonly reason: SuggestionReason; readonly text: string; readonly slips: number | null };

export type Candidate = {
  readonly learnerId: LearnerId;
  readonly admissionNumber: string;
  readonly name: string;
  readonly guardians: readonly { readonly id: number; readonly name: string }[];
};

export type Unknown = {
  /** What the payer wrote, and who it was. */
  readonly narration: string | null;
  readonly payer: string | null;
  /** For whom a payer of that name paid before. */
  readonly earlier: ReadonlySet<LearnerId>;
};

export type Suggestion = {
  readonly learnerId: LearnerId;
  readonly score: number;
  readonly grounds: readonly Ground[];
};

const SCORE: Record<SuggestionReason, number> = {
  number: 100,
  "near-number": 60,
  name: 25,
  guardian: 40,
  earlier: 45,
  sibling: 20,
};
const MOST = 5;
/** Below it a suggestion would be a guess. */
const LEAST = 25;
/** Whoever reaches it is certain enough for brothers and sisters to be thought of. */
const STRONG = 50;

/** The learners whom a payment may be for, the likeliest first, each with its reasons. For a person to choose from. */
export function suggestLearners(unknown: Unknown, candidates: readonly Candidate[]): Suggestion[] {
  const written = readWritten(unknown.narration);
  const payer = new Set(nameWords(unknown.payer ?? ""));
  const isMeant = candidates.some(({ admissionNumber }) => written.numbers.has(toBareNumber(admissionNumber)));
  const own = candidates.map((candidate) => ({
    candidate,
    grounds: [
      ...numberGround(written.numbers, candidate, isMeant),
      ...nameGround(written.words, candidate),
      ...guardianGround(payer, candidate),
      ...(unknown.earlier.has(candidate.learnerId) ? [ground(SuggestionReason.earlier, unknown.payer ?? "")] : []),
    ],
  }));
  const families = new Map<number, string>();
  for (const { candidate, grounds } of own) {
    if (scoreOf(grounds) >= STRONG) for (const { id } of candidate.guardians) families.set(id, candidate.name);
  }
  return own
    .map(({ candidate, grounds }) => withFamily(candidate, grounds, families))
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score || a.learnerId - b.learnerId)
    .slice(0, MOST);
}

function withFamily(candidate: Candidate, grounds: Ground[], families: ReadonlyMap<number, string>): Suggestion {
  const sibling = candidate.guardians.map(({ id }) => families.get(id)).find((name) => name !== undefined);
  const isOwn = scoreOf(grounds) >= STRONG;
  const all = sibling === undefined || isOwn ? grounds : [...grounds, ground(SuggestionReason.sibling, sibling)];
  // A sibling alone is worth showing beside the one that was meant, last.
  const score = scoreOf(all) + (all.length > grounds.length && grounds.length === 0 ? LEAST - SCORE.sibling : 0);
  return { learnerId: candidate.learnerId, score, grounds: all };
}

const ground = (reason: SuggestionReason, text: string, slips: number | null = null): Ground => ({
  reason,
  text,
  slips,
});

const scoreOf = (grounds: readonly Ground[]): number =>
  grounds.reduce((sum, { reason, slips, text }) => {
    const words = reason === SuggestionReason.name ? text.split(" ").length : 1;
    return sum + (SCORE[reason] * words) / (slips ?? 1);
  }, 0);

/** What was written as words, and as what may be a number: the whole of it and each part with a digit. */
function readWritten(narration: string | null): { numbers: Set<string>; words: Set<string> } {
  const text = narration ?? "";
  const parts = [text, ...text.split(/[\s,;:#/]+/)];
  return {
    numbers: new Set(
      parts
        .filter((part) => /\d/.test(part))
        .map(toBareNumber)
        .filter((number) => number !== ""),
    ),
    words: new Set(nameWords(text)),
  };
}

/** `ADM/0017` and `adm 17` are one: capitals, without separators and zeros before the digits. */
const toBareNumber = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "")
    .replaceAll(/(^|[A-Z])0+(?=\d)/g, "$1");

/** `isMeant`: somebody has the very number, so nobody's that is near it is thought of. */
function numberGround(numbers: ReadonlySet<string>, { admissionNumber }: Candidate, isMeant: boolean): Ground[] {
  const own = toBareNumber(admissionNumber);
  if (numbers.has(own)) return [ground(SuggestionReason.number, admissionNumber)];
  // Of a short number every other is a slip away.
  const most = own.length >= 6 ? 2 : own.length >= 3 ? 1 : 0;
  if (isMeant || most === 0) return [];
  const slips = Math.min(...[...numbers].map((number) => editDistance(number, own, most)), most + 1);
  return slips <= most ? [ground(SuggestionReason.nearNumber, admissionNumber, slips)] : [];
}

function nameGround(words: ReadonlySet<string>, { name }: Candidate): Ground[] {
  const found = nameWords(name).filter((word) => word.length > 2 && words.has(word));
  return found.length > 0 ? [ground(SuggestionReason.name, found.join(" "))] : [];
}

function guardianGround(payer: ReadonlySet<string>, { guardians }: Candidate): Ground[] {
  const same = guardians.find(({ name }) => nameWords(name).filter((word) => payer.has(word)).length >= 2);
  return same ? [ground(SuggestionReason.guardian, same.name)] : [];
}
