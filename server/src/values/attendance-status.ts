/**
 * What a register says of one learner in one session. "Not taken" is never "absent".
 * On the wire and in the database a status is its letter.
 */
export const AttendanceStatus = {
  present: "P",
  absent: "A",
  late: "L",
  excused: "E",
  notTaken: "N",
} as const;
export type AttendanceStatus = (typeof AttendanceStatus)[keyof typeof AttendanceStatus];

export const ATTENDANCE_STATUSES: readonly AttendanceStatus[] = Object.values(AttendanceStatus);
