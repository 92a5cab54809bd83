/** Half of a school day. On the wire and in the database a session is its letter. */
export const Session = { morning: "m", afternoon: "a" } as const;
export type Session = (typeof Session)[keyof typeof Session];

export const SESSIONS: readonly Session[] = [Session.morning, Session.afternoon];
