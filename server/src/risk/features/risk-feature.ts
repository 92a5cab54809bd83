/**
 * What is known of a learner-term that a probability of leaving may be computed from, by its code. `RISK_FEATURES`
 * says of each where it comes from; the order here is that of the columns a model learns from.
 */
export const RiskFeature = {
  attendanceRate: "ATTENDANCE_RATE",
  attendanceChange: "ATTENDANCE_CHANGE",
  longestAbsence: "LONGEST_ABSENCE",
  daysSinceSeen: "DAYS_SINCE_SEEN",
  absentForFees: "ABSENT_FOR_FEES",
  absentForWork: "ABSENT_FOR_WORK",
  absentForDistance: "ABSENT_FOR_DISTANCE",
  absentUnexplained: "ABSENT_UNEXPLAINED",
  lateness: "LATENESS",
  attendanceRank: "ATTENDANCE_RANK",
  marksLevel: "MARKS_LEVEL",
  marksTrend: "MARKS_TREND",
  subjectsFailing: "SUBJECTS_FAILING",
  arrearsShare: "ARREARS_SHARE",
  ageForGrade: "AGE_FOR_GRADE",
  repeated: "REPEATED",
  transferredIn: "TRANSFERRED_IN",
  termsHere: "TERMS_HERE",
  boarder: "BOARDER",
  gradeLevel: "GRADE_LEVEL",
  termNumber: "TERM_NUMBER",
} as const;
export type RiskFeature = (typeof RiskFeature)[keyof typeof RiskFeature];
