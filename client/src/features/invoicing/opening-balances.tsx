import { useQuery } from "@apollo/client/react";
import { OpeningBalancesDocument } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { Empty } from "../../ui/empty";
import { OpeningList } from "./opening-list";

/** What was owed before the school used Asili, one by one or from a list. */
export function OpeningBalances({ manages }: { manages: boolean }) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const query = useQuery(OpeningBalancesDocument);
  return (
    <OfficePage
      title={say("opening")}
      back="/fees"
      query={query}
      above={
        <p className="muted">
          {say("openingHelp")}{" "}
          <a href="/accounts" className="link">
            {say("toAccounts")}
          </a>
        </p>
      }
    >
      {({ openingBalances: { nodes, pageInfo, totalCount } }) => (
        <>
          {manages && <OpeningList onAccepted={() => void query.refetch()} />}
          {nodes.length === 0 && <Empty title={say("noOpening")}>{say("noOpeningHelp")}</Empty>}
          {nodes.length > 0 && (
            <ul className="card">
              {nodes.map(({ learner, cents, day }) => (
                <li key={learner.id} className="border-line not-first:border-t">
                  <a href={`/accounts/${learner.id}`} className="flex min-h-14 items-center gap-3 px-4 py-2">
                    <span className="min-w-0 flex-1">
                      <span className="block">{learner.name}</span>
                      <span className="muted block text-sm">
                        {`${sayOffice("admission", { number: learner.admissionNumber })} · ${formatDay(locale, day, "dated")}`}
                      </span>
                    </span>
                    <span className="font-semibold tabular-nums">
                      {cents < 0 ? say("ahead", { amount: formatMoney(locale, -cents) }) : formatMoney(locale, cents)}
                    </span>
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
