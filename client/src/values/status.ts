/** What a register says of a learner. The letter is what travels and what is shown. */
export const Status = {
  Present: "P",
  Absent: "A",
  Late: "L",
  Excused: "E",
  NotTaken: "N",
} as const;
export type Status = (typeof Status)[keyof typeof Status];

/** What a roll says of every learner it does not name: present, or not taken. */
export type DefaultStatus = typeof Status.Present | typeof Status.NotTaken;
