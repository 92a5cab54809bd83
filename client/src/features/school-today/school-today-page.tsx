import { useMemo, useState } from "react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { reportCards } from "../../i18n/report-cards";
import { schoolToday } from "../../i18n/school-today";
import type { SyncStatus } from "../../sync/sync-status";
import { TopBandNote } from "../../office/top-band-note";
import { WayRow } from "../../office/way-row";
import { Choices } from "../../ui/choices";
import { DayStep } from "../../ui/day-step";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { goTo } from "../../ui/path";
import { Skeleton } from "../../ui/skeleton";
import type { SchoolDay } from "../../values/school-day";
import type { Store } from "../../values/store";
import type { BoardSession } from "./board";
import { ClassBars } from "./class-bars";
import { ContestedRegisters } from "./contested-registers";
import { HeldNote } from "./held-note";
import { LiveMark } from "./live-mark";
import { MissingRegisters } from "./missing-registers";
import { RiskRow } from "./risk-row";
import { SessionTiles } from "./session-tiles";
import { TrendLine } from "./trend-line";
import { FeesByClass } from "./fees-by-class";
import { FeesToday } from "./fees-today";
import { useBoard } from "./use-board";
import { useLink } from "./use-link";

type SchoolTodayPageProps = {
  session: Session;
  /** Who looks, and where they save. */
  account: Account;
  db: AsiliDb;
  status: Store<SyncStatus>;
  today: SchoolDay;
  day: SchoolDay;
};

/** From this hour of Nairobi's day the afternoon's registers are the ones to watch. */
const AFTERNOON_FROM = 13;

/** The head's day: how many are in school, which registers are missing; it moves by itself while it is watched. */
export default function SchoolTodayPage({ session, account, db, status, today, day }: SchoolTodayPageProps) {
  const say = useMessages(schoolToday);
  const sayCards = useMessages(reportCards);
  const sayCore = useMessages(core);
  const { locale } = useLanguage();
  const link = useLink(session);
  const { board, asOf, failed, reload } = useBoard(day, link.connected ? link.since : 0);
  const [half, setHalf] = useState<BoardSession>(day === today ? halfNow : "morning");
  const earlier = board?.trend.findLast((point) => point.day < day)?.day;
  const halves = useMemo(
    () => (["morning", "afternoon"] as const).map((value) => ({ value, label: sayCore(value) })),
    [sayCore],
  );
  return (
    <Page title={say(day === today ? "title" : "dayTitle")} subtitle={formatDay(locale, day)} wide>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-3">
        <div className="no-print flex gap-2">
          <DayStep
            to={earlier && `/school/${earlier}`}
            label={say("earlierDay")}
            direction="back"
            text={earlier && formatDay(locale, earlier, "short")}
          />
          {day < today && <DayStep to="/school" label={say("laterDay")} direction="on" text={say("toToday")} />}
        </div>
        <div className="ml-auto">
          <LiveMark link={link} asOf={asOf} />
        </div>
        <div className="w-full md:w-72">
          <Choices legend={say("session")} name="half" options={halves} chosen={half} onChoose={setHalf} />
        </div>
      </div>
      {failed && (
        <div className="px-4 pt-3">
          <Note tone="warn">
            <strong>{say("failed")}</strong>
            <p>{say("failedHelp")}</p>
            <button type="button" className="btn mt-2" onClick={reload}>
              {sayCore("tryAgain")}
            </button>
          </Note>
        </div>
      )}
      <div className="grid max-w-3xl gap-4 px-4 pt-4 empty:hidden">
        {decides(account) && <HeldNote asOf={asOf} status={status} />}
        {decides(account) && <TopBandNote href="/risk" />}
        <ContestedRegisters db={db} userId={String(account.userId)} asOf={asOf} />
      </div>
      {!board ? (
        !failed && <Skeleton rows={6} label={sayCore("reading")} />
      ) : board.classes.length === 0 ? (
        <Empty title={say("noClasses")}>
          <p>{say("noClassesHelp")}</p>
          <a href="/lists" className="btn mt-4">
            {say("toImport")}
          </a>
        </Empty>
      ) : (
        <div className="grid items-start gap-4 p-4 lg:grid-cols-2">
          {board.schoolDay && <SessionTiles classes={board.classes} half={half} />}
          <div className="grid gap-4">
            {board.schoolDay ? (
              <MissingRegisters classes={board.classes} day={day} half={half} />
            ) : (
              <Empty title={say("noSchool")}>
                {locale === "en" && <p>{board.reason}</p>}
                <p>{say("noSchoolHelp")}</p>
              </Empty>
            )}
            <ul className="card overflow-clip">
              {decides(account) && <RiskRow />}
              <WayRow href="/reports" title={sayCards("title")} />
              <WayRow href="/analysis" title={say("toResults")} about={say("toResultsHelp")} />
            </ul>
            <FeesToday day={day} isToday={day === today} follows={account.roles.includes("HEAD")} />
            <TrendLine trend={board.trend} today={today} />
          </div>
          <div className="grid gap-4">
            {board.schoolDay && <ClassBars classes={board.classes} day={day} half={half} onPick={goTo} />}
            <FeesByClass day={day} />
          </div>
        </div>
      )}
    </Page>
  );
}

/** What was held, and who is at risk, is for the head and the deputy alone. */
const decides = ({ roles }: Account): boolean => roles.includes("HEAD") || roles.includes("DEPUTY");

function halfNow(): BoardSession {
  const hour = new Date().toLocaleString("en-GB", { hour: "numeric", timeZone: "Africa/Nairobi" });
  return Number(hour) < AFTERNOON_FROM ? "morning" : "afternoon";
}
