import type { UserId } from "../values/ids.js";
import { toLineText } from "../values/line-text.js";
import { toWireDay } from "../values/school-day.js";
import { SESSIONS } from "../values/session.js";
import { encodeMark, type Mark } from "./mark.js";
import type { RegisterRef } from "./register.js";

/**
 * Word to a user about a cell: their mark met another (contested), or somebody's write waits for the head (held).
 * Position 0 is the roll as a whole, and `value` then its default.
 */
export type Notice = {
  readonly kind: NoticeKind;
  readonly ref: RegisterRef;
  readonly position: number;
  readonly to: UserId;
  /** What the recipient said; for whoever said neither, what stands. */
  readonly value: Mark;
  readonly other: Mark | null;
  readonly otherUserId: UserId;
};

export const NoticeKind = { contested: "contested", held: "held" } as const;
export type NoticeKind = (typeof NoticeKind)[keyof typeof NoticeKind];

const KINDS: readonly NoticeKind[] = [NoticeKind.contested, NoticeKind.held];
const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAYS = 36_525;
const POSITIONS = 10_000;

/**
 * The notice's key in a user's feed. Its number is made of what the notice is about, so that a cell has one notice of
 * a kind however often it is contested, and whoever settles the cell knows which to take back.
 */
export function noticeItem({ kind, ref, position }: Pick<Notice, "kind" | "ref" | "position">): string {
  const day = (Date.parse(`${ref.day}T00:00:00Z`) - FIRST_DAY) / 86_400_000;
  const register = (ref.classId * DAYS + day) * SESSIONS.length + SESSIONS.indexOf(ref.session);
  return `n${(register * POSITIONS + position) * KINDS.length + KINDS.indexOf(kind)}`;
}

/** `contested|12|261123m|4|A.1|L@20|Achieng Odhiambo|1795420805` */
export function encodeNotice(notice: Notice, otherUserName: string, now: Date): string {
  const { kind, ref, position, value, other } = notice;
  const register = `${toWireDay(ref.day)}${ref.session}`;
  const at = Math.floor(now.getTime() / 1000);
  const otherValue = other ? encodeMark(other) : "";
  return [kind, ref.classId, register, position, encodeMark(value), otherValue, toLineText(otherUserName), at].join(
    "|",
  );
}
