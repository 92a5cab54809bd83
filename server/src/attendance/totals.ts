import { enrolledAt, type Stay } from "../schools/stay.js";
import { AttendanceStatus } from "../values/attendance-status.js";
import { cellOf, type Register } from "./register.js";

/** How many learners a register says each thing of. */
export type Totals = { present: number; late: number; absent: number; excused: number; notTaken: number };

export const totalOf = {
  [AttendanceStatus.present]: "present",
  [AttendanceStatus.late]: "late",
  [AttendanceStatus.absent]: "absent",
  [AttendanceStatus.excused]: "excused",
  [AttendanceStatus.notTaken]: "notTaken",
} as const satisfies Record<AttendanceStatus, keyof Totals>;

export const noTotals = (): Totals => ({ present: 0, late: 0, absent: 0, excused: 0, notTaken: 0 });

/** Counts everyone on the register's roster, and whoever has a cell of their own without being on it. */
export function countTotals(register: Register, roster: readonly Stay[]): Totals {
  const totals = noTotals();
  const enrolled = enrolledAt(roster, register.roll?.rosterRev ?? 0);
  for (const learnerId of new Set([...enrolled.keys(), ...register.cells.keys()])) {
    const { value } = cellOf(register, learnerId, enrolled);
    if (value) totals[totalOf[value.mark.status]]++;
  }
  return totals;
}
