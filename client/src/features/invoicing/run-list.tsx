import { useQuery } from "@apollo/client/react";
import { InvoiceRunsDocument } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";

/** Every invoice run, the latest first. */
export function RunList({ manages }: { manages: boolean }) {
  const say = useMessages(invoicing);
  const { locale } = useLanguage();
  const termName = useTermName();
  const query = useQuery(InvoiceRunsDocument);
  return (
    <OfficePage title={say("runs")} back="/fees" query={query}>
      {({ invoiceRuns: { nodes, pageInfo, totalCount } }) => (
        <>
          {manages && (
            <a href="/invoicing/new" className="btn btn-main justify-self-start">
              {say("newRun")}
            </a>
          )}
          {nodes.length === 0 ? (
            <Empty title={say("noRuns")}>{say("noRunsHelp")}</Empty>
          ) : (
            <ul className="card">
              {nodes.map((run) => (
                <li key={run.id} className="border-line not-first:border-t">
                  <a href={`/invoicing/run/${run.id}`} className="flex min-h-14 items-center gap-3 px-4 py-2">
                    <span className="min-w-0 flex-1">
                      <span className="block font-semibold">{termName(run.term)}</span>
                      <span className="muted block text-sm">
                        {say("runLine", {
                          day: formatDay(locale, run.day, "dated"),
                          due: formatDay(locale, run.dueDay, "dated"),
                        })}
                      </span>
                    </span>
                    <span className="text-right">
                      <span className={`block font-semibold tabular-nums ${run.reversedAt ? "line-through" : ""}`}>
                        {formatMoney(locale, run.cents - run.discountCents)}
                      </span>
                      <span className="muted block text-sm">
                        {run.reversedAt ? say("reversed") : say("invoices", { n: run.invoiceCount })}
                      </span>
                    </span>
                    <Icon d={FORWARD} size={20} />
                  </a>
                </li>
              ))}
            </ul>
          )}
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
        </>
      )}
    </OfficePage>
  );
}
