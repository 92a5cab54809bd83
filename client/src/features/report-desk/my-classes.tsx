import { useQuery } from "@apollo/client/react";
import { ReportDraftsDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { reportDesk } from "../../i18n/report-desk";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { useTermName } from "../../office/use-term-name";
import { WayRow } from "../../office/way-row";
import { Empty } from "../../ui/empty";

/** A teacher's classes whose report cards are being proofread, and the way to those that are out. */
export function MyClasses() {
  const say = useMessages(reportDesk);
  const termName = useTermName();
  const query = useQuery(ReportDraftsDocument, { fetchPolicy: "cache-and-network" });
  return (
    <OfficePage title={say("title")} back="/marks" query={query}>
      {({ reportCards: { nodes, pageInfo, totalCount } }) => {
        const classes = [...Map.groupBy(nodes, (card) => `${card.runId}/${card.class.id}`)];
        return (
          <>
            {classes.length === 0 ? (
              <Empty title={say("noDrafts")}>{say("noDraftsHelp")}</Empty>
            ) : (
              <ul className="card">
                {classes.map(([path, cards]) => (
                  <WayRow
                    key={path}
                    href={`/reports/${path}`}
                    title={cards[0]!.class.name}
                    about={`${termName(cards[0]!.term)} · ${say("cards", { n: cards.length })}`}
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
              <WayRow href="/cards" title={say("published")} about={say("publishedHelp")} />
            </ul>
          </>
        );
      }}
    </OfficePage>
  );
}
