let last = 0;
/** One number after another for all cases, so that no two of them make the same thing. */
export const nextNumber = (): number => ++last;

/** A name or a key that no other case uses: `what` and the next number. */
export const numbered = (what: string): string => `${what}-${nextNumber()}`;
