import type { LearnerId } from "../values/ids.js";

/** One learner's stay on a class's roster: from revision `fromRev` up to, not including, `toRev`. */
export type Stay = {
  readonly learnerId: LearnerId;
  readonly position: number;
  readonly fromRev: number;
  readonly toRev: number | null;
};

export const isOnRoster = ({ fromRev, toRev }: Pick<Stay, "fromRev" | "toRev">, revision: number): boolean =>
  fromRev <= revision && (toRev === null || revision < toRev);

export type Enrolled = ReadonlyMap<LearnerId, Stay>;

/** Who is on the roster at a revision, and where; a learner who left and came back has two stays, never at once. */
export const enrolledAt = (roster: readonly Stay[], revision: number): Map<LearnerId, Stay> =>
  new Map(roster.filter((stay) => isOnRoster(stay, revision)).map((stay) => [stay.learnerId, stay]));
