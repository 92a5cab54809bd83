import { decodeMark } from "./cell";
import type { ClassId, Position } from "./ids";
import type { Mark } from "./mark";
import { decodeDaySession } from "./register-key";
import type { SchoolDay } from "./school-day";
import type { Session } from "./session";
import { wholeNumber } from "./whole-number";

/** Word to a teacher that a mark of theirs met another: both stand to be seen, or one waits for the head. */
export type Notice = {
  readonly noticeId: number;
  readonly kind: "contested" | "held";
  readonly classId: ClassId;
  readonly day: SchoolDay;
  readonly session: Session;
  /** 0 is the roll as a whole; `value` is then its default. */
  readonly position: Position;
  readonly value: Mark;
  readonly other: Mark | null;
  readonly otherUserName: string;
  /** Unix seconds, by the server. */
  readonly at: number;
};

/** Item `n<id>`: `<kind>|<classId>|<YYMMDD><m|a>|<position>|<value>|<otherValue>|<otherUserName>|<unix seconds>` */
export function decodeNotice(key: string, line: string): Notice {
  const [kind, classId, when = "", position, value = "", other = "", otherUserName = "", at] = line.split("|");
  return {
    noticeId: wholeNumber(key.slice(1), 1, Number.MAX_SAFE_INTEGER),
    kind: kind as Notice["kind"],
    classId: wholeNumber(classId),
    ...decodeDaySession(when),
    position: wholeNumber(position, 0, 9999),
    value: decodeMark(value),
    other: other === "" ? null : decodeMark(other),
    otherUserName,
    at: wholeNumber(at, 0, Number.MAX_SAFE_INTEGER),
  };
}
