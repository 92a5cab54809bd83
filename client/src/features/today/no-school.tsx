import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { today as todayMessages } from "../../i18n/today";
import { Empty } from "../../ui/empty";
import type { DayKind, SchoolCalendar } from "../../values/school-calendar";
import type { SchoolDay } from "../../values/school-day";
import { stepSchoolDay } from "./step-school-day";

type NoSchoolProps = { kind: DayKind; calendar: SchoolCalendar; day: SchoolDay; isToday: boolean };

/** Why there is no register to take, and when there will be one. */
export function NoSchool({ kind, calendar, day, isToday }: NoSchoolProps) {
  const say = useMessages(todayMessages);
  const { locale } = useLanguage();
  const next = stepSchoolDay(calendar, day, 1);
  return (
    <Empty title={say(isToday ? "noSchoolToday" : "noSchool")}>
      <p>
        {kind.kind === "closure"
          ? say("closure", { name: kind.name })
          : say(kind.kind === "weekend" ? "weekend" : "betweenTerms")}
      </p>
      <p className="mt-2">{next ? say("nextDay", { day: formatDay(locale, next) }) : say("noNextDay")}</p>
    </Empty>
  );
}
