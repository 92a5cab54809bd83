import type { Locale } from "./locale";
import { longDays, pointsOf, type RiskFeature, type RiskPen, riskPenOf, shortDays, tenths } from "./risk-pen";

type Writer = (value: number, pen: RiskPen) => string;

const signed = (value: number): string => (value > 0 ? "+" : value < 0 ? "−" : "");

const days: Writer = (value, { say }) => say("days", { n: Math.round(value) });
const away: Writer = (value, { say }) => say("days", { n: longDays(value) });
const share: Writer = (value, { percent }) => percent(value);
const plain: Writer = (value, { figure }) => figure(value);
const yesNo: Writer = (value, { say }) => say(value > 0 ? "yes" : "no");
const points: Writer = (value, { say }) => {
  const moved = pointsOf(value);
  return say("points", { sign: signed(moved), n: Math.abs(moved) });
};

const AMOUNTS: { readonly [F in RiskFeature]: Writer } = {
  ATTENDANCE_RATE: (value, { say }) => say("days", { n: shortDays(1 - value) }),
  ATTENDANCE_CHANGE: points,
  LONGEST_ABSENCE: days,
  DAYS_SINCE_SEEN: days,
  ABSENT_FOR_FEES: away,
  ABSENT_FOR_WORK: away,
  ABSENT_FOR_DISTANCE: away,
  ABSENT_UNEXPLAINED: away,
  LATENESS: share,
  ATTENDANCE_RANK: (value, { say, percent }) => say("ahead", { percent: percent(value) }),
  MARKS_LEVEL: points,
  MARKS_TREND: points,
  SUBJECTS_FAILING: share,
  ARREARS_SHARE: (value, { say }) => say("terms", { n: tenths(value) }),
  AGE_FOR_GRADE: (value, { say }) => say("years", { sign: signed(tenths(value)), n: Math.abs(tenths(value)) }),
  REPEATED: plain,
  TRANSFERRED_IN: yesNo,
  BOARDER: yesNo,
  TERMS_HERE: plain,
  GRADE_LEVEL: plain,
  TERM_NUMBER: plain,
};

/** Writes one fact as a figure with its unit, to stand beside the feature's name: "9 days", "−12 points". */
export function writeRiskAmount(locale: Locale, feature: RiskFeature, value: number | null): string {
  const pen = riskPenOf(locale);
  return value === null ? pen.say("notRecorded") : AMOUNTS[feature](value, pen);
}
