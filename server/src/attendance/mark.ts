import { AttendanceStatus } from "../values/attendance-status.js";

/**
 * What was said of one learner in one session. A reason is a number of the school's own list and goes with absent,
 * late or excused; minutes, 1 to 600, go with late only.
 */
export type Mark = {
  readonly status: AttendanceStatus;
  readonly reason: number | null;
  readonly minutesLate: number | null;
};

const plain = (status: AttendanceStatus): Mark => ({ status, reason: null, minutesLate: null });

export const PRESENT = plain(AttendanceStatus.present);
export const NOT_TAKEN = plain(AttendanceStatus.notTaken);

/** The part of a cell after its position, `.2@20`, each half only where it was said. */
export const encodeMarkDetail = ({ reason, minutesLate }: Mark): string =>
  (reason === null ? "" : `.${reason}`) + (minutesLate === null ? "" : `@${minutesLate}`);

/** A mark without a position: `A.4`, `L@20`, `P`. */
export const encodeMark = (mark: Mark): string => mark.status + encodeMarkDetail(mark);
