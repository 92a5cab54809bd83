import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { Account } from "./api/account";
import type { Session } from "./api/session";
import type { AsiliDb } from "./db/asili-db";
import { isPage } from "./features/navigation/main-menu";
import { BURSARS, FOLLOW_UP, GUARDIANS, hasRole, LEADERS, OFFICE, TEACHERS } from "./features/navigation/roles";
import { core } from "./i18n/core";
import { useMessages } from "./i18n/language";
import type { Sync } from "./sync/start-sync";
import { Skeleton } from "./ui/skeleton";
import type { ClassId } from "./values/ids";
import { parseSchoolDay, type SchoolDay, schoolDayAt } from "./values/school-day";
import type { Session as Half } from "./values/session";

type RoutesProps = { path: string; session: Session; account: Account; db: AsiliDb; sync: Sync };

const DeadEndPage = lazy(() => import("./features/navigation/dead-end-page"));
const TodayPage = lazy(() => import("./features/today/today-page"));
import RollCallPage from "./features/roll-call/roll-call-page";
const CardsPage = lazy(() => import("./features/report-cards/cards-page"));
const SyncPage = lazy(() => import("./features/sync-tray/sync-page"));
const SendAlongPage = lazy(() => import("./features/hand-carry/send-along-page"));
const CarryPage = lazy(() => import("./features/hand-carry/carry-page"));
const SignOut = lazy(() => import("./features/sync-tray/sign-out"));
const AccountPage = lazy(() => import("./features/settings/account-page"));
const PinPage = lazy(() => import("./features/phone-lock/pin-page"));
const MarksPages = lazy(() => import("./features/marks/marks-pages"));
const SettingsPartPage = live(() => import("./features/settings/settings-part-page"));
const SchoolTodayPage = live(() => import("./features/school-today/school-today-page"));
const RegisterPage = live(() => import("./features/school-today/register-page"));
const HistoryPage = live(() => import("./features/cell-history/history-page"));
const ScoreHistoryPage = live(() => import("./features/score-history/score-history-page"));
const LearnerPage = live(() => import("./features/learners/learner-page"));
const MyChildrenPage = live(() => import("./features/learners/my-children-page"));
const ChildFeesPage = live(() => import("./features/child-fees/child-fees-page"));
const PayPage = live(() => import("./features/child-fees/pay-page"));
const StatementPage = live(() => import("./features/child-fees/statement-page"));
const MoneyPages = live(() => import("./features/money/money-pages"));
const OfficeRoutes = live(() => import("./office-routes"));
const RosterImportPage = live(() => import("./features/roster-import/roster-import-page"));

/** Every address of the app and the page it shows. */
export function Routes(props: RoutesProps) {
  const say = useMessages(core);
  const today = useDayInNairobi();
  return (
    <Suspense fallback={<Waiting label={say("reading")} />}>
      {pageAt(props, today) ?? <DeadEndPage why="notFound" />}
    </Suspense>
  );
}

/** The page at a path; null where there is none. Days are `YYYY-MM-DD`, sessions `m` and `a`. */
function pageAt(props: RoutesProps, today: SchoolDay): ReactNode {
  const { path, session, account, db, sync } = props;
  const [, top, one, two, three, tooMuch] = path.split("/");
  const leads = hasRole(account.roles, LEADERS);
  const half = three === "m" || three === "a" ? three : null;
  if (tooMuch !== undefined) return null;
  switch (top) {
    case "":
      return homeOf(props, today);
    case "today":
      return onDay(one ?? today, (day) => <TodayPage db={db} status={sync.status} today={today} day={day} />);
    case "register":
      return onDay(
        two,
        (day) =>
          half && (
            <RollCallPage
              {...registerOf(one, day, half)}
              db={db}
              userId={account.userId}
              from={hasRole(account.roles, TEACHERS) ? null : `/classes/${one}/${day}/${half}`}
            />
          ),
      );
    case "marks":
      if (!hasRole(account.roles, [...TEACHERS, ...LEADERS])) return <DeadEndPage why="notYours" />;
      if (one && two && three)
        return <ScoreHistoryPage session={session} classId={one} assessmentId={two} learnerId={three} />;
      return <MarksPages {...{ session, account, db, today }} classId={one} part={two} />;
    case "sync":
      return <SyncPage session={session} account={account} db={db} sync={sync} />;
    case "carry":
      if (account.roles.every((role) => role === "GUARDIAN")) return <DeadEndPage why="notYours" />;
      if (one) return one === "receive" ? <CarryPage account={account} db={db} sync={sync} /> : null;
      return <SendAlongPage account={account} db={db} />;
    case "settings":
      if (!one)
        return (
          <AccountPage
            session={session}
            account={account}
            wayOut={<SignOut session={session} account={account} db={db} sync={sync} />}
          />
        );
      if (one === "pin") return <PinPage session={session} account={account} db={db} />;
      return <SettingsPartPage session={session} deviceId={account.deviceId} part={one} />;
    case "school":
      if (!leads) return <DeadEndPage why="notYours" />;
      return onDay(one ?? today, (day) => (
        <SchoolTodayPage {...{ session, account, db, today, day }} status={sync.status} />
      ));
    case "classes":
      return onDay(
        two,
        (day) =>
          half && (
            <RegisterPage
              {...{ session, account, db }}
              classId={one ?? ""}
              today={today}
              day={day}
              half={half}
              mayTake={leads && day <= today}
            />
          ),
      );
    case "history":
      return onDay(two, (day) => historyAt(props, one, day, three));
    case "learners":
      return one ? (
        <LearnerPage key={one} session={session} id={one} forbidden={<DeadEndPage why="notYours" />} />
      ) : null;
    case "cards":
      return two === undefined ? <CardsPage key={one} db={db} learnerId={one} /> : null;
    case "children":
      return <MyChildrenPage session={session} />;
    case "fees":
      if (three !== undefined) return null;
      if (!one) return officeAt(props);
      if (two === "pay") return <PayPage key={one} session={session} id={one} />;
      if (two === "statement") return <StatementPage key={one} session={session} id={one} />;
      return two === undefined ? <ChildFeesPage key={one} session={session} id={one} /> : null;
    case "money":
      if (!hasRole(account.roles, OFFICE)) return <DeadEndPage why="notYours" />;
      return three === undefined ? <MoneyPages {...{ session, account, today }} part={one} id={two} /> : null;
    case "analysis":
    case "reports":
      if (!leads && !hasRole(account.roles, TEACHERS)) return <DeadEndPage why="notYours" />;
      return <OfficeRoutes path={path} session={session} />;
    case "risk":
      if (!hasRole(account.roles, FOLLOW_UP)) return <DeadEndPage why="notYours" />;
      return <OfficeRoutes path={path} session={session} />;
    case "lists":
      if (!hasRole(account.roles, OFFICE)) return <DeadEndPage why="notYours" />;
      return (
        <RosterImportPage
          session={session}
          part={one}
          leads={leads}
          managesStaff={hasRole(account.roles, ["HEAD", "ADMIN"])}
        />
      );
    default:
      return officeAt(props);
  }
}

/** A page of the office, which knows its own addresses. */
function officeAt({ path, session, account }: RoutesProps): ReactNode {
  if (hasRole(account.roles, OFFICE)) return <OfficeRoutes path={path} session={session} />;
  return isPage(path.split("/")[1]) ? <DeadEndPage why="notYours" /> : null;
}

/** `m512`: what was ever said of learner 512 in the morning. */
function historyAt(props: RoutesProps, classId: string | undefined, day: SchoolDay, cell = ""): ReactNode {
  const [, half, learnerId] = /^([ma])([1-9]\d*)$/.exec(cell) ?? [];
  if (!classId || !half || !learnerId) return null;
  const { session, account, db, sync } = props;
  const register = `${classId}/${day}/${half}`;
  const back = hasRole(account.roles, LEADERS) ? `/classes/${register}` : `/register/${register}`;
  return <HistoryPage {...{ session, db, sync, classId, day, learnerId, back }} half={half as Half} />;
}

/** The page each role begins its day on. */
function homeOf({ account, db, session, sync }: RoutesProps, today: SchoolDay): ReactNode {
  const { roles } = account;
  if (hasRole(roles, LEADERS))
    return <SchoolTodayPage {...{ session, account, db, today }} day={today} status={sync.status} />;
  if (hasRole(roles, BURSARS)) return <MoneyPages {...{ session, account, today }} />;
  if (hasRole(roles, TEACHERS)) return <TodayPage db={db} status={sync.status} today={today} day={today} />;
  if (hasRole(roles, GUARDIANS)) return <MyChildrenPage session={session} />;
  return <DeadEndPage why="noRole" />;
}

/** A register's page is made anew for each register: nothing of one is ever shown or saved under another. */
function registerOf(classId: string | undefined, day: SchoolDay, session: Half) {
  return { key: `${classId} ${day} ${session}`, classId: Number(classId) as ClassId, day, session };
}

/** A page that reads the server live: it comes together with Apollo, which nothing else needs. */
function live<Props extends { session: Session }>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(async () => {
    const [{ default: LivePage }, { LiveProvider }] = await Promise.all([load(), import("./api/live-provider")]);
    return {
      default: (props: Props) => (
        <LiveProvider session={props.session}>
          <LivePage {...props} />
        </LiveProvider>
      ),
    };
  });
}

function onDay(text: string | undefined, show: (day: SchoolDay) => ReactNode): ReactNode {
  try {
    return show(parseSchoolDay(text ?? ""));
  } catch {
    return null;
  }
}

/** The day it is, followed past midnight for a phone that is never closed. */
function useDayInNairobi(): SchoolDay {
  const [day, setDay] = useState(() => schoolDayAt(Date.now()));
  useEffect(() => {
    const look = (): void => setDay(schoolDayAt(Date.now()));
    const timer = setInterval(look, 60_000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return day;
}

function Waiting({ label }: { label: string }) {
  return (
    <>
      <header className="bar bar-top" />
      <Skeleton label={label} />
    </>
  );
}
