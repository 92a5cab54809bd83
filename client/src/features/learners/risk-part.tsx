import { useQuery } from "@apollo/client/react";
import { LearnerRiskPartDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskWords } from "../../i18n/risk-words";
import { useRiskWords } from "../../i18n/use-risk-words";
import { RiskBandMark } from "../../office/risk-band-mark";
import { RiskReasonList } from "../../office/risk-reason-list";

/** How likely a learner is to leave, and why; nothing for whoever may not see it, or where nobody has looked. */
export function RiskPart({ id }: { id: string }) {
  const say = useMessages(riskWords);
  const { standingOf } = useRiskWords();
  const { data } = useQuery(LearnerRiskPartDocument, { variables: { id }, fetchPolicy: "cache-and-network" });
  const risk = data?.learner?.dropoutRisk;
  if (!risk) return null;
  return (
    <section aria-labelledby="risk" className="card grid gap-2 p-4">
      <h2 id="risk" className="text-lg">
        {say("ofLeaving")}
      </h2>
      <p className="flex flex-wrap items-center gap-x-2">
        <RiskBandMark band={risk.band} />
        <span className="tabular-nums">{standingOf(risk)}</span>
      </p>
      {risk.band !== "LOW" && risk.reasons.length > 0 && <RiskReasonList reasons={risk.reasons} />}
      <p className="flex flex-wrap gap-2">
        <a href={`/risk/learner/${id}`} className="btn">
          {say("toRisk")}
        </a>
        {risk.openCase && (
          <a href={`/risk/cases/${risk.openCase.id}`} className="btn">
            {say("toCase", { number: risk.openCase.number })}
          </a>
        )}
      </p>
    </section>
  );
}
