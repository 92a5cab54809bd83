import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { today as todayMessages } from "../../i18n/today";
import { Icon } from "../../ui/icon";
import { BACK, FORWARD } from "../../ui/icon-paths";
import type { SchoolCalendar } from "../../values/school-calendar";
import type { SchoolDay } from "../../values/school-day";
import { earlierSchoolDay, stepSchoolDay } from "./step-school-day";

/** From school day to school day, back through the term and forward to today. */
export function DayNav({ calendar, today, day }: { calendar: SchoolCalendar; today: SchoolDay; day: SchoolDay }) {
  const say = useMessages(todayMessages);
  const { locale } = useLanguage();
  const later = day < today ? (stepSchoolDay(calendar, day, 1) ?? today) : null;
  return (
    <nav aria-label={say("days")} className="flex items-center gap-2 px-4 pt-2">
      <Step to={earlierSchoolDay(calendar, day)} label={say("earlierDay")} d={BACK} />
      <p className="flex-1 text-center font-semibold">{formatDay(locale, day, "short")}</p>
      {day !== today && (
        <a href="/today" className="btn btn-bare text-accent">
          {say("toToday")}
        </a>
      )}
      <Step to={later && (later < today ? later : today)} label={say("laterDay")} d={FORWARD} />
    </nav>
  );
}

function Step({ to, label, d }: { to: SchoolDay | null; label: string; d: string }) {
  return to ? (
    <a href={`/today/${to}`} aria-label={label} className="btn btn-icon">
      <Icon d={d} />
    </a>
  ) : (
    <span className="btn btn-icon" aria-disabled="true" aria-hidden="true">
      <Icon d={d} />
    </span>
  );
}
