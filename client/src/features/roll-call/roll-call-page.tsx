import type { AsiliDb } from "../../db/asili-db";
import { readSheet } from "../../db/read-sheet";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { rollCall } from "../../i18n/roll-call";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import type { ClassId, UserId } from "../../values/ids";
import type { SchoolDay } from "../../values/school-day";
import { schoolDayAt } from "../../values/school-day";
import type { Session } from "../../values/session";
import { RegisterSheet } from "./register-sheet";

type RollCallPageProps = {
  db: AsiliDb;
  userId: UserId;
  classId: ClassId;
  day: SchoolDay;
  session: Session;
  /** Where who does not teach came from; a teacher goes back to their day. */
  from: string | null;
};

/** One register: read from this phone alone, written to this phone first. */
export default function RollCallPage({ db, userId, classId, day, session, from }: RollCallPageProps) {
  const say = useMessages(rollCall);
  const sayCore = useMessages(core);
  const { locale } = useLanguage();
  const view = useLive(() => readSheet(db, classId, day, session), [db, classId, day, session]);
  const when = `${sayCore(session === "m" ? "morning" : "afternoon")}, ${formatDay(locale, day, "brief")}`;
  const back = { href: from ?? (day === schoolDayAt(Date.now()) ? "/today" : `/today/${day}`), label: sayCore("back") };
  return (
    <Page title={view?.className ?? (view === null ? say("noClass") : "…")} subtitle={when} back={back}>
      {view === undefined ? (
        <Skeleton rows={8} label={sayCore("reading")} />
      ) : view === null ? (
        <Empty title={say("noClass")}>{say("noClassHelp")}</Empty>
      ) : !view.learners.length ? (
        <Empty title={say("noLearners")}>{say("noLearnersHelp")}</Empty>
      ) : !view.register && !view.draft && isClosed(view.dayKind.kind, day) ? (
        <Empty title={say("noRegister")}>{say("noRegisterHelp")}</Empty>
      ) : (
        <RegisterSheet db={db} userId={userId} view={view} />
      )}
    </Page>
  );
}

const isClosed = (kind: string, day: SchoolDay): boolean => kind !== "school-day" || day > schoolDayAt(Date.now());
