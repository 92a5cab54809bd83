import { useMutation } from "@apollo/client/react";
import { refusalOf } from "../../api/refusal-of";
import { AcceptRosterDocument, type ImportReportFragment, RosterImportsDocument } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { rosterImport } from "../../i18n/roster-import";
import { useRefusal } from "../../i18n/use-refusal";
import { Note } from "../../ui/note";
import { FaultList } from "./fault-list";

/** What bringing a file in would do, or did. */
export function ImportReport({ report }: { report: ImportReportFragment }) {
  const say = useMessages(rosterImport);
  const sayRefusal = useRefusal();
  const [accept, { loading, error }] = useMutation(AcceptRosterDocument, {
    variables: { id: report.id },
    refetchQueries: [RosterImportsDocument],
  });
  const bringIn = () =>
    accept().then(
      () => scrollTo(0, 0),
      () => undefined,
    );
  const { newLearners, changedLearners, newClasses, newGuardians, faultyRows } = report.summary;
  const nothing = newLearners + changedLearners + newGuardians + newClasses.length === 0;
  const applied = report.status === "APPLIED";
  return (
    <div className="grid gap-4 p-4">
      {applied ? (
        <Note tone="good">
          <strong>{say("done")}</strong>
          <p>{nothing ? say("nothing") : say("doneHelp", { added: newLearners, changed: changedLearners })}</p>
          <p className="mt-2 flex flex-wrap gap-4">
            <a href="/school" className="link">
              {say("toSchool")}
            </a>
            <a href="/lists" className="link">
              {say("chooseAnother")}
            </a>
          </p>
        </Note>
      ) : (
        nothing && <Note tone="good">{say(faultyRows ? "nothingSound" : "nothing")}</Note>
      )}
      <Summary report={report} />
      {!applied && !nothing && (
        <div className="grid gap-2">
          <button type="button" className="btn btn-main" disabled={loading} onClick={() => void bringIn()}>
            {loading ? say("accepting") : say("accept", { n: newLearners + changedLearners })}
          </button>
          {faultyRows > 0 && <p className="muted text-sm">{say("acceptNote")}</p>}
          {error && <Note tone="bad">{sayRefusal(refusalOf(error))}</Note>}
        </div>
      )}
      {!applied && (
        <a href="/lists" className="btn">
          {say("chooseAnother")}
        </a>
      )}
      <FaultList report={report} />
    </div>
  );
}

/** What the file comes to, close together: the answer to it stays on the first screen of a phone. */
function Summary({ report: { fileName, summary } }: { report: ImportReportFragment }) {
  const say = useMessages(rosterImport);
  const { locale } = useLanguage();
  const figures = [
    [summary.rows, say("rows", { n: summary.rows })],
    [summary.newLearners, say("newLearners", { n: summary.newLearners })],
    [summary.changedLearners, say("changed")],
    [summary.movedLearners, say("moved")],
    [summary.unchanged, say("unchanged")],
    [summary.newGuardians, say("newGuardians", { n: summary.newGuardians })],
    [summary.siblings, say("siblings")],
    [summary.faultyRows, say("faulty", { n: summary.faultyRows })],
    [summary.warnings, say("warnings", { n: summary.warnings })],
  ] as const;
  return (
    <section aria-labelledby="summary">
      <h2 id="summary" className="mb-2 text-lg">
        {say("report", { name: fileName })}
      </h2>
      <ul className="card grid grid-cols-2 gap-x-4 gap-y-2 p-4 md:grid-cols-4">
        {figures
          .filter(([figure], index) => figure > 0 || index === 0)
          .map(([figure, label]) => (
            <li key={label} className="leading-tight">
              <strong className="text-lg tabular-nums">{figure.toLocaleString(intlTag(locale))}</strong> {label}
            </li>
          ))}
      </ul>
      {summary.newClasses.length > 0 && (
        <p className="mt-3">{say("newClasses", { names: summary.newClasses.join(", ") })}</p>
      )}
    </section>
  );
}
