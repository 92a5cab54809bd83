import { useState } from "react";
import type { ImportReportFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { Note } from "../../ui/note";
import { KeptList } from "./kept-list";
import { UndoDialog } from "./undo-dialog";

/** The way back from an import, and what it left as it is. */
export function UndoPart({ report }: { report: ImportReportFragment }) {
  const say = useMessages(rosterImport);
  const [asking, setAsking] = useState(false);
  const { id, status, undoneRecords, removedClasses, kept } = report;
  const tried = undoneRecords !== null && undoneRecords !== undefined;
  return (
    <>
      {tried && (
        <Note tone={kept.totalCount > 0 ? "warn" : "good"}>
          <strong>{say(status === "UNDONE" ? "undone" : "notUndone")}</strong>
          {status === "UNDONE" && <p>{say("undoneHelp", { n: undoneRecords })}</p>}
          {removedClasses.length > 0 && <p>{say("undoneClasses", { names: removedClasses.join(", ") })}</p>}
          {kept.totalCount > 0 && <p>{say("keptHelp", { n: kept.totalCount })}</p>}
        </Note>
      )}
      {kept.totalCount > 0 && (
        <section aria-labelledby="kept" className="grid gap-3">
          <h2 id="kept" className="text-lg">
            {say("kept")}
          </h2>
          <KeptList kept={kept} />
        </section>
      )}
      {status === "APPLIED" && (
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {say("undo")}
        </button>
      )}
      {asking && (
        <UndoDialog
          id={id}
          onDone={() => {
            setAsking(false);
            scrollTo(0, 0);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
