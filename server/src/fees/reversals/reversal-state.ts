/** Where a wish to take something back stands. */
export const ReversalState = { pending: "pending", approved: "approved", declined: "declined" } as const;
export type ReversalState = (typeof ReversalState)[keyof typeof ReversalState];
