import type { AsiliDb } from "../../db/asili-db";
import { readMarks } from "../../db/read-marks";
import { countReportCards } from "../../db/read-report-cards";
import { readSchool } from "../../db/read-school";
import { readToday } from "../../db/read-today";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { reportCards } from "../../i18n/report-cards";
import { today as todayMessages } from "../../i18n/today";
import type { SyncStatus } from "../../sync/sync-status";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import type { SchoolDay } from "../../values/school-day";
import type { Store } from "../../values/store";
import { ClassCard } from "./class-card";
import { DayNav } from "./day-nav";
import { FirstPull } from "./first-pull";
import { NoSchool } from "./no-school";

type TodayPageProps = { db: AsiliDb; status: Store<SyncStatus>; today: SchoolDay; day: SchoolDay };

/** A teacher's day: their classes, and where each register of it stands. `today` is the day it is in Nairobi. */
export default function TodayPage({ db, status, today, day }: TodayPageProps) {
  const say = useMessages(todayMessages);
  const sayCore = useMessages(core);
  const sayCards = useMessages(reportCards);
  const { locale } = useLanguage();
  const read = useLive(async () => [await readToday(db, day), await readSchool(db)] as const, [db, day]);
  const marks = useLive(() => readMarks(db, today), [db, today]);
  const cards = useLive(() => countReportCards(db), [db]);
  const [shown, school] = read ?? [];
  return (
    <Page title={say(day === today ? "title" : "dayTitle")} subtitle={formatDay(locale, day)}>
      {read === undefined ? (
        <Skeleton label={sayCore("reading")} />
      ) : !shown || !school ? (
        <FirstPull db={db} status={status} />
      ) : (
        <>
          <DayNav calendar={school} today={today} day={day} />
          {shown.kind.kind !== "school-day" ? (
            <NoSchool kind={shown.kind} calendar={school} day={day} isToday={day === today} />
          ) : shown.classes.length === 0 ? (
            <Empty title={say("noClasses")}>{say("noClassesHelp")}</Empty>
          ) : (
            <ul className="grid gap-4 p-4 pt-2">
              {shown.classes.map((one) => (
                <ClassCard
                  key={one.classId}
                  day={shown.day}
                  shown={one}
                  sheets={marks?.find(({ classId }) => classId === one.classId)?.sheets ?? []}
                />
              ))}
            </ul>
          )}
          <p className="flex flex-wrap gap-2 px-4 pb-4">
            {!!cards && (
              <a href="/cards" className="btn">
                {sayCards("open")}
              </a>
            )}
            <a href="/risk" className="btn">
              {say("atRisk")}
            </a>
          </p>
        </>
      )}
    </Page>
  );
}
