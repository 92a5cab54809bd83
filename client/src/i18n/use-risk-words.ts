import { useMemo } from "react";
import { oddsOf } from "../values/odds";
import { useLanguage, useMessages } from "./language";
import { riskFeatures } from "./risk-features";
import { type RiskFeature, riskPenOf } from "./risk-pen";
import { riskWords } from "./risk-words";
import { writeRiskAmount } from "./write-risk-amount";
import { writeRiskFact } from "./write-risk-fact";

/** Below and above these a probability is said as less and as more than its odds. */
const RARE = 0.01;
const NEAR_CERTAIN = 0.95;

/** These are alike for everybody, or in the middle of a class by their nature: there is no usual. */
const WITHOUT_USUAL: ReadonlySet<RiskFeature> = new Set(["ATTENDANCE_RANK", "GRADE_LEVEL", "TERM_NUMBER"]);

type Standing = { readonly probability: number | null; readonly points?: number | null };

/** Says what the pages about dropping out say alike. A value comes as the server has it; null where nothing is recorded. */
export function useRiskWords() {
  const { locale } = useLanguage();
  const say = useMessages(riskWords);
  const nameOf = useMessages(riskFeatures);
  return useMemo(() => {
    const pen = riskPenOf(locale);
    const odds = (probability: number): string =>
      say(probability < RARE ? "fewerThan" : probability > NEAR_CERTAIN ? "moreThan" : "about", oddsOf(probability));
    return {
      /** Bands, actions, kinds of contact, outcomes, reasons and bases, by their codes. */
      say,
      nameOf: (feature: RiskFeature): string => nameOf(feature),
      /** "missed 9 of the last 20 school days" */
      factOf: (feature: RiskFeature, value: number | null) => writeRiskFact(locale, feature, value),
      /** "9 days" */
      amountOf: (feature: RiskFeature, value: number | null) => writeRiskAmount(locale, feature, value),
      /** "usual here: 1 day"; null where that would say nothing. */
      usualOf: (feature: RiskFeature, usual: number | null): string | null =>
        usual === null || WITHOUT_USUAL.has(feature)
          ? null
          : pen.say("usual", { amount: writeRiskAmount(locale, feature, usual) }),
      /** "28%" */
      percent: pen.percent,
      /** "about 1 in 4" */
      oddsOf: odds,
      /** "about 1 in 4 (28%)", or the points of the rules; empty for lack of data. */
      standingOf: ({ probability, points = null }: Standing): string =>
        probability !== null
          ? `${odds(probability)} (${pen.percent(probability)})`
          : points === null
            ? ""
            : say("pointsOf", { n: points }),
    };
  }, [locale, say, nameOf]);
}
