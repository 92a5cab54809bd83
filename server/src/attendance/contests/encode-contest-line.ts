import type { UserId } from "../../values/ids.js";
import { toWireDay } from "../../values/school-day.js";
import type { RegisterRef } from "../register.js";

/** Who said something, and when. */
export type Sayer = { readonly by: UserId; readonly at: Date };

/** Of a contested cell: who said what stands, and who the other. */
export type Contest = { readonly position: number; readonly stands: Sayer; readonly other: Sayer };

/** The key of a register's contests in its scope's feed: `q261123m`. */
export const contestItem = ({ day, session }: RegisterRef): string => `q${toWireDay(day)}${session}`;

/**
 * Who and when of a register's contested cells, `4.h.tpz4yt.n.tpz4xx 9.…`: the position and twice a user and unix
 * seconds, each in base 36 to leave room for a whole class. Empty when nothing is contested.
 */
export const encodeContestLine = (contests: readonly Contest[]): string =>
  contests
    .toSorted((one, other) => one.position - other.position)
    .map(({ position, stands, other }) => [position, ...[stands, other].flatMap(sayer)].map(inBase36).join("."))
    .join(" ");

const sayer = ({ by, at }: Sayer): number[] => [by, Math.floor(at.getTime() / 1000)];
const inBase36 = (value: number): string => value.toString(36);
