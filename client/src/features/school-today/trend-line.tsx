import { useMemo } from "react";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { schoolToday } from "../../i18n/school-today";
import { ChartFigure } from "../../ui/chart-figure";
import { attendanceRate, type DayTotals } from "./board";

/** The share in school, school day by school day. */
export function TrendLine({ trend }: { trend: readonly DayTotals[] }) {
  const say = useMessages(schoolToday);
  const { locale } = useLanguage();
  const labels = useMemo(() => trend.map(({ day }) => formatDay(locale, day, "brief")), [trend, locale]);
  const series = useMemo(
    () => [{ label: say("inSchool"), tone: "accent" as const, values: trend.map(attendanceRate) }],
    [trend, say],
  );
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
