import type { Position, UserId } from "./ids";
import { MalformedError } from "./malformed-error";

/** Who said something of a learner, and when they wrote it, unix seconds. */
export type Sayer = { readonly userId: UserId; readonly at: number };

/** Who said what stands of a contested cell, and who said the other. */
export type Contest = { readonly stands: Sayer; readonly other: Sayer };

const CONTEST = /^[1-9a-z][\da-z]*(\.[1-9a-z][\da-z]*){4}$/;

/** Item `q<YYMMDD><m|a>`: of each contested cell `<position>.<user>.<time>.<user>.<time>` in base 36, one space between. */
export function decodeContests(line: string): Map<Position, Contest> {
  return new Map(line.split(" ").map((text) => decodeContest(text, line)));
}

function decodeContest(text: string, line: string): [Position, Contest] {
  if (!CONTEST.test(text)) throw new MalformedError("who contests a register", line);
  const [position, stands, standsAt, other, otherAt] = text.split(".").map((value) => Number.parseInt(value, 36));
  return [
    position as Position,
    {
      stands: { userId: stands as UserId, at: standsAt ?? 0 },
      other: { userId: other as UserId, at: otherAt ?? 0 },
    },
  ];
}
