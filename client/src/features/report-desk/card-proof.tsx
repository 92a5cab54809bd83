import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import {
  LeaveOutReportsDocument,
  type ReportCardFieldsFragment,
  WithdrawReportsDocument,
} from "../../generated/live/graphql";
import { cardMatters } from "../../i18n/card-matters";
import { useMessages } from "../../i18n/language";
import { reportCard } from "../../i18n/report-card";
import { reportDesk } from "../../i18n/report-desk";
import { FileButton } from "../../office/file-button";
import { ReasonDialog } from "../../office/reason-dialog";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";
import { ReportSheet } from "../../ui/report-card/report-sheet";
import { decodeReportCard } from "../../values/report-card";
import { CardHistory } from "./card-history";
import { RemarkForm } from "./remark-form";
import type { RemarkRights } from "./remark-rights";

type CardProofProps = {
  session: Session;
  card: ReportCardFieldsFragment;
  leads: boolean;
  publishes: boolean;
  rights: RemarkRights;
  onChanged: () => Promise<unknown>;
  /** To the next card of the class; null on the last. */
  onNext: (() => void) | null;
};

/** One card as it will be printed, with what is to be looked at above it and what may be done with it. */
export function CardProof({ session, card, leads, publishes, rights, onChanged, onNext }: CardProofProps) {
  const say = useMessages(reportDesk);
  const [leaveOut] = useMutation(LeaveOutReportsDocument);
  const [withdraw] = useMutation(WithdrawReportsDocument);
  const { busy, fault, run } = useChange();
  const [withdrawing, setWithdrawing] = useState(false);
  const content = decodeReportCard(card.content);
  const { state, warnings } = card;
  const isDraft = state === "DRAFT" || state === "LEFT_OUT";
  const turn = () =>
    run(async () => {
      await leaveOut({ variables: { ids: [card.id], leftOut: state === "DRAFT" } });
      await onChanged();
    });
  return (
    <div className="grid gap-3">
      <div className="no-print grid gap-3">
        {isDraft && warnings.length > 0 && (
          <Note tone="warn">
            <ul className="list-disc ps-4">
              {warnings.map((warning) => (
                <li key={warning}>{say(warning)}</li>
              ))}
            </ul>
          </Note>
        )}
        {!isDraft && <Note>{card.reason ? `${say(state)}: ${card.reason}` : say(state)}</Note>}
        {isDraft && <RemarkForm card={card} content={content} rights={rights} onSaved={onChanged} />}
        {fault && <Note tone="bad">{fault}</Note>}
        <div className="flex flex-wrap gap-2">
          {onNext && (
            <button type="button" className="btn btn-main" onClick={onNext}>
              {say("next")}
            </button>
          )}
          <FileButton
            session={session}
            path={`/files/reports/cards/${card.id}`}
            name={`report-card-${card.id}.pdf`}
            label={say("cardPdf")}
          />
          {leads && isDraft && (
            <button type="button" className="btn" disabled={busy} onClick={() => void turn()}>
              {say(state === "DRAFT" ? "leaveOut" : "takeIn")}
            </button>
          )}
          {publishes && state === "PUBLISHED" && (
            <button type="button" className="btn btn-danger" onClick={() => setWithdrawing(true)}>
              {say("withdraw")}
            </button>
          )}
        </div>
      </div>
      <ReportSheet card={content} words={reportCard[content.language]} matters={cardMatters(content)} />
      {leads && <CardHistory learnerId={card.learnerId} ownId={card.id} />}
      {withdrawing && (
        <ReasonDialog
          title={say("withdrawTitle", { name: card.learnerName })}
          submit={say("withdraw")}
          longest={200}
          onSubmit={(reason) => withdraw({ variables: { ids: [card.id], reason } })}
          onDone={() => {
            setWithdrawing(false);
            void onChanged();
          }}
          onClose={() => setWithdrawing(false)}
        >
          <p>{say("withdrawHelp")}</p>
        </ReasonDialog>
      )}
    </div>
  );
}
