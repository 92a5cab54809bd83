import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { today as todayMessages } from "../../i18n/today";
import { DayStep } from "../../ui/day-step";
import type { SchoolCalendar } from "../../values/school-calendar";
import type { SchoolDay } from "../../values/school-day";
import { earlierSchoolDay, stepSchoolDay } from "./step-school-day";

/** From school day to school day, back through the term and forward to today. */
export function DayNav({ calendar, today, day }: { calendar: SchoolCalendar; today: SchoolDay; day: SchoolDay }) {
  const say = useMessages(todayMessages);
  const { locale } = useLanguage();
  const earlier = earlierSchoolDay(calendar, day);
  const next = day < today && (stepSchoolDay(calendar, day, 1) ?? today);
  const later = next && (next < today ? next : today);
  return (
    <nav aria-label={say("days")} className="flex items-center justify-between gap-2 px-4 pt-3">
      <DayStep
        to={earlier && `/today/${earlier}`}
        label={say("earlierDay")}
        direction="back"
        text={earlier !== null && formatDay(locale, earlier, "short")}
      />
      <DayStep
        to={later && (later === today ? "/today" : `/today/${later}`)}
        label={say("laterDay")}
        direction="on"
        text={later && (later === today ? say("toToday") : formatDay(locale, later, "short"))}
      />
    </nav>
  );
}
