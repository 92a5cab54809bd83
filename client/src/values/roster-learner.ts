import type { LearnerId, Position } from "./ids";
import { MalformedError } from "./malformed-error";
import { wholeNumber } from "./whole-number";

/** A learner on a class's roster, from revision `fromRev` up to but not including `toRev`. */
export type RosterLearner = {
  readonly position: Position;
  readonly learnerId: LearnerId;
  readonly admissionNumber: string;
  readonly name: string;
  readonly sex: "M" | "F" | "";
  readonly fromRev: number;
  readonly toRev: number | null;
};

/** Item `l<position>`: `<learnerId>|<admissionNumber>|<name>|<M|F|>|<fromRev>|<toRev or empty>` */
export function decodeRosterLearner(key: string, line: string): RosterLearner {
  const [id, admissionNumber = "", name = "", sex, fromRev, toRev, ...more] = line.split("|");
  if (toRev === undefined || more.length > 0 || (sex !== "M" && sex !== "F" && sex !== "")) {
    throw new MalformedError("a learner of the roster", line);
  }
  return {
    position: wholeNumber(key.slice(1), 1, 9999),
    learnerId: wholeNumber(id, 1, Number.MAX_SAFE_INTEGER),
    admissionNumber,
    name,
    sex,
    fromRev: wholeNumber(fromRev),
    toRev: toRev === "" ? null : wholeNumber(toRev),
  };
}

export function isOnRoster(learner: Pick<RosterLearner, "fromRev" | "toRev">, revision: number): boolean {
  return learner.fromRev <= revision && (learner.toRev === null || revision < learner.toRev);
}
