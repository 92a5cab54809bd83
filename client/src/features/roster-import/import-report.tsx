import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import {
  AcceptRosterDocument,
  type ImportReportFragment,
  type ListSignInFragment,
  RosterImportDocument,
  RosterImportsDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { useRefusal } from "../../i18n/use-refusal";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { Note } from "../../ui/note";
import { addedBy, changedBy } from "./count-changes";
import { ChangeList } from "./change-list";
import { FaultList } from "./fault-list";
import { ReportSummary } from "./report-summary";
import { SignInList } from "./sign-in-list";
import { UndoPart } from "./undo-part";

/** What bringing a file in would do, or did; and what undoing it did. */
export function ImportReport({ report }: { report: ImportReportFragment }) {
  const say = useMessages(rosterImport);
  const sayRefusal = useRefusal();
  const tellRefusal = useSchoolRefusal();
  const [signIns, setSignIns] = useState<readonly ListSignInFragment[]>([]);
  const [accept, { loading, error }] = useMutation(AcceptRosterDocument, {
    variables: { id: report.id },
    // Passwords are kept nowhere.
    fetchPolicy: "no-cache",
    refetchQueries: [RosterImportsDocument, RosterImportDocument],
    awaitRefetchQueries: true,
  });
  const bringIn = () =>
    accept().then(
      ({ data }) => {
        setSignIns(data?.acceptRoster.signIns ?? []);
        scrollTo(0, 0);
      },
      () => undefined,
    );
  const { kind, status, summary } = report;
  const count = addedBy(summary) + changedBy(summary);
  const nothing = count + summary.newClasses.length === 0;
  return (
    <div className="grid gap-4 p-4">
      {status === "APPLIED" && (
        <Note tone="good">
          <strong>{say("done")}</strong>
          <p>
            {nothing
              ? say("nothing")
              : say(`doneHelp${kind}`, { added: addedBy(summary), changed: changedBy(summary) })}
          </p>
          <p className="mt-2">
            <a href="/school" className="link">
              {say("toSchool")}
            </a>
          </p>
        </Note>
      )}
      {status === "CHECKED" && nothing && (
        <Note tone="good">{say(summary.faultyRows ? "nothingSound" : "nothing")}</Note>
      )}
      {status === "APPLIED" && <SignInList signIns={signIns} />}
      {status !== "CHECKED" && <UndoPart report={report} />}
      <ReportSummary report={report} />
      {status === "CHECKED" && !nothing && (
        <div className="grid gap-2">
          <button type="button" className="btn btn-main" disabled={loading} onClick={() => void bringIn()}>
            {loading ? say("accepting") : say(`accept${kind}`, { n: count })}
          </button>
          {summary.faultyRows > 0 && <p className="muted text-sm">{say("acceptNote")}</p>}
          {error && <Note tone="bad">{tellRefusal(refusalOf(error)) ?? sayRefusal(refusalOf(error))}</Note>}
        </div>
      )}
      <a href="/lists" className="btn">
        {say("chooseAnother")}
      </a>
      {changedBy(summary) > 0 && <ChangeList id={report.id} />}
      <FaultList report={report} />
    </div>
  );
}
