import { useQuery } from "@apollo/client/react";
import { RosterImportsDocument } from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { ShowMore } from "../../office/show-more";

/** The files checked or brought in before, latest first; each leads to its report. */
export function ImportHistory() {
  const say = useMessages(rosterImport);
  const { locale } = useLanguage();
  const { data, fetchMore } = useQuery(RosterImportsDocument, { fetchPolicy: "cache-and-network" });
  if (!data) return null;
  const { nodes, pageInfo, totalCount } = data.rosterImports;
  return (
    <section aria-labelledby="history" className="card m-4 mt-2 overflow-clip">
      <h2 id="history" className="px-4 py-3 text-lg">
        {say("history")}
      </h2>
      {!nodes.length && <p className="muted px-4 pb-4">{say("historyNone")}</p>}
      <ul>
        {nodes.map(({ id, kind, fileName, status, createdAt, summary }) => (
          <li key={id} className="border-t border-line">
            <a href={`/lists/${id}`} className="grid min-h-14 px-4 py-2">
              <span className="font-semibold">{fileName}</span>
              <span className="muted text-sm">
                {[
                  say(`kind${kind}`),
                  formatMoment(locale, Date.parse(createdAt)),
                  say(`state${status}`),
                  `${summary.rows} ${say("rows", { n: summary.rows })}`,
                ].join(" · ")}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <div className="border-t border-line p-4">
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more
            onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
        </div>
      )}
    </section>
  );
}
