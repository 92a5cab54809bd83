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
  readonly why: "class" | "device" | "author";
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

/** The class was taken from the author, their device shut out, or they are gone from the school. */
const WHY = new Map<string | undefined, Held["why"]>([
  ["c", "class"],
  ["d", "device"],
  ["g", "author"],
]);

/** Item `w<device>.<n>`: `<operation>|<author>|<author's name>|<written>|<received>|<c, d or g>` */
export function decodeHeld(key: string, line: string): Held {
  const [text = "", authorId, authorName = "", writtenAt, receivedAt, why, ...more] = line.split("|");
  const known = WHY.get(why);
  if (!known || more.length > 0) throw new MalformedError("what waits for the head", line);
  return {
    id: key.slice(1),
    text,
    authorId: wholeNumber(authorId, 1, Number.MAX_SAFE_INTEGER),
    authorName,
    writtenAt: wholeNumber(writtenAt, 0, Number.MAX_SAFE_INTEGER),
    receivedAt: wholeNumber(receivedAt, 0, Number.MAX_SAFE_INTEGER),
    why: known,
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
