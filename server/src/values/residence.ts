/** Where a learner sleeps in term: at home or at school. */
export const Residence = { day: "D", boarding: "B" } as const;
export type Residence = (typeof Residence)[keyof typeof Residence];

export const RESIDENCES = Object.values(Residence);
