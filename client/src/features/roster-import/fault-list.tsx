import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { type FaultFragment, type ImportReportFragment, RosterFaultsDocument } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { Choices } from "../../ui/choices";
import { Icon } from "../../ui/icon";
import { CHECK } from "../../ui/icon-paths";
import { downloadText } from "./download-text";
import { faultsCsv } from "./faults-csv";

type Shown = "all" | FaultFragment["severity"];

/** Every fault by its line in the file, to mend there; the list can be taken along as a file of its own. */
export function FaultList({ report }: { report: ImportReportFragment }) {
  const say = useMessages(rosterImport);
  const { locale } = useLanguage();
  const { faults, loading, hasMore, loadMore } = useFaults(report);
  const [shown, setShown] = useState<Shown>("all");
  const messageOf = (fault: FaultFragment) => (locale === "sw" ? fault.messageKiswahili : fault.message);
  const severityOf = ({ severity }: FaultFragment) => say(`severity${severity}`);

  if (report.faults.totalCount === 0) {
    return (
      <p className="flex items-center gap-2 text-present">
        <Icon d={CHECK} />
        {say("noFaults")}
      </p>
    );
  }
  const download = async () => {
    const headings = [say("line"), say("severity"), say("column"), say("value"), say("problem")];
    const text = faultsCsv(headings, await loadMore(true), (fault) => [
      fault.line,
      severityOf(fault),
      fault.column ?? "",
      fault.value ?? "",
      messageOf(fault),
    ]);
    downloadText(`${report.fileName.replace(/\.\w+$/, "")}-${say("errors").toLowerCase()}.csv`, text);
  };
  const options = [
    { value: "all", label: say("all") },
    { value: "ERROR", label: say("errors") },
    { value: "WARNING", label: say("warningsOnly") },
  ] as const;
  return (
    <section aria-labelledby="faults" className="grid gap-3">
      <h2 id="faults" className="text-lg">
        {say("faults")}
      </h2>
      <Choices legend={say("faults")} name="severity" options={options} chosen={shown} onChoose={setShown} />
      <ul className="card">
        {faults
          .filter(({ severity }) => shown === "all" || severity === shown)
          .map((fault, index) => (
            <li key={index} className="border-line px-4 py-3 not-first:border-t">
              <p className="text-sm">
                <strong className={fault.severity === "ERROR" ? "text-absent" : "text-late"}>
                  {severityOf(fault)}
                </strong>{" "}
                · {say("line")} {fault.line}
                {fault.column && ` · ${fault.column}`}
              </p>
              <p>{messageOf(fault)}</p>
              {fault.value && <code className="muted text-sm">{fault.value}</code>}
            </li>
          ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {hasMore && (
          <button type="button" className="btn" disabled={loading} onClick={() => void loadMore(false)}>
            {say("more")}
          </button>
        )}
        <button type="button" className="btn" disabled={loading} onClick={() => void download()}>
          {say("download")}
        </button>
      </div>
    </section>
  );
}

/** The report's faults, page after page. `loadMore(true)` goes on to the last one and answers with all. */
function useFaults(report: ImportReportFragment) {
  const client = useApolloClient();
  const [faults, setFaults] = useState(report.faults.nodes);
  const [page, setPage] = useState(report.faults.pageInfo);
  const [loading, setLoading] = useState(false);

  const loadMore = async (toTheEnd: boolean): Promise<readonly FaultFragment[]> => {
    setLoading(true);
    let [held, at] = [faults, page];
    while (at.hasNextPage) {
      const variables = { id: report.id, after: at.endCursor };
      const { data } = await client.query({ query: RosterFaultsDocument, variables, fetchPolicy: "no-cache" });
      const next = data?.rosterImport?.faults;
      if (!next) break;
      held = [...held, ...next.nodes];
      at = next.pageInfo;
      if (!toTheEnd) break;
    }
    setFaults(held);
    setPage(at);
    setLoading(false);
    return held;
  };
  return { faults, loading, hasMore: page.hasNextPage, loadMore };
}
