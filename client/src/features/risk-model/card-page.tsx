import { useQuery } from "@apollo/client/react";
import { RiskModelInForceDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskModel } from "../../i18n/risk-model";
import { OfficePage } from "../../office/office-page";
import { ModelInForce } from "./model-in-force";
import { NeverTold } from "./never-told";
import { PrintButton } from "./print-button";
import { RulesInForce } from "./rules-in-force";
import { useBasis } from "./use-basis";

/** What makes the weekly list, and what it is worth: the model in force with its card, or the simple rules. */
export function CardPage() {
  const say = useMessages(riskModel);
  const basisOf = useBasis();
  const query = useQuery(RiskModelInForceDocument, { fetchPolicy: "cache-and-network" });
  const model = query.data?.riskModel;
  return (
    <OfficePage
      title={say("title")}
      subtitle={query.data ? (model ? basisOf(model) : say("RULES")) : ""}
      back="/risk"
      wide
      query={query}
    >
      {(data) => (
        <>
          {data.riskModel ? (
            <ModelInForce model={data.riskModel} standing={data.riskWeek} />
          ) : (
            <RulesInForce latest={data.riskModels.nodes[0]} />
          )}
          <NeverTold />
          <PrintButton />
        </>
      )}
    </OfficePage>
  );
}
