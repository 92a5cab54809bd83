import type { RiskCardFieldsFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { riskFeatures } from "../../i18n/risk-features";
import { riskFigures } from "../../i18n/risk-figures";
import { Icon } from "../../ui/icon";
import { WARN } from "../../ui/icon-paths";
import { useRiskFigures } from "./use-risk-figures";
import { Part } from "./part";

const SOMEWHAT = 0.1;
const SHOWN = 8;

/** Whether the learners whom it scores now are like those it learnt from; what changed most stands first. */
export function DriftPart({ drift, driftOn }: Pick<RiskCardFieldsFragment, "drift" | "driftOn">) {
  const say = useMessages(riskFigures);
  const { locale } = useLanguage();
  const nameOf = useMessages(riskFeatures);
  const { score } = useRiskFigures();
  const alarms = drift.filter(({ alarm }) => alarm).length;
  const shown = drift.toSorted((one, other) => other.psi - one.psi).filter(({ alarm }, at) => alarm || at < SHOWN);
  return (
    <Part title={say("drift")}>
      <p className={`flex items-start gap-2 px-4 pt-1 pb-2 ${alarms > 0 ? "font-semibold" : ""}`}>
        {alarms > 0 && (
          <span className="mt-0.5 flex-none">
            <Icon d={WARN} size={20} />
          </span>
        )}
        {drift.length === 0 ? say("noDrift") : alarms === 0 ? say("driftNone") : say("driftSome", { n: alarms })}
      </p>
      {drift.length > 0 && (
        <p className="muted px-4 pb-1 text-sm">
          {say("driftHelp")} {driftOn && say("driftOn", { day: formatDay(locale, driftOn, "dated") })}
        </p>
      )}
      {drift.length > 0 && (
        <table className="grid-table max-sm:text-sm" aria-label={say("drift")}>
          <thead>
            <tr>
              <th scope="col">{say("learntBy")}</th>
              <th scope="col" data-number>
                {say("psi")}
              </th>
              <th scope="col">{say("change")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ feature, psi, alarm }) => (
              <tr key={feature} className={alarm ? "font-semibold" : ""}>
                <th scope="row" className="align-top">
                  {nameOf(feature)}
                </th>
                <td data-number>{score(psi)}</td>
                <td>{say(alarm ? "much" : psi >= SOMEWHAT ? "somewhat" : "asBefore")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
