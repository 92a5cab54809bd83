import { useMemo } from "react";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { schoolToday } from "../../i18n/school-today";
import { ChartFigure } from "../../ui/chart-figure";
import { attendanceRate, type DayTotals, isUnfinished } from "./board";

/** The share in school, school day by school day; a day still under way stands apart. */
export function TrendLine({ trend, today }: { trend: readonly DayTotals[]; today: string }) {
  const say = useMessages(schoolToday);
  const { locale } = useLanguage();
  const labels = useMemo(() => trend.map(({ day }) => formatDay(locale, day, "brief")), [trend, locale]);
  const series = useMemo(() => {
    const shareWhere = (wanted: boolean) =>
      trend.map((point) => (isUnfinished(point, today) === wanted ? attendanceRate(point) : null));
    const settled = { label: say("inSchool"), tone: "accent" as const, values: shareWhere(false) };
    const soFar = { label: say("todaySoFar"), tone: "accent" as const, values: shareWhere(true), hollow: true };
    return soFar.values.some((value) => value !== null) ? [settled, soFar] : [settled];
  }, [trend, today, say]);
  return (
    <ChartFigure
      kind="line"
      title={say("trend")}
      summary={say("trendSummary")}
      labelHeading={say("day")}
      asTable={say("asTable")}
      asChart={say("asChart")}
      labels={labels}
      series={series}
      write={(value) => value.toLocaleString(intlTag(locale), { style: "percent", maximumFractionDigits: 1 })}
    />
  );
}
