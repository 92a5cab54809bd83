import type { Locale } from "./locale";
import { riskFeatures } from "./risk-features";
import { longDays, pointsOf, type RiskFeature, type RiskPen, riskPenOf, shortDays, tenths } from "./risk-pen";

type Writer = (value: number, pen: RiskPen) => string;

const away =
  (feature: "ABSENT_FOR_FEES" | "ABSENT_FOR_WORK" | "ABSENT_FOR_DISTANCE" | "ABSENT_UNEXPLAINED"): Writer =>
  (value, { say }) =>
    say(feature, { days: longDays(value) });

/** The shares that have words of their own at their ends. */
type Shared = "LATENESS" | "ATTENDANCE_RANK" | "SUBJECTS_FAILING";
type Ends = { readonly none?: "attendsLeast" | "failsNone" | "neverLate"; readonly all?: "failsAll" };

const share =
  (feature: Shared, { none, all }: Ends = {}): Writer =>
  (value, { say, percent }) => {
    const end = pointsOf(value) <= 0 ? none : pointsOf(value) >= 100 ? all : undefined;
    return end ? say(end) : say(feature, { percent: percent(value) });
  };

type Moved = "attendanceDown" | "attendanceUp" | "marksBelow" | "marksAbove" | "marksDown" | "marksUp";

/** A difference in percentage points: less, as much, or more. */
const moved =
  (less: Moved, same: "attendanceSame" | "marksSame" | "marksAsBefore", more: Moved): Writer =>
  (value, { say }) => {
    const points = pointsOf(value);
    return points === 0 ? say(same) : say(points < 0 ? less : more, { n: Math.abs(points) });
  };

const FACTS: { readonly [F in RiskFeature]: Writer } = {
  ATTENDANCE_RATE: (value, { say }) => say("missed", { days: shortDays(1 - value) }),
  ATTENDANCE_CHANGE: moved("attendanceDown", "attendanceSame", "attendanceUp"),
  LONGEST_ABSENCE: (value, { say }) =>
    tenths(value) === 0 ? say("neverAway") : say("awayInARow", { n: tenths(value) }),
  DAYS_SINCE_SEEN: (value, { say }) => (tenths(value) === 0 ? say("seenLately") : say("notSeen", { n: tenths(value) })),
  ABSENT_FOR_FEES: away("ABSENT_FOR_FEES"),
  ABSENT_FOR_WORK: away("ABSENT_FOR_WORK"),
  ABSENT_FOR_DISTANCE: away("ABSENT_FOR_DISTANCE"),
  ABSENT_UNEXPLAINED: away("ABSENT_UNEXPLAINED"),
  LATENESS: share("LATENESS", { none: "neverLate" }),
  ATTENDANCE_RANK: share("ATTENDANCE_RANK", { none: "attendsLeast" }),
  MARKS_LEVEL: moved("marksBelow", "marksSame", "marksAbove"),
  MARKS_TREND: moved("marksDown", "marksAsBefore", "marksUp"),
  SUBJECTS_FAILING: share("SUBJECTS_FAILING", { none: "failsNone", all: "failsAll" }),
  ARREARS_SHARE: (value, { say, percent, figure }) => {
    if (pointsOf(value) <= 0) return say("owesNothing");
    return tenths(value) > 1
      ? say("owesTerms", { terms: figure(value) })
      : say("owesPart", { percent: percent(value) });
  },
  AGE_FOR_GRADE: (value, { say }) => {
    const n = tenths(value);
    return n === 0 ? say("usualAge") : say(n > 0 ? "older" : "younger", { n: Math.abs(n) });
  },
  REPEATED: (value, { say }) => (value > 0 ? say("repeated", { n: value }) : say("notRepeated")),
  TRANSFERRED_IN: (value, { say }) => say(value > 0 ? "newHere" : "notNewHere"),
  BOARDER: (value, { say }) => say(value > 0 ? "boarder" : "dayScholar"),
  TERMS_HERE: (value, { say }) => say("TERMS_HERE", { n: value }),
  GRADE_LEVEL: (value, { say }) => say("GRADE_LEVEL", { n: value }),
  TERM_NUMBER: (value, { say }) => say("TERM_NUMBER", { n: value }),
};

/**
 * Says one fact of a learner as a clause: "missed 9 of the last 20 school days". The value comes as the server has it:
 * a share from 0 to 1, days, years, terms, or 0 and 1; null where nothing is recorded.
 */
export function writeRiskFact(locale: Locale, feature: RiskFeature, value: number | null): string {
  const pen = riskPenOf(locale);
  return value === null ? pen.say("missing", { name: riskFeatures[locale][feature] }) : FACTS[feature](value, pen);
}
