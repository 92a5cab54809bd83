/** A half of the school day in which the register is taken: `m`orning or `a`fternoon. */
export const SESSIONS = ["m", "a"] as const;
export type Session = (typeof SESSIONS)[number];
