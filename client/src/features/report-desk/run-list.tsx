import { useQuery } from "@apollo/client/react";
import { ReportRunsDocument } from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { reportDesk } from "../../i18n/report-desk";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { useTermName } from "../../office/use-term-name";
import { WayRow } from "../../office/way-row";
import { Empty } from "../../ui/empty";

/** Every making of report cards, the latest first, and the ways to what they are made with. */
export function RunList() {
  const say = useMessages(reportDesk);
  const { locale } = useLanguage();
  const termName = useTermName();
  const query = useQuery(ReportRunsDocument, { fetchPolicy: "cache-and-network" });
  return (
    <OfficePage title={say("title")} back="/marks" query={query}>
      {({ reportRuns: { nodes, pageInfo, totalCount } }) => (
        <>
          <a href="/reports/new" className="btn btn-main justify-self-start">
            {say("newRun")}
          </a>
          {nodes.length === 0 ? (
            <Empty title={say("noRuns")}>{say("noRunsHelp")}</Empty>
          ) : (
            <ul className="card">
              {nodes.map((run) => (
                <WayRow
                  key={run.id}
                  href={`/reports/${run.id}`}
                  title={`${termName(run.term)} · ${say("classes", { n: run.classes.length })}`}
                  about={`${say(run.state)} · ${formatMoment(locale, Date.parse(run.createdAt))}`}
                />
              ))}
            </ul>
          )}
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
          <ul className="card">
            <WayRow href="/reports/bank" title={say("bank")} about={say("bankHelp")} />
            <WayRow href="/reports/papers" title={say("papers")} about={say("papersHelp")} />
          </ul>
        </>
      )}
    </OfficePage>
  );
}
