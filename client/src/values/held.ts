import type { UserId } from "./ids";
import { MalformedError } from "./malformed-error";
import { wholeNumber } from "./whole-number";

/** Something a colleague wrote that waits for this user to take it in or decline it. */
export type Held = {
  /** The server's name for it: `17.345`. */
  readonly id: string;
  /** The operation exactly as it travelled. */
  readonly text: string;
  readonly authorId: UserId;
  readonly authorName: string;
  /** Unix seconds: when it was written, and when the server had it. */
  readonly writtenAt: number;
  readonly receivedAt: number;
  readonly why: "class" | "device";
};

/** What became of something this user wrote that was held for the head. */
export type Decided = {
  readonly id: string;
  readonly taken: boolean;
  readonly text: string;
  readonly byName: string;
  /** Unix seconds, by the server. */
  readonly at: number;
  /** Why it was declined; empty when it was taken in. */
  readonly reason: string;
};

/** Item `w<device>.<n>`: `<operation>|<author>|<author's name>|<written>|<received>|<c or d>` */
export function decodeHeld(key: string, line: string): Held {
  const [text = "", authorId, authorName = "", writtenAt, receivedAt, why, ...more] = line.split("|");
  if ((why !== "c" && why !== "d") || more.length > 0) throw new MalformedError("what waits for the head", line);
  return {
    id: key.slice(1),
    text,
    authorId: wholeNumber(authorId, 1, Number.MAX_SAFE_INTEGER),
    authorName,
    writtenAt: wholeNumber(writtenAt, 0, Number.MAX_SAFE_INTEGER),
    receivedAt: wholeNumber(receivedAt, 0, Number.MAX_SAFE_INTEGER),
    why: why === "c" ? "class" : "device",
  };
}

/** Item `d<device>.<n>`: `<taken or declined>|<operation>|<who decided>|<when>|<reason>` */
export function decodeDecided(key: string, line: string): Decided {
  const [word, text = "", byName = "", at, reason = "", ...more] = line.split("|");
  if ((word !== "taken" && word !== "declined") || more.length > 0) throw new MalformedError("a decision", line);
  return {
    id: key.slice(1),
    taken: word === "taken",
    text,
    byName,
    at: wholeNumber(at, 0, Number.MAX_SAFE_INTEGER),
    reason,
  };
}
