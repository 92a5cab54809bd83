/** Where a bursary stands. */
export const BursaryState = { pending: "pending", received: "received", cancelled: "cancelled" } as const;
export type BursaryState = (typeof BursaryState)[keyof typeof BursaryState];

/** Of `bursary b` and the `receipt r` of its cheque: one whose cheque was reversed is awaited again. */
export const STATE_SQL = `case when b.cancelled_at is not null then 'cancelled'
  when r.id is not null and r.reversed_at is null then 'received' else 'pending' end`;
