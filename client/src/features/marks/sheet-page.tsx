import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import type { AssessmentId, ClassId } from "../../values/ids";
import { ClosedSheet } from "./closed-sheet";
import { EntrySheet } from "./entry-sheet";
import { readSheetPage, type SheetOnPage } from "./read-sheet-page";

type SheetPageProps = {
  session: Session;
  account: Account;
  db: AsiliDb;
  classId: ClassId;
  assessmentId: AssessmentId;
};

/** One sheet of scores: filled while it is open, to be read once it is submitted. */
export function SheetPage({ session, account, db, classId, assessmentId }: SheetPageProps) {
  const say = useMessages(marks);
  const sayCore = useMessages(core);
  const view = useLive(() => readSheetPage(db, classId, assessmentId), [db, classId, assessmentId]);
  const about = useAbout();
  return (
    <Page
      title={view?.assessment.subject ?? (view === null ? say("noSheet") : "…")}
      subtitle={view ? about(view) : ""}
      back={{ href: `/marks/${classId}`, label: sayCore("back") }}
    >
      {view === undefined ? (
        <Skeleton rows={8} label={sayCore("reading")} />
      ) : view === null ? (
        <Empty title={say("noSheet")}>{say("noSheetHelp")}</Empty>
      ) : view.learners.length === 0 ? (
        <Empty title={say("noLearners")}>{say("noLearnersHelp")}</Empty>
      ) : view.shown.submitted ? (
        <ClosedSheet session={session} account={account} db={db} view={view} />
      ) : (
        <EntrySheet db={db} view={view} />
      )}
    </Page>
  );
}

/** `Grade 7 East · End of term · out of 100` */
function useAbout(): (view: SheetOnPage) => string {
  const say = useMessages(marks);
  return ({ className, assessment: { name, maximum } }) =>
    [className, name, maximum === null ? say("levels") : say("outOf", { n: maximum })].filter(Boolean).join(" · ");
}
