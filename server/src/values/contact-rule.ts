/** When the school may call or write to a guardian about a learner. `never` also keeps the learner from their sight. */
export const ContactRule = { always: "always", emergencies: "emergencies", never: "never" } as const;
export type ContactRule = (typeof ContactRule)[keyof typeof ContactRule];

/** What the school knows of a guardian's right to have the learner with them. */
export const Custody = { unknown: "unknown", full: "full", shared: "shared", none: "none" } as const;
export type Custody = (typeof Custody)[keyof typeof Custody];
