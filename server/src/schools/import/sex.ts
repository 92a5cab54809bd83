const WORDS = {
  F: ["f", "female", "girl", "g", "msichana", "mwanamke", "mke", "ke", "k", "w", "woman"],
  M: ["m", "male", "boy", "b", "mvulana", "mwanamume", "mwanaume", "mume", "me", "man"],
} as const;

/** Reads a learner's sex in English or Kiswahili; `null` when the text says neither. */
export function parseSex(text: string): "F" | "M" | null {
  const word = text.trim().toLowerCase().replace(/\.$/, "");
  if ((WORDS.F as readonly string[]).includes(word)) return "F";
  return (WORDS.M as readonly string[]).includes(word) ? "M" : null;
}
