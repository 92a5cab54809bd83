import { useQuery } from "@apollo/client/react";
import { RiskEffectDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskOversight } from "../../i18n/risk-oversight";
import { OfficePage } from "../../office/office-page";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { EffectChart } from "./effect-chart";
import { EffectTable } from "./effect-table";
import { EffectWords } from "./effect-words";
import { PrintButton } from "./print-button";

/** What came of following learners up, term by term, beside those who were not. */
export function EffectPage() {
  const say = useMessages(riskOversight);
  const query = useQuery(RiskEffectDocument, { fetchPolicy: "cache-and-network" });
  return (
    <OfficePage title={say("effect")} back="/risk-model" query={query}>
      {({ riskEffect }) => {
        const terms = riskEffect.filter(({ listed, followed }) => listed + followed > 0);
        const [latest] = terms;
        return latest === undefined ? (
          <Empty title={say("nothing")}>
            <p>{say("nothingHelp")}</p>
            <a href="/risk" className="btn mt-4">
              {say("toList")}
            </a>
          </Empty>
        ) : (
          <>
            <EffectWords term={latest} />
            {terms.some(({ followed }) => followed > 0) && <EffectChart terms={terms} />}
            <EffectTable terms={terms} />
            <Note tone="warn">{say("noProof")}</Note>
            <PrintButton />
          </>
        );
      }}
    </OfficePage>
  );
}
