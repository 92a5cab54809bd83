import { ContactRule, Custody } from "../../../values/contact-rule.js";

/** What rules are called in lists; exports write the first of each. */
export const CONTACT_WORDS: Record<ContactRule, readonly [string, ...string[]]> = {
  [ContactRule.always]: ["Always", "any time", "daima", "wakati wowote"],
  [ContactRule.emergencies]: ["Emergencies", "emergency", "emergencies only", "dharura", "dharura tu"],
  [ContactRule.never]: ["Never", "no contact", "kamwe", "asipigiwe"],
};

export const CUSTODY_WORDS: Record<Custody, readonly [string, ...string[]]> = {
  [Custody.unknown]: ["Unknown", "not known", "haijulikani"],
  [Custody.full]: ["Full", "sole", "kamili"],
  [Custody.shared]: ["Shared", "joint", "ya pamoja", "pamoja"],
  [Custody.none]: ["None", "no custody", "hana", "hakuna"],
};

export const YES_NO_WORDS: Record<"yes" | "no", readonly [string, ...string[]]> = {
  yes: ["Yes", "y", "true", "1", "ndiyo", "ndio"],
  no: ["No", "n", "false", "0", "hapana", "la"],
};

/** What a word means; null when it means nothing known. */
export function meaningOf<Value extends string>(words: Record<Value, readonly string[]>, text: string): Value | null {
  const wanted = text.trim().toLowerCase();
  const known = Object.entries(words) as [Value, readonly string[]][];
  return known.find(([, texts]) => texts.some((word) => word.toLowerCase() === wanted))?.[0] ?? null;
}

export const wordsOf = (words: Record<string, readonly string[]>): string =>
  Object.values(words)
    .map(([first]) => first)
    .join(", ");
