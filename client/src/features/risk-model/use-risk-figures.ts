import { useMemo } from "react";
import { useLanguage } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";

/** Writes the figures of a model card; a dash where there is none. */
export function useRiskFigures() {
  const { locale } = useLanguage();
  return useMemo(() => {
    const write = (value: number, shape: Intl.NumberFormatOptions) => value.toLocaleString(intlTag(locale), shape);
    const orDash = (shape: Intl.NumberFormatOptions) => (value: number | null) =>
      value === null ? "–" : write(value, shape);
    return {
      /** `1,250` */
      whole: (value: number) => write(value, { maximumFractionDigits: 0 }),
      /** `28%`, and `6.0%` below one in ten. */
      percent: (share: number | null) =>
        share === null ? "–" : write(share, { style: "percent", ...digits(share !== 0 && share < 0.1 ? 1 : 0) }),
      /** For an axis: `0.5%`, `10%`. */
      mark: (share: number) => write(share, { style: "percent", maximumFractionDigits: 1 }),
      /** A difference of shares in percentage points: `2.5` */
      points: (share: number) => write(share * 100, { maximumFractionDigits: 1 }),
      /** `0.78` */
      score: orDash(digits(2)),
      /** `0.058`, for what is small. */
      fine: orDash(digits(3)),
    };
  }, [locale]);
}

const digits = (count: number) => ({ minimumFractionDigits: count, maximumFractionDigits: count });
