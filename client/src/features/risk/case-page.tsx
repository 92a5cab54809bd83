import { useQuery } from "@apollo/client/react";
import { RiskCaseDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { risk } from "../../i18n/risk";
import { riskCases } from "../../i18n/risk-cases";
import { OfficePage } from "../../office/office-page";
import { Empty } from "../../ui/empty";
import { CaseSheet } from "./case-sheet";

/** One case: who sees to it, what was tried, how it ended; it prints as a sheet to take along. */
export function CasePage({ id }: { id: string }) {
  const say = useMessages(riskCases);
  const sayRisk = useMessages(risk);
  const sayOffice = useMessages(office);
  const query = useQuery(RiskCaseDocument, { variables: { id } });
  const found = query.data?.riskCase;
  const about = found && [say("case", { number: found.number }), found.className];
  return (
    <OfficePage
      title={found?.learnerName ?? (query.data ? sayOffice("notFound") : "…")}
      tab={say("title")}
      subtitle={about?.filter(Boolean).join(" · ") ?? ""}
      back="/risk/cases"
      query={query}
      unreached={sayRisk("needsNetwork")}
    >
      {({ riskCase }) =>
        riskCase ? (
          <CaseSheet key={riskCase.id} riskCase={riskCase} />
        ) : (
          <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>
        )
      }
    </OfficePage>
  );
}
