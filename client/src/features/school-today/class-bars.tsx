import { useMemo } from "react";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { schoolToday } from "../../i18n/school-today";
import { statuses } from "../../i18n/statuses";
import { ChartFigure } from "../../ui/chart-figure";
import type { SchoolDay } from "../../values/school-day";
import type { BoardSession, ClassDay } from "./board";

type ClassBarsProps = {
  classes: readonly ClassDay[];
  day: SchoolDay;
  half: BoardSession;
  onPick: (href: string) => void;
};

/** Every class of the session as one bar of its learners. */
export function ClassBars({ classes, day, half, onPick }: ClassBarsProps) {
  const say = useMessages(schoolToday);
  const sayCore = useMessages(core);
  const sayStatus = useMessages(statuses);
  const { locale } = useLanguage();
  const session = sayCore(half).toLowerCase();
  const labels = useMemo(() => classes.map((one) => one.class.name), [classes]);
  const series = useMemo(() => {
    const of = (key: "present" | "late" | "absent" | "excused") => classes.map((one) => one[half]?.[key] ?? 0);
    return [
      { label: sayStatus("P"), tone: "present", values: of("present") },
      { label: sayStatus("L"), tone: "late", values: of("late") },
      { label: sayStatus("A"), tone: "absent", values: of("absent") },
      { label: sayStatus("E"), tone: "excused", values: of("excused") },
      {
        label: say("notTakenSeries"),
        tone: "none",
        values: classes.map((one) => one[half]?.notTaken ?? one.class.learnerCount),
      },
    ] as const;
  }, [classes, half, say, sayStatus]);
  const hrefOf = (index: number) => `/classes/${classes[index]?.class.id}/${day}/${half[0]}`;
  return (
    <ChartFigure
      kind="bars"
      title={say("byClass", { session })}
      summary={say("byClassSummary", { session, day: formatDay(locale, day) })}
      labelHeading={say("class")}
      asTable={say("asTable")}
      asChart={say("asChart")}
      labels={labels}
      series={series}
      write={(value) => value.toLocaleString(intlTag(locale))}
      hrefOf={hrefOf}
      onPick={(index) => onPick(hrefOf(index))}
    />
  );
}
