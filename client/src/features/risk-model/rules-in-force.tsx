import type { RiskModelInForceQuery } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskRulesInForce } from "../../i18n/risk-rules-in-force";
import { NeverFor } from "./never-for";
import { Part } from "./part";
import { RulesTable } from "./rules-table";
import { useRiskFigures } from "./use-risk-figures";
import { useVerdict } from "./use-verdict";
import { Ways } from "./ways";

type Latest = RiskModelInForceQuery["riskModels"]["nodes"][number];

/** That the simple rules make the list, why, and what they count. */
export function RulesInForce({ latest }: { latest: Latest | undefined }) {
  const say = useMessages(riskRulesInForce);
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_22rem]">
        <Part title={say("rulesTitle")}>
          <div className="grid gap-3 px-4 py-3">
            {latest ? <Why latest={latest} /> : <p>{say("whyNone")}</p>}
            <p className="muted">{say("rulesHelp")}</p>
            {latest && (
              <a href={`/risk-model/versions/${latest.version}`} className="link justify-self-start">
                {say("toVersion", { version: latest.version })}
              </a>
            )}
          </div>
        </Part>
        <Ways />
      </div>
      <RulesTable />
      <NeverFor />
    </>
  );
}

function Why({ latest }: { latest: Latest }) {
  const say = useMessages(riskRulesInForce);
  const { whole } = useRiskFigures();
  const { why } = useVerdict();
  const { state, verdict, version, rows, events } = latest;
  if (state === "ROLLED_BACK") return <p>{say("whyRolledBack", { version })}</p>;
  if (state === "REPLACED") return <p>{say("whyLeftPool", { version })}</p>;
  if (verdict === "THIN") return <p>{say("whyThin", { rows: whole(rows), events: whole(events) })}</p>;
  return <p>{say("whyStored", { version, why: why(latest) })}</p>;
}
