import { AttendanceStatus } from "../values/attendance-status.js";
import type { DeviceId, UserId } from "../values/ids.js";
import type { Mark } from "./mark.js";

/** Which operation said something, whose it was, and when the server took it. */
export type Source = {
  /** The sequence of the class's term that the operation was given. */
  readonly seq: number;
  readonly deviceId: DeviceId;
  readonly counter: number;
  readonly authorId: UserId;
  readonly at: Date;
};

/** A mark and who said it. */
export type Said = {
  readonly mark: Mark;
  /** By a roll's default, not of this learner in particular. */
  readonly implied: boolean;
  readonly source: Source;
};

/** What weighs more when two devices could not know of each other: explicit over default over not taken. */
export function rankOf({ mark, implied }: Said): 0 | 1 | 2 {
  if (mark.status === AttendanceStatus.notTaken) return 0;
  return implied ? 1 : 2;
}
