import type { UserId } from "./ids";
import { MalformedError } from "./malformed-error";
import { NOT_TAKEN, PRESENT, type Mark } from "./mark";
import { decodeDaySession } from "./register-key";
import { decodeRoll, type Roll } from "./roll";
import { isOnRoster, type RosterLearner } from "./roster-learner";
import type { SchoolDay } from "./school-day";
import type { Session } from "./session";
import { wholeNumber } from "./whole-number";

/** What is known of one session of a class. Revision 0: no roll was taken, only single cells. */
export type Register = Roll & {
  readonly day: SchoolDay;
  readonly session: Session;
  readonly rosterRev: number;
  readonly authorId: UserId | null;
  /** Unix seconds, by the server; null while only this phone knows. */
  readonly takenAt: number | null;
};

/** Item `r<YYMMDD><m|a>`: `<rosterRev>|<default><exceptions>|<authorUserId>|<unix seconds>` */
export function decodeRegister(key: string, line: string): Register {
  const [rev, said = "", authorId, takenAt, ...more] = line.split("|");
  const roll = decodeRoll(said);
  const rosterRev = wholeNumber(rev, 0);
  if (more.length > 0 || (rosterRev === 0 && roll.default !== "N")) throw new MalformedError("a register", line);
  return {
    ...decodeDaySession(key.slice(1)),
    rosterRev,
    ...roll,
    authorId: wholeNumber<UserId>(authorId, 1, Number.MAX_SAFE_INTEGER),
    takenAt: wholeNumber(takenAt, 0, Number.MAX_SAFE_INTEGER),
  };
}

/** A learner's mark: what was said of them, else the default if they were on the roster it was taken with. */
export function markOf(register: Register, learner: RosterLearner): Mark {
  const said = register.cells.find((cell) => cell.position === learner.position);
  if (said) return said;
  return register.default === "P" && isOnRoster(learner, register.rosterRev) ? PRESENT : NOT_TAKEN;
}
