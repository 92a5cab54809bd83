import { useQuery } from "@apollo/client/react";
import { InstalmentPlansDocument } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { Empty } from "../../ui/empty";
import { schoolDayAt } from "../../values/school-day";

/** Every plan that holds, and what is to be paid of it next. */
export function PlanList() {
  const say = useMessages(invoicing);
  const { locale } = useLanguage();
  const query = useQuery(InstalmentPlansDocument);
  const today: string = schoolDayAt(Date.now());
  const next = (parts: readonly { day: string; owed: number }[]) => {
    const part = parts.find(({ owed }) => owed > 0);
    if (!part) return say("planPaid");
    const values = { amount: formatMoney(locale, part.owed), day: formatDay(locale, part.day, "brief") };
    return part.day < today ? say("latePart", values) : say("nextPart", values);
  };
  return (
    <OfficePage
      title={say("plans")}
      back="/fees"
      query={query}
      above={
        <p className="muted">
          {say("plansHelp")}{" "}
          <a href="/accounts" className="link">
            {say("toAccounts")}
          </a>
        </p>
      }
    >
      {({ instalmentPlans: { nodes, pageInfo, totalCount } }) => (
        <>
          {nodes.length === 0 && <Empty title={say("noPlans")} />}
          {nodes.length > 0 && (
            <ul className="card">
              {nodes.map(({ id, learner, instalments, note }) => (
                <li key={id} className="border-line not-first:border-t">
                  <a href={`/accounts/${learner.id}`} className="flex min-h-14 items-center gap-3 px-4 py-2">
                    <span className="min-w-0 flex-1">
                      <span className="block font-semibold">{learner.name}</span>
                      <span className="muted block text-sm">
                        {[next(instalments), note].filter(Boolean).join(" · ")}
                      </span>
                    </span>
                    <span className="tabular-nums">
                      {formatMoney(
                        locale,
                        instalments.reduce((sum, { owed }) => sum + owed, 0),
                      )}
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
