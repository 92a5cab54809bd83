import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import { type RiskCaseState, RiskCasesDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { risk } from "../../i18n/risk";
import { riskCases } from "../../i18n/risk-cases";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { WayRow } from "../../office/way-row";
import { Empty } from "../../ui/empty";
import { CaseRow } from "./case-row";
import { RiskTabs } from "./risk-tabs";
import { useRiskRole } from "./use-risk-role";

const STATES = [
  { state: "OPEN", href: "/risk/cases" },
  { state: "OVERDUE", href: "/risk/cases/overdue" },
  { state: "CLOSED", href: "/risk/cases/closed" },
] as const satisfies readonly { state: RiskCaseState; href: string }[];

/** The learners who are or were followed up. */
export function CasesPage({ session, state }: { session: Session; state: RiskCaseState }) {
  const say = useMessages(riskCases);
  const sayRisk = useMessages(risk);
  const { lists, seesAll } = useRiskRole(session);
  const [mine, setMine] = useState(false);
  const query = useQuery(RiskCasesDocument, { variables: { state, mine } });
  return (
    <OfficePage
      title={lists ? sayRisk("title") : say("title")}
      back="/"
      query={query}
      unreached={sayRisk("needsNetwork")}
      above={
        <>
          {lists && <RiskTabs part="cases" />}
          <nav aria-label={say("states")} className="no-print flex flex-wrap gap-2">
            {STATES.map((one) => (
              <a
                key={one.state}
                href={one.href}
                className="chip"
                aria-current={one.state === state ? "page" : undefined}
              >
                {say(one.state)}
              </a>
            ))}
          </nav>
          {lists && (
            <label className="no-print flex min-h-12 items-center gap-3">
              <input
                type="checkbox"
                className="size-6"
                checked={mine}
                onChange={({ currentTarget: { checked } }) => setMine(checked)}
              />
              {say("mine")}
            </label>
          )}
        </>
      }
    >
      {({ riskCases: { nodes, totalCount, pageInfo } }) => (
        <>
          {nodes.length === 0 ? (
            <Empty title={say("none")}>{say(state === "OPEN" && !lists ? "noneHelpGiven" : `noneHelp${state}`)}</Empty>
          ) : (
            <ul className="card overflow-clip" aria-label={say(state)}>
              {nodes.map((one) => (
                <CaseRow key={one.id} riskCase={one} />
              ))}
            </ul>
          )}
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
          {seesAll && state === "CLOSED" && (
            <ul className="card no-print overflow-clip">
              <WayRow href="/risk-model/effect" title={say("toEffect")} />
            </ul>
          )}
        </>
      )}
    </OfficePage>
  );
}
