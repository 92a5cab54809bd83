import { formatMessage, type MessageValues } from "./format-message";
import type { Translate } from "./language";
import { intlTag, type Locale } from "./locale";
import { riskFacts } from "./risk-facts";
import type { riskFeatures } from "./risk-features";

export type RiskFeature = keyof typeof riskFeatures.en;

/** School days that attendance is counted over, and that reasons for absence are. */
const SHORT_DAYS = 20;
const LONG_DAYS = 60;

/** Writes what a risk is read from in one language. */
export type RiskPen = {
  readonly say: Translate<typeof riskFacts.en>;
  readonly figure: (value: number) => string;
  /** A share from 0 to 1 as `25%`. */
  readonly percent: (share: number) => string;
};

export function riskPenOf(locale: Locale): RiskPen {
  const written = (value: number, shape: Intl.NumberFormatOptions) => value.toLocaleString(intlTag(locale), shape);
  return {
    say: (key, ...[values]) => formatMessage(locale, riskFacts[locale][key], values as MessageValues | undefined),
    figure: (value) => written(value, { maximumFractionDigits: 1 }),
    percent: (share) => written(share, { style: "percent", maximumFractionDigits: 0 }),
  };
}

/** The days behind a share of the sessions of so many. */
export const shortDays = (share: number): number => Math.round(share * SHORT_DAYS);
export const longDays = (share: number): number => Math.round(share * LONG_DAYS);

/** A share's percentage points, whole. */
export const pointsOf = (share: number): number => Math.round(share * 100);

/** To the first decimal. */
export const tenths = (value: number): number => Math.round(value * 10) / 10;
