import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import {
  FillRemarksDocument,
  PrepareReportClassDocument,
  type ReportCardFieldsFragment,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { reportDesk } from "../../i18n/report-desk";
import { FileButton } from "../../office/file-button";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";
import type { RemarkRights } from "./remark-rights";

type ClassToolsProps = {
  session: Session;
  runId: string;
  classId: string;
  leads: boolean;
  rights: RemarkRights;
  cards: readonly ReportCardFieldsFragment[];
  onChanged: () => Promise<unknown>;
};

/** What may be done with all cards of a class at once. */
export function ClassTools({ session, runId, classId, leads, rights, cards, onChanged }: ClassToolsProps) {
  const say = useMessages(reportDesk);
  const [fill] = useMutation(FillRemarksDocument);
  const [again] = useMutation(PrepareReportClassDocument);
  const { busy, fault, run } = useChange();
  const [filled, setFilled] = useState<number>();
  const isDraft = cards.some(({ state }) => state === "DRAFT");
  const fillIn = (kind: "CLASS_TEACHER" | "HEAD") =>
    run(async () => {
      const { data } = await fill({ variables: { run: runId, class: classId, kind } });
      setFilled(data?.fillRemarks ?? 0);
      await onChanged();
    });
  const anew = () =>
    run(async () => {
      await again({ variables: { run: runId, class: classId } });
      location.assign(`/reports/${runId}`);
    });
  return (
    <div className="no-print grid gap-2">
      <div className="flex flex-wrap gap-2">
        <FileButton
          session={session}
          path={`/files/reports/runs/${runId}?class=${classId}`}
          name={`report-cards-${runId}-${classId}.pdf`}
          label={say("classPdf")}
        />
        {isDraft && rights.classTeacher && (
          <button type="button" className="btn" disabled={busy} onClick={() => void fillIn("CLASS_TEACHER")}>
            {say("fillClass")}
          </button>
        )}
        {isDraft && rights.head && (
          <button type="button" className="btn" disabled={busy} onClick={() => void fillIn("HEAD")}>
            {say("fillHead")}
          </button>
        )}
        {isDraft && leads && (
          <button type="button" className="btn" disabled={busy} onClick={() => void anew()}>
            {say("again")}
          </button>
        )}
      </div>
      {filled !== undefined && <Note tone="good">{say("filled", { n: filled })}</Note>}
      {fault && <Note tone="bad">{fault}</Note>}
    </div>
  );
}
