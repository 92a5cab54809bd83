/** The three shapes of scope a device can follow: the whole school, one class in one term, one user. */
export const ScopeKind = { school: "school", classTerm: "class-term", user: "user" } as const;
export type ScopeKind = (typeof ScopeKind)[keyof typeof ScopeKind];
