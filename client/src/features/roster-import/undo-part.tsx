import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { type ImportReportFragment, RosterImportsDocument, UndoImportDocument } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { Note } from "../../ui/note";

/** The way back from an import, and what it left as it is. */
export function UndoPart({ report }: { report: ImportReportFragment }) {
  const say = useMessages(rosterImport);
  const [asking, setAsking] = useState(false);
  const [undo] = useMutation(UndoImportDocument, {
    variables: { id: report.id },
    refetchQueries: [RosterImportsDocument],
  });
  const { status, undoneRecords, kept } = report;
  const tried = undoneRecords !== null && undoneRecords !== undefined;
  return (
    <>
      {tried && (
        <Note tone={kept.totalCount > 0 ? "warn" : "good"}>
          <strong>{say(status === "UNDONE" ? "undone" : "notUndone")}</strong>
          {status === "UNDONE" && <p>{say("undoneHelp", { n: undoneRecords })}</p>}
          {kept.totalCount > 0 && <p>{say("keptHelp", { n: kept.totalCount })}</p>}
        </Note>
      )}
      {kept.totalCount > 0 && <KeptList report={report} />}
      {status === "APPLIED" && (
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {say("undo")}
        </button>
      )}
      {asking && (
        <ConfirmDialog
          title={say("undoTitle")}
          submit={say("undo")}
          danger
          onSubmit={() => undo()}
          onDone={() => {
            setAsking(false);
            scrollTo(0, 0);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{say("undoHelp")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function KeptList({ report: { kept } }: { report: ImportReportFragment }) {
  const say = useMessages(rosterImport);
  const { locale } = useLanguage();
  return (
    <section aria-labelledby="kept" className="grid gap-3">
      <h2 id="kept" className="text-lg">
        {say("kept")}
      </h2>
      <ul className="card">
        {kept.nodes.map(({ line, message, messageKiswahili }, index) => (
          <li key={index} className="border-line px-4 py-3 not-first:border-t">
            <p className="muted text-sm">
              {say("line")} {line}
            </p>
            <p>{locale === "sw" ? messageKiswahili : message}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
