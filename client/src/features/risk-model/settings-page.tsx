import { useQuery } from "@apollo/client/react";
import { RiskSettingsDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskTraining } from "../../i18n/risk-training";
import { OfficePage } from "../../office/office-page";
import { CapacityForm } from "./capacity-form";
import { TogetherPart } from "./together-part";

/** How the head steers the early warning: how many learners a week, and whether the school learns with others. */
export function SettingsPage() {
  const say = useMessages(riskTraining);
  const query = useQuery(RiskSettingsDocument, { fetchPolicy: "cache-and-network" });
  return (
    <OfficePage title={say("settings")} back="/risk-model" query={query}>
      {({ riskSettings, riskWeek }) => (
        <>
          {!riskWeek.maySteer && <p className="muted">{say("headSteers")}</p>}
          <CapacityForm settings={riskSettings} standing={riskWeek} />
          <TogetherPart settings={riskSettings} maySteer={riskWeek.maySteer} />
        </>
      )}
    </OfficePage>
  );
}
