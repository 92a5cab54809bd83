import { useState } from "react";
import type { RiskCardFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskModel } from "../../i18n/risk-model";
import { CalibrationPart } from "./calibration-part";
import { ComparisonPart } from "./comparison-part";
import { DriftPart } from "./drift-part";
import { FactsPart } from "./facts-part";
import { GroupsPart } from "./groups-part";
import { ImportancesPart } from "./importances-part";

type CardBodyProps = { card: RiskCardFieldsFragment; bands: Parameters<typeof FactsPart>[0]["bands"] };

/** So wide, and everything is shown at once. */
const WIDE = "(width >= 48rem)";

/** The figures behind a card's words. On a phone those for whoever checks it are shown when asked for; printed they all are. */
export function CardBody({ card, bands }: CardBodyProps) {
  const say = useMessages(riskModel);
  const [all, setAll] = useState(() => matchMedia(WIDE).matches);
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-2 print:grid-cols-2">
        <CalibrationPart card={card} />
        <ImportancesPart importances={card.importances} />
      </div>
      {!all && (
        <button type="button" className="btn" onClick={() => setAll(true)}>
          {say("showFigures")}
        </button>
      )}
      <div className={all ? "grid gap-4" : "hidden gap-4 print:grid"}>
        <ComparisonPart measures={card.measures} />
        <div className="grid items-start gap-4 lg:grid-cols-2 print:grid-cols-2">
          <GroupsPart groups={card.groups} />
          <DriftPart drift={card.drift} driftOn={card.driftOn} />
        </div>
        <FactsPart card={card} bands={bands} />
      </div>
    </>
  );
}
