type Attendance = {
  readonly sessions: number;
  readonly present: number;
  readonly late: number;
  readonly notTaken: number;
};

/** Present or late among the sessions that say anything, 0..1; null while none does. */
export function attendanceShare({ sessions, present, late, notTaken }: Attendance): number | null {
  const known = sessions - notTaken;
  return known > 0 ? (present + late) / known : null;
}
