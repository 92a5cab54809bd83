/** What a list that is imported holds. */
export const ImportKind = { learners: "learners", guardians: "guardians", staff: "staff" } as const;
export type ImportKind = (typeof ImportKind)[keyof typeof ImportKind];
