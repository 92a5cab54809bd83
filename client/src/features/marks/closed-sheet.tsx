import { useState } from "react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { reopenSheet } from "../../sync/outbox/close-sheet";
import { FormDialog } from "../../ui/form-dialog";
import { CHECK, CHECK_TWICE, PHONE } from "../../ui/icon-paths";
import type { UserId } from "../../values/ids";
import { ApproveSheet } from "./approve-sheet";
import { Earned } from "./earned";
import { contestedOf } from "./held-scores";
import { ModerateDialog } from "./moderate-dialog";
import { ModerationNotes } from "./moderation-notes";
import type { SheetOnPage } from "./read-sheet-page";
import { writtenScore } from "./read-typed";
import { Line } from "./sheet-line";
import { TwoScores } from "./two-scores";

type ClosedSheetProps = { session: Session; account: Account; db: AsiliDb; view: SheetOnPage };

/** A submitted sheet, to be read; the head and the deputy approve, moderate and reopen it. */
export function ClosedSheet({ session, account, db, view }: ClosedSheetProps) {
  const say = useMessages(marks);
  const submitted = useSubmitted(view, account.userId);
  const [asked, setAsked] = useState<"reopen" | "moderate" | null>(null);
  const close = () => setAsked(null);
  const contested = contestedOf(view);
  const { submitted: told, approved, maximum } = view.assessment;
  const sheet = `/marks/${view.classId}/${view.assessment.assessmentId}`;
  const isHead = account.roles.some((role) => role === "HEAD" || role === "DEPUTY");
  return (
    <>
      <div className="grid gap-3 px-4 py-3">
        <Line icon={view.waiting > 0 ? PHONE : CHECK}>{submitted}</Line>
        {approved && <Line icon={CHECK_TWICE}>{say("stateApproved")}</Line>}
        {isHead ? (
          <div className="no-print flex flex-wrap gap-2">
            {told && !approved && told.by !== account.userId && view.waiting === 0 && (
              <ApproveSheet session={session} assessmentId={view.assessment.assessmentId} />
            )}
            {maximum !== null && (
              <button type="button" className="btn" onClick={() => setAsked("moderate")}>
                {say("moderate")}
              </button>
            )}
            <button type="button" className="btn" onClick={() => setAsked("reopen")}>
              {say("reopen")}
            </button>
          </div>
        ) : (
          <p className="muted">{say("closedHelp")}</p>
        )}
        <ModerationNotes view={view} />
        {contested.size > 0 && <p>{say("contestedClosed")}</p>}
      </div>
      <ul aria-label={say("learners")} className="border-t border-line">
        {view.learners.map((learner) => {
          const text = writtenScore(view.shown.scores.get(learner.position)?.score);
          const two = contested.get(learner.position);
          return (
            <li key={learner.position} className="score-row">
              <a
                href={`${sheet}/${learner.learnerId}`}
                aria-label={say("historyOf", { name: learner.name })}
                className="min-w-0 flex-1 py-1"
              >
                <span className="link block leading-tight">{learner.name}</span>
                <span className="muted block text-sm">
                  {learner.admissionNumber}
                  <Earned assessment={view.assessment} scale={view.scale} text={text} />
                </span>
              </a>
              <span className="text-lg font-semibold tabular-nums">{text || "–"}</span>
              {two && (
                <TwoScores
                  sheet={sheet}
                  learner={learner}
                  contested={two}
                  notice={view.notices.get(learner.position)}
                  onChoose={null}
                />
              )}
            </li>
          );
        })}
      </ul>
      {asked === "reopen" && <ReopenDialog db={db} view={view} onClose={close} />}
      {asked === "moderate" && <ModerateDialog db={db} view={view} onClose={close} />}
    </>
  );
}

function ReopenDialog({ db, view, onClose }: { db: AsiliDb; view: SheetOnPage; onClose: () => void }) {
  const say = useMessages(marks);
  const [failed, setFailed] = useState(false);
  const { classId, assessment, seen } = view;
  const reopen = () =>
    reopenSheet(db, { classId, assessmentId: assessment.assessmentId, seen }).then(onClose, () => setFailed(true));
  return (
    <FormDialog
      title={say("reopenTitle", { name: `${assessment.subject}, ${assessment.name}` })}
      submit={say("reopen")}
      cancel={say("cancel")}
      busy={false}
      fault={failed ? say("saveFailed") : null}
      onSubmit={() => void reopen()}
      onClose={onClose}
    >
      <p>{say("reopenHelp")}</p>
    </FormDialog>
  );
}

function useSubmitted({ assessment, submittedBy, waiting }: SheetOnPage, userId: UserId): string {
  const say = useMessages(marks);
  const { locale } = useLanguage();
  const { submitted } = assessment;
  if (!submitted) return say("submittedHere");
  if (waiting > 0) return say("stateSaved");
  const name = submitted.by === userId ? say("you") : submittedBy || say("someone");
  return say("submittedBy", { name, at: formatMoment(locale, submitted.at * 1000) });
}
