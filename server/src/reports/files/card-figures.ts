/** `675` tenths -> `67.5`; whole where it is. */
export const tenths = (value: number): string => (value % 10 === 0 ? String(value / 10) : (value / 10).toFixed(1));

/** `685` hundredths -> `6.85`. */
export const hundredths = (value: number): string => (value / 100).toFixed(2);

/** `12` -> `+1.2`, `-5` -> `-0.5`: how much more, or less, than before. */
export const change = (value: number): string => (value > 0 ? `+${tenths(value)}` : tenths(value));

/** A score as it is printed: absent and exempt in letters, nothing as a dash. */
export const score = (text: string): string => ({ A: "AB", X: "EX", "": "-" })[text] ?? text;
