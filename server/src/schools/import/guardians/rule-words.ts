import { ContactRule, Custody } from "../../../values/contact-rule.js";

export type Words = readonly [english: string, kiswahili: string, ...others: string[]];

/** What rules are called in lists; exports write the first of each. */
export const CONTACT_WORDS: Record<ContactRule, Words> = {
  [ContactRule.always]: ["Always", "daima", "any time", "wakati wowote"],
  [ContactRule.emergencies]: ["Emergencies", "dharura", "emergency", "emergencies only", "dharura tu"],
  [ContactRule.never]: ["Never", "kamwe", "no contact", "asipigiwe"],
};

export const CUSTODY_WORDS: Record<Custody, Words> = {
  [Custody.unknown]: ["Unknown", "haijulikani", "not known"],
  [Custody.full]: ["Full", "kamili", "sole"],
  [Custody.shared]: ["Shared", "ya pamoja", "joint", "pamoja"],
  [Custody.none]: ["None", "hana", "no custody", "hakuna"],
};

export const YES_NO_WORDS: Record<"yes" | "no", Words> = {
  yes: ["Yes", "ndiyo", "y", "true", "1", "ndio"],
  no: ["No", "hapana", "n", "false", "0", "la"],
};

/** What a word means; null when it means nothing known. */
export function meaningOf<Value extends string>(words: Record<Value, readonly string[]>, text: string): Value | null {
  const wanted = text.trim().toLowerCase();
  const known = Object.entries(words) as [Value, readonly string[]][];
  return known.find(([, texts]) => texts.some((word) => word.toLowerCase() === wanted))?.[0] ?? null;
}

/** The words for all there is, in both languages: a list takes either. */
export const wordsOf = (words: Record<string, Words>): string =>
  Object.values(words)
    .map(([english, kiswahili]) => `${english} / ${kiswahili}`)
    .join(", ");
