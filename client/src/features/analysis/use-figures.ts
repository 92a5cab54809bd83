import type { AnalysisSummaryFragment } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";

/** Writes the figures of results: percents and points with what they are, a dash for nothing. */
export function useFigures() {
  const say = useMessages(analysis);
  const { locale } = useLanguage();
  const write = (value: number, digits: number) =>
    value.toLocaleString(intlTag(locale), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const share = (value: number, minimumFractionDigits: number) =>
    (value / 100).toLocaleString(intlTag(locale), {
      style: "percent",
      minimumFractionDigits,
      maximumFractionDigits: 1,
    });
  const percent = (value: number | null) => (value === null ? "–" : share(value, 1));
  const points = (value: number | null) => (value === null ? "–" : write(value, 2));
  const isPoints = ({ mean }: Pick<AnalysisSummaryFragment, "mean">) => mean === null;

  /** The change since the term before: in percent, or in points where levels were given. */
  const change = ({ valueAdded }: AnalysisSummaryFragment): string => {
    const difference = valueAdded?.percent ?? valueAdded?.points;
    if (difference == null) return "–";
    if (difference === 0) return say("same");
    const size = Math.abs(difference);
    const text = valueAdded?.percent == null ? say("points", { points: points(size) }) : write(size, 1);
    return say(difference > 0 ? "better" : "worse", { difference: text });
  };

  /** The mean in percent, or in points where levels were given. */
  const mean = (summary: AnalysisSummaryFragment): string =>
    isPoints(summary) && summary.meanPoints !== null
      ? say("points", { points: points(summary.meanPoints) })
      : percent(summary.mean);

  /** A figure with a decimal only where it has one. */
  const figure = (value: number) => value.toLocaleString(intlTag(locale), { maximumFractionDigits: 1 });

  const whole = (value: number) => value.toLocaleString(intlTag(locale));
  /** For an axis, where most figures are whole. */
  const axis = {
    percent: (value: number) => share(value, 0),
    points: (value: number) => value.toLocaleString(intlTag(locale), { maximumFractionDigits: 2 }),
  };
  return { percent, points, change, mean, figure, whole, axis };
}
