import type { ImportReportFragment } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { rosterImport } from "../../i18n/roster-import";

/** What the file comes to, close together: the answer to it stays on the first screen of a phone. */
export function ReportSummary({ report: { fileName, summary } }: { report: ImportReportFragment }) {
  const say = useMessages(rosterImport);
  const { locale } = useLanguage();
  const figures = [
    [summary.rows, say("rows", { n: summary.rows })],
    [summary.newLearners, say("newLearners", { n: summary.newLearners })],
    [summary.changedLearners, say("changed")],
    [summary.movedLearners, say("moved")],
    [summary.newStaff, say("newStaff", { n: summary.newStaff })],
    [summary.changedStaff, say("changedStaff")],
    [summary.newGuardians, say("newGuardians", { n: summary.newGuardians })],
    [summary.changedGuardians, say("changedGuardians")],
    [summary.unchanged, say("unchanged")],
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
