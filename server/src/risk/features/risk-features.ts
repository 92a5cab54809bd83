import { RiskFeature } from "./risk-feature.js";

export type FeatureEntry = {
  readonly code: RiskFeature;
  /** What it is, in a sentence. */
  readonly what: string;
  readonly unit: "share" | "difference of shares" | "school days" | "years" | "terms" | "times" | "0 or 1" | "number";
  /** The tables it is read from. */
  readonly source: readonly string[];
  /** Over which time, back from the day it is as of. */
  readonly window: string;
  /** Why it may be used. */
  readonly why: string;
};

const REGISTERS = ["roll_call", "attendance_mark", "enrolment"];
const SHEETS = ["assessment", "score", "score_history"];
const BOOKS = ["journal_entry", "journal_line", "invoice", "invoice_line", "instalment_plan", "instalment"];

const DAYS_20 = "the last 20 school days";
const DAYS_60 = "the last 60 school days";
const TERM_OF_MARKS = "this term, or the one before while this one has no marks";

/**
 * What a risk is read from, in the order of the columns. Every one is something the school itself records for its work,
 * is about schooling, and says where support could start; where it is not known the value is NaN.
 */
export const RISK_FEATURES: readonly FeatureEntry[] = [
  {
    code: RiskFeature.attendanceRate,
    what: "Sessions attended, late ones too, of those whose register was taken.",
    unit: "share",
    source: REGISTERS,
    window: DAYS_20,
    why: "Attendance is the strongest early sign, and the one a school can act on within days.",
  },
  {
    code: RiskFeature.attendanceChange,
    what: "The attendance rate less that of the learner’s own last term.",
    unit: "difference of shares",
    source: REGISTERS,
    window: `${DAYS_20} against the whole last term`,
    why: "Learners are compared with themselves, so that a far home or a poor season does not mark a whole class.",
  },
  {
    code: RiskFeature.longestAbsence,
    what: "The longest run of days on which every session taken was missed.",
    unit: "school days",
    source: REGISTERS,
    window: DAYS_60,
    why: "Long absences come before leaving, whatever their cause.",
  },
  {
    code: RiskFeature.daysSinceSeen,
    what: "Days with a register since the learner was last there.",
    unit: "school days",
    source: REGISTERS,
    window: DAYS_60,
    why: "Who is away now has to be looked for now.",
  },
  {
    code: RiskFeature.absentForFees,
    what: "Sessions missed because the learner was sent home for fees, of those taken.",
    unit: "share",
    source: [...REGISTERS, "attendance_reason"],
    window: DAYS_60,
    why: "The school sends home for fees, and the school can stop it: the answer is a bursary or a plan.",
  },
  {
    code: RiskFeature.absentForWork,
    what: "Sessions missed for farm or house work, herding or caring for family, of those taken.",
    unit: "share",
    source: [...REGISTERS, "attendance_reason"],
    window: DAYS_60,
    why: "Work in school hours can be talked about with the home.",
  },
  {
    code: RiskFeature.absentForDistance,
    what: "Sessions missed because of distance, weather or safety, of those taken.",
    unit: "share",
    source: [...REGISTERS, "attendance_reason"],
    window: DAYS_60,
    why: "Transport or boarding can be arranged.",
  },
  {
    code: RiskFeature.absentUnexplained,
    what: "Sessions missed without leave for which no reason is known, of those taken.",
    unit: "share",
    source: [...REGISTERS, "attendance_reason"],
    window: DAYS_60,
    why: "Nobody has asked yet: the first thing to do is to call.",
  },
  {
    code: RiskFeature.lateness,
    what: "Late arrivals, of the sessions attended.",
    unit: "share",
    source: REGISTERS,
    window: DAYS_20,
    why: "Lateness grows before absence does.",
  },
  {
    code: RiskFeature.attendanceRank,
    what: "Where the attendance rate stands among those of the class, 0 the lowest and 1 the highest.",
    unit: "share",
    source: REGISTERS,
    window: DAYS_20,
    why: "Where half a class is often absent, a fixed line would mark half the class.",
  },
  {
    code: RiskFeature.marksLevel,
    what: "The mean share of the maximum in submitted work, less the class’s mean in the same work.",
    unit: "difference of shares",
    source: SHEETS,
    window: TERM_OF_MARKS,
    why: "Who falls behind the class stops coming; lessons can be given.",
  },
  {
    code: RiskFeature.marksTrend,
    what: "The level of marks less that of the term before.",
    unit: "difference of shares",
    source: SHEETS,
    window: `${TERM_OF_MARKS}, against the term before that`,
    why: "A fall against one’s own marks is seen before the marks are low.",
  },
  {
    code: RiskFeature.subjectsFailing,
    what: "Subjects with a mean below 30 %, by levels below AE, of those with marks.",
    unit: "share",
    source: SHEETS,
    window: TERM_OF_MARKS,
    why: "Failing courses is one of the three classic early signs, beside attendance and behaviour.",
  },
  {
    code: RiskFeature.arrearsShare,
    what: "What is overdue of the learner’s account, of what the term’s invoices ask; by an instalment plan where one holds.",
    unit: "share",
    source: BOOKS,
    window: "the invoices of this term, or of the last that has any",
    why: "Fees drive children out of school. It is there for support to be offered, never to press for money.",
  },
  {
    code: RiskFeature.ageForGrade,
    what: "The age reached in the class’s year, above the usual in the grade (6 in Grade 1, 14 in Form 1).",
    unit: "years",
    source: ["learner", "school_class"],
    window: "the school year",
    why: "Over-age learners leave more often, and can be helped to catch up.",
  },
  {
    code: RiskFeature.repeated,
    what: "How often the learner has repeated a year at this school.",
    unit: "times",
    source: ["learner_event"],
    window: "all the time at this school",
    why: "Repeating discourages, and was the school’s own decision.",
  },
  {
    code: RiskFeature.transferredIn,
    what: "1 where the learner came from another school within the last 365 days.",
    unit: "0 or 1",
    source: ["learner_event"],
    window: "365 days",
    why: "Newcomers need somebody to look after them.",
  },
  {
    code: RiskFeature.termsHere,
    what: "Terms at this school since admission, this one too; three a year before the calendar begins.",
    unit: "terms",
    source: ["learner", "learner_event", "enrolment", "term"],
    window: "all the time at this school",
    why: "Ties to a school grow with time.",
  },
  {
    code: RiskFeature.boarder,
    what: "1 for a boarder, 0 for a day scholar, as it stands when the records are read.",
    unit: "0 or 1",
    source: ["learner"],
    window: "now",
    why: "Absence means something else for who sleeps at school.",
  },
  {
    code: RiskFeature.gradeLevel,
    what: "The year of schooling: Grade 1 to 12 as 1 to 12, Form 1 to 4 as 9 to 12, PP1 as -1 and PP2 as 0.",
    unit: "number",
    source: ["school_class", "enrolment"],
    window: "the day",
    why: "Learners leave at the passages between schools.",
  },
  {
    code: RiskFeature.termNumber,
    what: "The number of the term in its year.",
    unit: "number",
    source: ["term"],
    window: "the day",
    why: "Learners leave between years more than within them.",
  },
];
