import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import {
  ApproveSheetDocument,
  ClassExamsDocument,
  RemoveAssessmentDocument,
  SheetScoresDocument,
} from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { OfficePage } from "../../office/office-page";
import { useChange } from "../../office/use-change";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { goTo } from "../../ui/path";
import { useStore } from "../../ui/use-store";
import { ChangeSheet } from "./change-sheet";
import { ScoreTable } from "./score-table";
import { SheetAbout } from "./sheet-about";
import { sheetFigures } from "./sheet-figures";
import { SheetModerations } from "./sheet-moderations";
import { SheetSummary } from "./sheet-summary";

type SheetPageProps = { session: Session; id: string; classId: string; back: string };

/** One sheet as it stands: its figures and every score, to be approved, changed or taken away. */
export function SheetPage({ session, id, classId, back }: SheetPageProps) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const me = String(useStore(session.state).account?.userId);
  const query = useQuery(SheetScoresDocument, { variables: { id }, fetchPolicy: "cache-and-network" });
  const [opened, setOpened] = useState<"change" | "removal" | null>(null);
  const tell = useMarksRefusal();
  const { busy, fault, run } = useChange(tell);
  const close = () => setOpened(null);
  const about = query.data?.scoreSheet?.assessment;
  const name = about ? `${about.subject}, ${about.name}` : say("title");
  const removed = () => {
    void client.refetchQueries({ include: [ClassExamsDocument] });
    goTo(back, { replace: true });
  };
  return (
    <OfficePage title={name} back={back} query={query}>
      {({ scoreSheet: sheet }) => {
        if (!sheet) return <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>;
        const { assessment, submittedBy, scores } = sheet;
        const figures = sheetFigures(scores);
        const isReady = assessment.submitted && !assessment.approved;
        const approve = () => client.mutate({ mutation: ApproveSheetDocument, variables: { id } });
        const isUntouched = scores.every(({ value }) => value === null);
        return (
          <>
            <SheetAbout sheet={sheet} />
            <SheetModerations past={sheet.moderations} />
            {isReady && submittedBy?.id === me && <Note tone="warn">{say("ownSheet")}</Note>}
            {fault && <Note tone="bad">{fault}</Note>}
            <div className="flex flex-wrap gap-2">
              {isReady && submittedBy?.id !== me && (
                <button type="button" className="btn btn-main" disabled={busy} onClick={() => void run(approve)}>
                  {say("approve")}
                </button>
              )}
              <a href={`/marks/${classId}/${id}`} className="btn">
                {say("inMarks")}
              </a>
              <button type="button" className="btn" onClick={() => setOpened("change")}>
                {say("change")}
              </button>
              {isUntouched && (
                <button type="button" className="btn btn-bare" onClick={() => setOpened("removal")}>
                  {say("remove")}
                </button>
              )}
            </div>
            {scores.length === 0 ? (
              <Empty title={say("nobody")}>{say("nobodyHelp")}</Empty>
            ) : (
              <>
                {!isUntouched && (
                  <section className="card p-4" aria-label={say("score")}>
                    <SheetSummary figures={figures} />
                    {figures.marks && <p className="muted mt-1 text-sm">{say("spreadHelp")}</p>}
                  </section>
                )}
                <ScoreTable title={name} scores={scores} far={figures.far} />
              </>
            )}
            {opened === "change" && <ChangeSheet sheet={assessment} onDone={close} onClose={close} />}
            {opened === "removal" && (
              <ConfirmDialog
                title={say("removeTitle", { name })}
                tell={tell}
                submit={sayOffice("remove")}
                danger
                onSubmit={() => client.mutate({ mutation: RemoveAssessmentDocument, variables: { id } })}
                onDone={removed}
                onClose={close}
              >
                <p>{say("removeHelp")}</p>
              </ConfirmDialog>
            )}
          </>
        );
      }}
    </OfficePage>
  );
}
