import { expect, test } from "vitest";
import type { RiskFeature } from "./risk-pen";
import { riskFeatures } from "./risk-features";
import { writeRiskAmount } from "./write-risk-amount";
import { writeRiskFact } from "./write-risk-fact";

type Case = { feature: RiskFeature; value: number | null; fact: string; amount: string };
const cases: Case[] = [
  { feature: "ATTENDANCE_RATE", value: 0.55, fact: "missed 9 of the last 20 school days", amount: "9 days" },
  {
    feature: "ATTENDANCE_CHANGE",
    value: -0.25,
    fact: "attendance down 25 percentage points on last term",
    amount: "−25 points",
  },
  { feature: "ATTENDANCE_CHANGE", value: 0.001, fact: "attendance as it was last term", amount: "0 points" },
  { feature: "LONGEST_ABSENCE", value: 1, fact: "away 1 school day in a row", amount: "1 day" },
  { feature: "LONGEST_ABSENCE", value: 0, fact: "not away for a whole day in the last 60", amount: "0 days" },
  { feature: "DAYS_SINCE_SEEN", value: 6, fact: "not seen for 6 school days", amount: "6 days" },
  {
    feature: "ABSENT_FOR_FEES",
    value: 0.1,
    fact: "away over fees on 6 of the last 60 school days",
    amount: "6 days",
  },
  { feature: "LATENESS", value: 0, fact: "not late in the last 20 school days", amount: "0%" },
  { feature: "LATENESS", value: 0.305, fact: "late for 31% of the sessions attended", amount: "31%" },
  {
    feature: "ATTENDANCE_CHANGE",
    value: 0.01,
    fact: "attendance up 1 percentage point on last term",
    amount: "+1 point",
  },
  { feature: "ATTENDANCE_RANK", value: 0, fact: "nobody in the class attends less", amount: "ahead of 0%" },
  { feature: "SUBJECTS_FAILING", value: 1, fact: "failing every subject", amount: "100%" },
  { feature: "SUBJECTS_FAILING", value: 0, fact: "failing no subject", amount: "0%" },
  { feature: "ATTENDANCE_RANK", value: 0.04, fact: "4% of the class attend less", amount: "ahead of 4%" },
  {
    feature: "MARKS_LEVEL",
    value: 0.12,
    fact: "marks 12 percentage points above the class mean",
    amount: "+12 points",
  },
  { feature: "ARREARS_SHARE", value: 0, fact: "no fees overdue", amount: "0 terms’ fees" },
  { feature: "ARREARS_SHARE", value: 0.6, fact: "owes 60% of a term’s fees, overdue", amount: "0.6 terms’ fees" },
  { feature: "ARREARS_SHARE", value: 1.4, fact: "owes 1.4 terms’ fees, overdue", amount: "1.4 terms’ fees" },
  { feature: "AGE_FOR_GRADE", value: 1, fact: "1 year older than usual for the grade", amount: "+1 year" },
  { feature: "AGE_FOR_GRADE", value: -0.5, fact: "0.5 years younger than usual for the grade", amount: "−0.5 years" },
  { feature: "BOARDER", value: 1, fact: "boards at the school", amount: "yes" },
  {
    feature: "MARKS_TREND",
    value: null,
    fact: "Marks against last term: nothing recorded",
    amount: "nothing recorded",
  },
];

test.each(cases)("$feature of $value: $fact", ({ feature, value, fact, amount }) => {
  expect(writeRiskFact("en", feature, value)).toBe(fact);
  expect(writeRiskAmount("en", feature, value)).toBe(amount);
});

test("every feature is said in both languages, whole and never as a gap", () => {
  for (const feature of Object.keys(riskFeatures.en) as RiskFeature[]) {
    for (const value of [null, -1, 0, 0.4, 1, 3]) {
      const said = (["en", "sw"] as const).flatMap((locale) => [
        writeRiskFact(locale, feature, value),
        writeRiskAmount(locale, feature, value),
      ]);
      expect(said.join(" ")).not.toMatch(/[{}]|undefined|NaN/);
      expect(said[0]).not.toBe(said[2]);
    }
  }
});
