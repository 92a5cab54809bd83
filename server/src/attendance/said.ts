import type { Source } from "../events/source.js";
import { AttendanceStatus } from "../values/attendance-status.js";
import type { Mark } from "./mark.js";

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
